import {
  findRecording,
  readHistory,
  readOperation,
  verifyHistory,
  type HistoryFilter,
  type CatalogContext,
  type Id,
} from "@deadwax/catalog";
import { defineCommand, outcome } from "../../command/command.ts";
import { paragraph, spaced } from "../../output/block.ts";
import { status } from "../../output/status.ts";
import { timeline } from "../../output/timeline.ts";
import { table } from "../../output/table.ts";
import { withCatalog } from "../../session/open-catalog.ts";
import { operationNumbered } from "../../session/operations.ts";

export const history = defineCommand({
  description: `Who did what, and when, newest first. Every entry is chained to the one before it, so that nothing can be changed unseen;
  --verify recomputes the whole chain.`,
  examples: [
    { command: "deadwax history", says: "What was done lately" },
    { command: 'deadwax history "Midnight Drive"', says: "What was done with one recording" },
    { command: "deadwax history --entry 12 --json", says: "One entry with every value before and after" },
    { command: "deadwax history --verify", says: "Prove that nothing was changed from outside" },
  ],
  positionals: [{ name: "recording", help: "Only what was done with it", optional: true }],
  flags: {
    limit: {
      type: "number",
      placeholder: "COUNT",
      min: 1,
      isInteger: true,
      default: 30,
      help: "How many entries",
    },
    entry: {
      type: "number",
      placeholder: "NUMBER",
      min: 1,
      isInteger: true,
      help: "One entry with all it changed",
    },
    verify: { type: "boolean", help: "Recompute the chain" },
  },
  async run(command, { positionals, flags }) {
    return withCatalog(command, async (catalog) => {
      if (flags.verify) return verified(catalog);
      if (flags.entry !== undefined) return oneEntry(catalog, flags.entry);
      const entries = await catalog.store.read(async (reader) => {
        const filter: HistoryFilter = { isReversed: true, limit: flags.limit };
        if (positionals.recording === undefined) return readHistory(reader, filter);
        return readHistory(reader, { ...filter, entityIds: await idsAround(catalog, positionals.recording) });
      });
      return outcome({ schema: "deadwax.history/1", entries }, (result) =>
        result.entries.length === 0
          ? paragraph("Nothing was done yet.")
          : timeline(
              result.entries.map(({ sequence, at, actor, sentence }) => ({
                number: sequence,
                at,
                text: `${actor} ${sentence}`,
              })),
            ),
      );
    });
  },
});

async function idsAround(catalog: CatalogContext, text: string): Promise<readonly Id[]> {
  return catalog.store.read(async (reader) => {
    const recording = await findRecording(reader, text);
    const own = { recordingId: recording.id };
    const rows = [
      ...(await reader.find("asset", own)),
      ...(await reader.find("approval", own)),
      ...(await reader.find("recordingCode", own)),
      ...(await reader.find("codeClaim", own)),
      ...(await reader.find("track", own)),
      ...(await reader.find("credit", { subjectId: recording.id })),
    ];
    return [recording.id, ...rows.map((row) => row.id)];
  });
}

async function verified(catalog: CatalogContext): Promise<ReturnType<typeof outcome>> {
  const check = await catalog.store.read((reader) => verifyHistory(reader, catalog.digest));
  return outcome(
    { schema: "deadwax.history.verify/1", ...check },
    () =>
      check.isValid
        ? status(
            "ok",
            `The chain holds: ${check.operations.toLocaleString("en-US")} entries, ${check.entries.toLocaleString("en-US")} rows of the ledger`,
            `last link ${check.lastHash}`,
          )
        : status(
            "problem",
            `The chain breaks at entry ${check.sequence}: ${check.why}`,
            "Somebody changed the database from outside. Compare with a backup.",
          ),
    { hasProblems: !check.isValid },
  );
}

async function oneEntry(catalog: CatalogContext, sequence: number): Promise<ReturnType<typeof outcome>> {
  const found = await catalog.store.read(async (reader) =>
    readOperation(reader, await operationNumbered(reader, String(sequence))),
  );
  if (found === undefined) throw new Error("an operation that was just found is gone");
  const { entry, changes } = found;
  return outcome({ schema: "deadwax.history.entry/1", entry, changes }, () =>
    spaced(
      status("note", `${entry.actor} ${entry.sentence}`, `${entry.at}  ${entry.hash}`),
      table(
        [
          { title: "Kind", value: (row) => row.kind },
          { title: "Field", value: (row) => row.field },
          { title: "Before", value: (row) => row.before },
          { title: "After", value: (row) => row.after },
        ],
        changes
          .flatMap(({ kind, before, after }) =>
            Object.keys({ ...before, ...after }).map((field) => ({
              kind,
              field,
              before: shown(before?.[field]),
              after: shown(after?.[field]),
            })),
          )
          .filter((row) => row.before !== row.after),
      ),
    ),
  );
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
