import {
  addMandate,
  addPrefix,
  CatalogError,
  closePrefix,
  findNamed,
  choosePrefix,
  isPartialDate,
  PREFIX_CONTROLS,
  readPrefixStocks,
  setPrefixStart,
  type PartialDate,
  type PrefixStock,
} from "@deadwax/catalog";
import { defineCommand, outcome, type CommandGroup } from "../../command/command.ts";
import { bar } from "../../output/bar.ts";
import { heading, paragraph, spaced, type Block } from "../../output/block.ts";
import { facts } from "../../output/facts.ts";
import { status } from "../../output/status.ts";
import { table } from "../../output/table.ts";
import { count } from "@deadwax/catalog";
import { withCatalog } from "../../session/open-catalog.ts";
import { parseRange, parseYear, readLastUsed } from "../../session/ranges.ts";
import { shownPrefix, shownRange } from "../../session/words.ts";

const add = defineCommand({
  description: `Records a prefix that an agency allocated. An own prefix is for the registrant's recordings only; a managed one
  serves named clients, each with a mandate.

  Say which numbers were already used this year (--unused, or --last-used): until then nothing is issued from it.`,
  examples: [
    {
      command: 'deadwax prefix add AA-6Q7 --registrant "Night Shift Records" --unused',
      says: "A new prefix",
    },
    {
      command: "deadwax prefix add AA-6Q7 --registrant ours --last-used 00041",
      says: "A prefix in use: go on at 00042",
    },
  ],
  positionals: [{ name: "prefix", help: "The five characters, with or without hyphen" }],
  flags: {
    registrant: {
      type: "string",
      placeholder: "NAME",
      required: true,
      help: "To whom it was allocated; see deadwax registrant",
    },
    control: {
      type: "string",
      placeholder: "KIND",
      choices: PREFIX_CONTROLS,
      default: "own",
      help: "Own recordings, or clients' by mandate",
    },
    range: {
      type: "string",
      placeholder: "FROM-TO",
      repeated: true,
      help: "The numbers allocated with it, when not all",
    },
    unused: { type: "boolean", help: "No number of it was used this year" },
    lastUsed: { type: "string", placeholder: "NUMBER", help: "The highest number that was used this year" },
    lowStock: {
      type: "number",
      placeholder: "COUNT",
      min: 0,
      isInteger: true,
      help: "Warn when fewer numbers are left",
    },
    agreement: { type: "string", placeholder: "TEXT", help: "Where the agency's allocation is on paper" },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    return withCatalog(command, async (catalog) => {
      const registrant = await catalog.store.read((reader) =>
        findNamed(reader, "registrant", flags.registrant),
      );
      const lastUsed = readLastUsed(positionals.prefix, flags);
      const { value: prefix } = await addPrefix(catalog, {
        registrantId: registrant.id,
        prefix: positionals.prefix,
        control: flags.control,
        ...(flags.range.length === 0 ? {} : { ranges: flags.range.map(parseRange) }),
        ...(lastUsed === undefined ? {} : { lastUsed }),
        ...(flags.lowStock === undefined ? {} : { lowStock: flags.lowStock }),
        ...(flags.agreement === undefined ? {} : { agreement: flags.agreement }),
      });
      return outcome({ schema: "deadwax.prefix.add/1", prefix, isDryRun: command.isDryRun }, (result) =>
        spaced(
          status(
            "ok",
            `Recorded the ${result.prefix.control} prefix ${shownPrefix(result.prefix.prefixCode)}`,
          ),
          lastUsed === undefined
            ? paragraph(
                "Before it can issue codes, say what was used this year: deadwax prefix start PREFIX --unused, or --last-used 00041.",
              )
            : facts([["Range", result.prefix.ranges.map(shownRange).join(", ")]]),
        ),
      );
    });
  },
});

const start = defineCommand({
  description:
    "Everything up to the number is closed: it may be in use, so it is never issued. The start can only move up.",
  examples: [{ command: "deadwax prefix start AA-6Q7 --last-used 00041", says: "Go on at 00042" }],
  positionals: [{ name: "prefix", help: "The prefix" }],
  flags: {
    year: { type: "string", placeholder: "YY", help: "The year it is about, when not this one" },
    unused: { type: "boolean", help: "No number of it was used in that year" },
    lastUsed: {
      type: "string",
      placeholder: "NUMBER",
      help: "The highest number that was used in that year",
    },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    const lastUsed = readLastUsed(positionals.prefix, flags);
    const year = flags.year === undefined ? undefined : parseYear(flags.year);
    return withCatalog(command, async (catalog) => {
      const prefix = await catalog.store.read((reader) => choosePrefix(reader, positionals.prefix));
      if (lastUsed === undefined) {
        throw new CatalogError("LEDGER_START_UNKNOWN", { prefix: prefix.prefixCode, year: year ?? "··" });
      }
      const { value: started } = await setPrefixStart(catalog, {
        prefix,
        lastUsed,
        ...(year === undefined ? {} : { year }),
      });
      return outcome(
        { schema: "deadwax.prefix.start/1", prefix: started, isDryRun: command.isDryRun },
        (result) => status("ok", `${shownPrefix(result.prefix.prefixCode)} goes on above what was used`),
      );
    });
  },
});

