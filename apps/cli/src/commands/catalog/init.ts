import { basename, resolve } from "node:path";
import {
  CODE_ROUTES,
  createIdSource,
  initCatalog,
  type Catalog,
  type CodeRoute,
  type InitRequest,
} from "@deadwax/catalog";
import { territoryFor, type TerritoryAgency } from "@deadwax/identifiers/prefixes";
import { systemClock, systemRandomness } from "@deadwax/storage";
import type { CatalogAddress } from "../../command/catalog-address.ts";
import { defineCommand, outcome, type CommandContext } from "../../command/command.ts";
import { bullets, heading, paragraph, spaced } from "../../output/block.ts";
import { facts } from "../../output/facts.ts";
import { status } from "../../output/status.ts";
import type { Choice } from "../../prompt/prompt.ts";
import { contextFor, createCatalog } from "../../session/open-catalog.ts";
import { parseLastUsed, parseRange, readLastUsed } from "../../session/ranges.ts";
import { requireTerritory } from "../../session/territories.ts";

const ROUTES: readonly Choice<CodeRoute>[] = [
  {
    value: "distributor",
    label: "A distributor",
    hint: "TuneCore, DistroKid and others give a code with each upload: enter it here and keep it",
  },
  {
    value: "own-prefix",
    label: "My own prefix",
    hint: "a national agency allocated five characters to you: Deadwax assigns from them",
  },
  { value: "label", label: "A label", hint: "it assigns the codes and tells you: enter them here" },
  { value: "unknown", label: "I do not know yet", hint: "begin without; nothing has to be decided now" },
];

const NEXT: Readonly<Record<CodeRoute, readonly string[]>> = {
  "own-prefix": [
    "deadwax add FOLDER              reads and files your audio",
    "deadwax approve RECORDING       says which file is the master",
    "deadwax assign RECORDING        gives it its code, once and for ever",
  ],
  distributor: [
    "deadwax add FOLDER              reads and files your audio",
    "deadwax enter CODE RECORDING --source distributor",
    "deadwax embed --to FOLDER       writes the codes into tagged copies",
  ],
  label: [
    "deadwax add FOLDER              reads and files your audio",
    "deadwax enter CODE RECORDING --source label",
    "deadwax embed --to FOLDER       writes the codes into tagged copies",
  ],
  unknown: [
    "deadwax add FOLDER              reads and files your audio",
    "deadwax list                    shows what there is, and which codes the files carry",
  ],
};

export const init = defineCommand({
  description: `Makes a catalog: a folder with one database, a plain list of every code it issues, and backups.

  Nobody needs a registrant, a label or a release to begin. With a prefix of your own, say which of its numbers were
  already used this year: only you can know, and a number must never be given twice.`,
  examples: [
    { command: "deadwax init", says: "Begin in this folder; the questions explain themselves" },
    {
      command: "deadwax init ~/catalog --codes distributor",
      says: "Begin with codes that a distributor gives",
    },
    {
      command: 'deadwax init --codes own-prefix --prefix AA-6Q7 --registrant "Night Shift Records" --unused',
      says: "Begin with a prefix that was never used before",
    },
  ],
  positionals: [
    {
      name: "folder",
      help: "Where the catalog is to be; left out, here",
      optional: true,
      completes: "folder",
    },
  ],
  flags: {
    name: { type: "string", placeholder: "NAME", help: "What to call it; left out, the folder's name" },
    codes: { type: "string", placeholder: "WHO", choices: CODE_ROUTES, help: "Who gives you codes" },
    territory: {
      type: "string",
      placeholder: "COUNTRY",
      help: "Where you are, by name or code, to name your agency",
    },
    registrant: { type: "string", placeholder: "NAME", help: "To whom the prefix was allocated" },
    prefix: { type: "string", placeholder: "PREFIX", help: "The five characters of your own prefix" },
    range: {
      type: "string",
      placeholder: "FROM-TO",
      repeated: true,
      help: "The numbers allocated with it, when not all",
    },
    unused: { type: "boolean", help: "No number of the prefix was used this year" },
    lastUsed: { type: "string", placeholder: "NUMBER", help: "The highest number that was used this year" },
    timeZone: { type: "string", placeholder: "ZONE", help: "IANA time zone that decides the year of a code" },
    demo: { type: "boolean", help: "A catalog to play with: it may use the standard's example prefix" },
  },
  writes: true,
  async run(context, { positionals, flags }) {
    const address: CatalogAddress =
      positionals.folder === undefined ? context.catalog : folderAt(resolve(context.cwd, positionals.folder));
    const codes = flags.codes ?? (await askRoute(context));
    const territory = await findTerritory(context, flags.territory, codes);
    const request = await initRequest(context, { ...flags, codes, agency: territory?.agency.name });
    const catalog: Catalog = {
      id: createIdSource(systemClock, systemRandomness).next(),
      revision: 1,
      name: flags.name ?? (address.kind === "folder" ? basename(address.path) : "Deadwax catalog"),
      isDemo: flags.demo,
      codeRoute: codes,
      territory: territory?.code ?? null,
      timeZone: timeZoneOf(flags.timeZone),
    };
    if (!context.isDryRun) await create(context, { address, catalog, request });
    const result = {
      schema: "deadwax.init/1" as const,
      place: address.label,
      name: catalog.name,
      codes,
      agency:
        territory === undefined ? null : { territory: territory.territory, name: territory.agency.name },
      prefix: request.prefix?.prefix ?? null,
      isDryRun: context.isDryRun,
    };
    return outcome(result, (made) =>
      spaced(
        status("ok", [made.isDryRun ? "Would begin the catalog “" : "Began the catalog “", made.name, "”"]),
        facts([
          ["Place", made.place],
          ["Codes from", ROUTES.find((route) => route.value === made.codes)?.label],
          ["Prefix", made.prefix ?? undefined],
          [
            "Your agency",
            made.agency === null ? undefined : `${made.agency.name} (${made.agency.territory})`,
          ],
        ]),
        heading("Next"),
        bullets(NEXT[made.codes]),
        made.codes === "own-prefix" && made.prefix === null
          ? paragraph(
              "Once the agency has allocated a prefix to you: deadwax prefix add PREFIX --registrant NAME --unused",
            )
          : paragraph("Everything can be undone with deadwax undo, and deadwax history tells what was done."),
      ),
    );
  },
});

