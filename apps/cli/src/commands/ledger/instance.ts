import {
  FENCE_ANSWERS,
  FENCE_REASONS,
  fenced,
  findFence,
  requireIsrc,
  settleCopied,
  settleMoved,
  settleRestored,
  type CatalogContext,
} from "@deadwax/catalog";
import { defineCommand, outcome, type CommandContext, type CommandGroup } from "../../command/command.ts";
import { facts } from "../../output/facts.ts";
import { spaced } from "../../output/block.ts";
import { status } from "../../output/status.ts";
import { withCatalog } from "../../session/open-catalog.ts";

const show = defineCommand({
  description: `Only one copy of a catalog may issue codes from a range, or one number would be given twice. A catalog that is not where it
  was issues nothing until you say what happened to it.`,
  examples: [
    { command: "deadwax instance show", says: "Where this catalog lives and whether it may issue codes" },
  ],
  positionals: [],
  flags: {},
  async run(command) {
    return withCatalog(command, async (catalog, { codesLogPath }) => {
      const { instance, fence } = await catalog.store.read(async (reader) => ({
        instance: await reader.instance(),
        fence: await findFence(reader, catalog),
      }));
      const blocks = instance.onlyBlocks;
      const result = { schema: "deadwax.instance/1" as const, instance, fence, codesLog: codesLogPath };
      return outcome(
        result,
        () =>
          spaced(
            fence === null
              ? status(
                  "ok",
                  blocks === null
                    ? "This catalog may issue codes."
                    : "This copy may issue codes from the blocks it was given.",
                )
              : status(
                  "problem",
                  `It issues no codes: ${FENCE_REASONS[fence.reason]}.`,
                  `Say what happened with ${FENCE_ANSWERS[fence.reason]}.`,
                ),
            facts([
              ["Instance", instance.instanceId],
              ["Place", instance.home.place],
              ["codes.log", codesLogPath],
              ["Blocks", blocks === null ? undefined : blocks.length],
            ]),
          ),
        { hasProblems: fence !== null },
      );
    });
  },
});

const moved = defineCommand({
  description: "It is the only one still; the old folder is gone or will never be used again.",
  examples: [{ command: "deadwax instance moved", says: "Go on in the new place" }],
  positionals: [],
  flags: {},
  writes: true,
  async run(command) {
    return withCatalog(command, async (catalog) => {
      const isSure = await command.prompt.confirm({
        question: "Is this the only catalog that will ever issue from its prefixes, with no copy elsewhere?",
      });
      if (!isSure) throw fenced("other-place");
      const { value: instance } = await settleMoved(catalog);
      return outcome({ schema: "deadwax.instance.moved/1", instance, isDryRun: command.isDryRun }, () =>
        status("ok", "This catalog goes on here."),
      );
    });
  },
});

const copied = defineCommand({
  description: `A copy issues only from blocks that the original gave to it. In the original: deadwax block delegate PREFIX --range FROM-TO --to NAME
  prints the token.`,
  examples: [
    {
      command: "deadwax instance copied --token DWB1.AA6Q7.50000-59999.…",
      says: "Issue from that block, and from nothing else",
    },
  ],
  positionals: [],
  flags: {
    token: {
      type: "string",
      placeholder: "TOKEN",
      repeated: true,
      required: true,
      help: "What the original printed",
    },
  },
  writes: true,
  async run(command, { flags }) {
    return withCatalog(command, async (catalog) => {
      const { value: instance } = await settleCopied(catalog, flags.token);
      return outcome({ schema: "deadwax.instance.copied/1", instance, isDryRun: command.isDryRun }, () =>
        status("ok", "This copy issues from the blocks it was given, and from nothing else."),
      );
    });
  },
});

const restored = defineCommand({
  description: `After a backup was put back, codes may be out there that this database does not know. codes.log is read; say as well what was
  issued last from each prefix. Everything up to there is closed for ever.`,
  examples: [
    {
      command: "deadwax instance restored --last AA-6Q7-26-00412",
      says: "Go on above the last code you know of",
    },
    { command: "deadwax instance restored --nothing-since", says: "No code was issued after the backup" },
  ],
  positionals: [],
  flags: {
    last: {
      type: "string",
      placeholder: "CODE",
      repeated: true,
      help: "The last code known to be issued, one for each prefix",
    },
    nothingSince: { type: "boolean", help: "No code was issued since the backup, anywhere" },
  },
  writes: true,
  async run(command, { flags }) {
    if (flags.last.length === 0 && !flags.nothingSince) throw fenced("restored");
    return withCatalog(command, async (catalog) => {
      await requireOriginalGone(command, catalog);
      const { value: instance } = await settleRestored(catalog, { lastIssued: flags.last.map(requireIsrc) });
      return outcome({ schema: "deadwax.instance.restored/1", instance, isDryRun: command.isDryRun }, () =>
        status("ok", "This catalog goes on above everything that may have been issued."),
      );
    });
  },
});

/** From here one sees only this computer: whether another one goes on elsewhere, a person says. */
async function requireOriginalGone(command: CommandContext, catalog: CatalogContext): Promise<void> {
  const fence = await catalog.store.read((reader) => findFence(reader, catalog));
  const isInPlace = fence?.was?.machine === fence?.is.machine && fence?.was?.place === fence?.is.place;
  if (fence === null || isInPlace) return;
  const isSure = await command.prompt.confirm({
    question:
      "Is the catalog this was taken from gone for good, so that nothing else issues from its prefixes?",
  });
  if (!isSure) throw fenced(fence.reason);
}

export const instanceCommands: CommandGroup = {
  description: "Which copy of a catalog this is, and whether it may issue codes.",
  subcommands: [
    { name: "show", summary: "Show whether this copy may issue codes", load: () => show },
    { name: "moved", summary: "Say that the catalog moved here", load: () => moved },
    { name: "copied", summary: "Say that this is a copy, with blocks of its own", load: () => copied },
    { name: "restored", summary: "Say what was issued since the backup", load: () => restored },
  ],
};
