import { addBlock, choosePrefix, readPrefixStocks } from "@deadwax/catalog";
import { defineCommand, outcome, type CommandGroup } from "../../command/command.ts";
import { paragraph, spaced, verbatim } from "../../output/block.ts";
import { status } from "../../output/status.ts";
import { table } from "../../output/table.ts";
import { withCatalog } from "../../session/open-catalog.ts";
import { parseRange } from "../../session/ranges.ts";
import { shownPrefix, shownRange } from "../../session/words.ts";

const range = {
  type: "string",
  placeholder: "FROM-TO",
  required: true,
  help: "Its numbers: 50000-59999",
} as const;
const positionals = [{ name: "prefix", help: "The prefix it is taken from" }] as const;

const add = defineCommand({
  description:
    "For a studio, an imprint, a project. assign and reserve take from it with --block; nothing else does.",
  examples: [
    {
      command: "deadwax block add AA-6Q7 --range 10000-19999 --name remixes",
      says: "Set 10,000 numbers aside",
    },
  ],
  positionals,
  flags: { range, name: { type: "string", placeholder: "NAME", required: true, help: "What to call it" } },
  writes: true,
  async run(command, input) {
    return withCatalog(command, async (catalog) => {
      const prefix = await catalog.store.read((reader) => choosePrefix(reader, input.positionals.prefix));
      const request = { prefixId: prefix.id, name: input.flags.name, range: parseRange(input.flags.range) };
      const { value } = await addBlock(catalog, request);
      const result = {
        schema: "deadwax.block.add/1" as const,
        block: value.block,
        isDryRun: command.isDryRun,
      };
      return outcome(result, ({ block }) =>
        status(
          "ok",
          `Set ${shownRange({ from: block.rangeFrom, to: block.rangeTo })} of ${shownPrefix(prefix.prefixCode)} aside as “${block.name}”`,
        ),
      );
    });
  },
});

const delegate = defineCommand({
  description: `This catalog never issues from the block again. The copy that gets it is told by the token this command prints:
  deadwax instance copied --token TOKEN.`,
  examples: [
    {
      command: 'deadwax block delegate AA-6Q7 --range 50000-59999 --to "studio laptop"',
      says: "Give a block to a copy",
    },
  ],
  positionals,
  flags: {
    range,
    to: {
      type: "string",
      placeholder: "NAME",
      required: true,
      help: "The copy of the catalog that is to issue from it",
    },
  },
  writes: true,
  async run(command, input) {
    return withCatalog(command, async (catalog) => {
      const prefix = await catalog.store.read((reader) => choosePrefix(reader, input.positionals.prefix));
      const { to } = input.flags;
      const { value } = await addBlock(catalog, {
        prefixId: prefix.id,
        name: to,
        range: parseRange(input.flags.range),
        holder: to,
      });
      const result = { schema: "deadwax.block.delegate/1" as const, ...value, isDryRun: command.isDryRun };
      return outcome(result, ({ block, token }) =>
        spaced(
          status(
            "ok",
            `Gave ${shownRange({ from: block.rangeFrom, to: block.rangeTo })} of ${shownPrefix(prefix.prefixCode)} to “${to}”`,
          ),
          paragraph("In the copy, run:"),
          verbatim(`  deadwax instance copied --token ${token ?? ""}`),
        ),
      );
    });
  },
});

const list = defineCommand({
  description: "Blocks are parts of a prefix's range, with their numbers and who issues from them.",
  examples: [{ command: "deadwax block list", says: "Every block" }],
  positionals: [],
  flags: {},
  async run(command) {
    return withCatalog(command, async (catalog) => {
      const stocks = await catalog.store.read((reader) => readPrefixStocks(reader, catalog.clock.now()));
      const blocks = stocks.flatMap(({ prefix, places }) =>
        places.flatMap(({ block, isHere, left }) =>
          block === null ? [] : [{ prefix: prefix.prefixCode, block, isHere, left }],
        ),
      );
      return outcome({ schema: "deadwax.block.list/1", blocks }, (result) =>
        result.blocks.length === 0
          ? paragraph("There are no blocks: everything is issued from the whole range.")
          : table(
              [
                { title: "Prefix", value: (row) => shownPrefix(row.prefix), isWhole: true },
                { title: "Block", value: (row) => row.block.name },
                {
                  title: "Range",
                  value: (row) => shownRange({ from: row.block.rangeFrom, to: row.block.rangeTo }),
                  isWhole: true,
                },
                {
                  title: "Issued by",
                  value: (row) => (row.isHere ? "this catalog" : (row.block.holder ?? "another copy")),
                },
                { title: "Left", value: (row) => row.left },
              ],
              result.blocks,
            ),
      );
    });
  },
});

export const blockCommands: CommandGroup = {
  description: "A block is a part of a prefix's range, set aside inside one registrant.",
  subcommands: [
    { name: "add", summary: "Set numbers aside", load: () => add },
    { name: "delegate", summary: "Give numbers to another copy of this catalog", load: () => delegate },
    { name: "list", summary: "Show all blocks", load: () => list },
  ],
};