async function askRoute(context: CommandContext): Promise<CodeRoute> {
  return context.prompt.choose({
    question: "Who gives you codes?",
    flag: "--codes",
    choices: ROUTES,
  });
}

/** Asked only where it helps: somebody without a distributor or label has an agency to turn to. */
async function findTerritory(
  context: CommandContext,
  given: string | undefined,
  codes: CodeRoute,
): Promise<TerritoryAgency | undefined> {
  const isAsked =
    given === undefined && context.prompt.isPossible && (codes === "own-prefix" || codes === "unknown");
  const named = isAsked
    ? await context.prompt.text({
        question: "Which country are you in? (names the agency that allocates prefixes; empty to skip)",
        flag: "--territory COUNTRY",
        check: (answer) =>
          answer.trim() === "" || territoryFor(answer) !== undefined
            ? undefined
            : "That is no country in the table of agencies.",
      })
    : given;
  if (named === undefined || named.trim() === "") return undefined;
  return requireTerritory(named);
}

interface PrefixFlags {
  readonly codes: CodeRoute;
  /** The agency of the territory that was named. */
  readonly agency: string | undefined;
  readonly registrant: string | undefined;
  readonly prefix: string | undefined;
  readonly range: readonly string[];
  readonly unused: boolean;
  readonly lastUsed: string | undefined;
  readonly timeZone: string | undefined;
}

async function initRequest(context: CommandContext, flags: PrefixFlags): Promise<InitRequest> {
  const canAsk = flags.codes === "own-prefix" && flags.prefix === undefined && context.prompt.isPossible;
  const prefix = canAsk
    ? await context.prompt.text({
        question: "Your prefix, as the agency wrote it (empty if you have none yet)",
        flag: "--prefix PREFIX",
      })
    : flags.prefix;
  if (prefix === undefined || prefix.trim() === "") return {};
  const name =
    flags.registrant ??
    (await context.prompt.text({ question: "To whom was it allocated?", flag: "--registrant NAME" }));
  const lastUsed = await findLastUsed(context, prefix, flags);
  const timeZone = timeZoneOf(flags.timeZone);
  return {
    registrant: {
      ...{ name, kind: "organization", timeZone },
      ...(flags.agency === undefined ? {} : { agency: flags.agency }),
    },
    prefix: {
      prefix,
      control: "own",
      ...(flags.range.length === 0 ? {} : { ranges: flags.range.map(parseRange) }),
      ...(lastUsed === undefined ? {} : { lastUsed }),
    },
  };
}

async function findLastUsed(
  context: CommandContext,
  prefix: string,
  flags: PrefixFlags,
): Promise<number | undefined> {
  const said = readLastUsed(prefix, flags);
  if (said !== undefined) return said;
  if (!context.prompt.isPossible) return undefined;
  const answer = await context.prompt.text({
    question: "The highest number that was already used this year, as 00041, or “none”",
    flag: "--last-used NUMBER or --unused",
  });
  return answer.trim().toLowerCase() === "none" ? -1 : parseLastUsed(answer, prefix);
}

function timeZoneOf(given: string | undefined): string {
  return given ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

async function create(
  context: CommandContext,
  given: { readonly address: CatalogAddress; readonly catalog: Catalog; readonly request: InitRequest },
): Promise<void> {
  const opened = await createCatalog(given.address, given.catalog, context.env);
  try {
    await initCatalog(contextFor(context, opened), given.request);
  } finally {
    await opened.store.close();
  }
}

function folderAt(path: string): CatalogAddress {
  return { kind: "folder", path, label: path };
}