const close = defineCommand({
  description: "What it named stays. Close a prefix when the agency takes it back or you stop using it.",
  examples: [
    { command: "deadwax prefix close AA-6Q7 --on 2026-12-31", says: "Issue nothing from it after that day" },
  ],
  positionals: [{ name: "prefix", help: "The prefix" }],
  flags: { on: { type: "date", placeholder: "DATE", required: true, help: "From which day on" } },
  writes: true,
  async run(command, { positionals, flags }) {
    return withCatalog(command, async (catalog) => {
      const prefix = await catalog.store.read((reader) => choosePrefix(reader, positionals.prefix));
      const { value: closed } = await closePrefix(catalog, { prefixId: prefix.id, on: asDate(flags.on) });
      return outcome(
        { schema: "deadwax.prefix.close/1", prefix: closed, isDryRun: command.isDryRun },
        (result) =>
          status(
            "ok",
            `${shownPrefix(result.prefix.prefixCode)} is closed from ${result.prefix.closedOn ?? ""} on`,
          ),
      );
    });
  },
});

const mandate = defineCommand({
  description:
    "A managed prefix serves only clients whose mandate is in force: the agreement by which they appointed you.",
  examples: [
    {
      command: 'deadwax prefix mandate AA-6Q7 --client "Blue Room Records" --document contract-2026-03.pdf',
      says: "Record an appointment",
    },
  ],
  positionals: [{ name: "prefix", help: "The managed prefix" }],
  flags: {
    client: {
      type: "string",
      placeholder: "PARTY",
      required: true,
      help: "Who appointed you; see deadwax party add",
    },
    document: { type: "string", placeholder: "TEXT", required: true, help: "Where the agreement is" },
    from: { type: "date", placeholder: "DATE", help: "From when it is in force" },
    until: { type: "date", placeholder: "DATE", help: "Until when" },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    return withCatalog(command, async (catalog) => {
      const { prefix, client } = await catalog.store.read(async (reader) => ({
        prefix: await choosePrefix(reader, positionals.prefix),
        client: await findNamed(reader, "party", flags.client),
      }));
      const { value } = await addMandate(catalog, {
        prefixId: prefix.id,
        clientPartyId: client.id,
        document: flags.document,
        ...(flags.from === undefined ? {} : { validFrom: asDate(flags.from) }),
        ...(flags.until === undefined ? {} : { validTo: asDate(flags.until) }),
      });
      const result = {
        schema: "deadwax.prefix.mandate/1" as const,
        mandate: value,
        isDryRun: command.isDryRun,
      };
      return outcome(result, () =>
        status("ok", `${shownPrefix(prefix.prefixCode)} may serve “${client.name}”`),
      );
    });
  },
});

const show = defineCommand({
  description:
    "What is left this year, what was issued, and what cannot be told and is therefore never issued.",
  examples: [{ command: "deadwax prefix show", says: "Every prefix with its blocks" }],
  positionals: [],
  flags: {},
  async run(command) {
    return withCatalog(command, async (catalog) => {
      const stocks = await catalog.store.read((reader) => readPrefixStocks(reader, catalog.clock.now()));
      const result = { schema: "deadwax.prefix.show/1" as const, prefixes: stocks };
      return outcome(
        result,
        ({ prefixes }) => (prefixes.length === 0 ? noPrefix : spaced(...prefixes.map(stockBlock))),
        {
          hasProblems: stocks.some((stock) => stock.isLow),
        },
      );
    });
  },
});

const noPrefix = paragraph(
  "There is no prefix here. With one of your own: deadwax prefix add PREFIX --registrant NAME.",
);

function stockBlock(stock: PrefixStock): Block {
  const { prefix } = stock;
  const capacity = prefix.ranges.reduce((sum, range) => sum + range.to - range.from + 1, 0);
  const used = stock.reserved + stock.assigned + stock.void + stock.unaccounted;
  return spaced(
    heading(`${shownPrefix(prefix.prefixCode)}  ${prefix.control} prefix of ${stock.party.name}`),
    facts([
      ["Year", `20${stock.year} (${stock.registrant.timeZone})`],
      ["Used", [bar(used / capacity, 30), "  ", used, " of ", capacity]],
      ["Assigned", stock.assigned],
      ["Reserved", stock.reserved],
      ["Void", stock.void],
      ["Unaccounted", [stock.unaccounted, stock.unaccounted > 0 ? "  never issued: may be in use" : ""]],
      ["Left here", stock.left],
      ["Closed", prefix.closedOn ?? undefined],
      ["Mandates", stock.mandates.length === 0 ? undefined : stock.mandates.length],
    ]),
    table(
      [
        { title: "Block", value: ({ block }) => block?.name ?? "(outside of blocks)" },
        {
          title: "Range",
          value: ({ block }) =>
            block === null ? "" : shownRange({ from: block.rangeFrom, to: block.rangeTo }),
          isWhole: true,
        },
        {
          title: "Issued by",
          value: ({ block, isHere }) => (isHere ? "this catalog" : (block?.holder ?? "another copy")),
        },
        { title: "Left", value: ({ left }) => left },
      ],
      stock.places.length > 1 ? stock.places : [],
    ),
    stock.start === undefined
      ? status(
          "problem",
          "Nobody has said what was used this year, so nothing is issued.",
          "deadwax prefix start PREFIX --unused, or --last-used 00041",
        )
      : stock.isLow
        ? status(
            "warning",
            `Only ${count(stock.left, "number")} left this year.`,
            "Ask the agency for another prefix in time.",
          )
        : () => [],
  );
}

function asDate(text: string): PartialDate {
  if (isPartialDate(text)) return text;
  throw new Error("the frame checks dates");
}

export const prefixCommands: CommandGroup = {
  description:
    "A prefix is five characters that an agency allocated to a registrant; the numbers behind it are its range.",
  subcommands: [
    { name: "add", summary: "Record a prefix that an agency allocated", load: () => add },
    { name: "start", summary: "Say which numbers were used before this catalog", load: () => start },
    { name: "show", summary: "Show what is used and what is left", load: () => show },
    { name: "mandate", summary: "Record a client's appointment for a managed prefix", load: () => mandate },
    { name: "close", summary: "Issue nothing from it any more", load: () => close },
  ],
};
