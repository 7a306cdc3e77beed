import { formatIsrc, type Isrc } from "@deadwax/identifiers";
import {
  CatalogError,
  findRecording,
  keepCodeWith,
  preferCode,
  recordingName,
  refuseFoundCode,
  removeCode,
  requireIsrc,
  type CatalogContext,
  type Id,
} from "@deadwax/catalog";
import { defineCommand, outcome } from "../../command/command.ts";
import { paragraph, spaced } from "../../output/block.ts";
import { status } from "../../output/status.ts";
import { table } from "../../output/table.ts";
import { withCatalog } from "../../session/open-catalog.ts";

export const resolve = defineCommand({
  description: `Without an answer it lists what is open: codes that several recordings have, and codes that were found in tags, file names or
  sheets and that nobody has entered or refused.`,
  examples: [
    { command: "deadwax resolve", says: "List what waits for an answer" },
    {
      command: 'deadwax resolve USRC17607839 --refuse --reason "left over from a template"',
      says: "A found code is not ours",
    },
    {
      command: 'deadwax resolve AA-6Q7-26-00001 --keep "Midnight Drive" --reason "released first"',
      says: "It stays with one of two",
    },
  ],
  positionals: [{ name: "code", help: "The ISRC the answer is about", optional: true }],
  flags: {
    refuse: { type: "boolean", help: "The code that was found is not this recording's" },
    keep: { type: "string", placeholder: "RECORDING", help: "The recording the code stays with" },
    prefer: { type: "string", placeholder: "RECORDING", help: "The recording whose code to send this is" },
    remove: {
      type: "string",
      placeholder: "RECORDING",
      help: "Take a code that somebody else gave off this recording",
    },
    on: {
      type: "string",
      placeholder: "RECORDING",
      help: "With --refuse: only where it was found for this recording",
    },
    reason: { type: "string", placeholder: "TEXT", help: "Why; kept with the decision" },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    return withCatalog(command, async (catalog) => {
      if (positionals.code === undefined) return listOpen(catalog);
      const isrc = requireIsrc(positionals.code);
      const reason = flags.reason ?? "";
      const find = async (text: string): Promise<Id> =>
        (await catalog.store.read((reader) => findRecording(reader, text))).id;
      const answer = await answerTo(catalog, { ...flags, isrc, reason, find });
      const result = {
        schema: "deadwax.resolve/1" as const,
        isrc,
        settled: answer.value.settled,
        isDryRun: command.isDryRun,
      };
      return outcome(result, () =>
        status("ok", `${formatIsrc(isrc)}: settled, with your reason in the history`),
      );
    });
  },
});

interface Answer {
  readonly isrc: Isrc;
  readonly reason: string;
  readonly find: (text: string) => Promise<Id>;
  readonly refuse: boolean;
  readonly keep: string | undefined;
  readonly prefer: string | undefined;
  readonly remove: string | undefined;
  readonly on: string | undefined;
}

async function answerTo(catalog: CatalogContext, answer: Answer): ReturnType<typeof keepCodeWith> {
  const { isrc, reason, find } = answer;
  if (answer.keep !== undefined)
    return keepCodeWith(catalog, { isrc, reason, recordingId: await find(answer.keep) });
  if (answer.prefer !== undefined)
    return preferCode(catalog, { isrc, reason, recordingId: await find(answer.prefer) });
  if (answer.remove !== undefined)
    return removeCode(catalog, { isrc, reason, recordingId: await find(answer.remove) });
  if (!answer.refuse) throw new CatalogError("CODE_ANSWER_WHICH", { isrc: formatIsrc(isrc) });
  return refuseFoundCode(catalog, {
    isrc,
    reason,
    ...(answer.on === undefined ? {} : { recordingId: await find(answer.on) }),
  });
}

async function listOpen(catalog: CatalogContext): Promise<ReturnType<typeof outcome>> {
  const result = await catalog.store.read(async (reader) => {
    const conflicts = [];
    for (const { isrc, recordingIds } of await reader.codesOnSeveralRecordings()) {
      const recordings = await reader.find("recording", { id: recordingIds });
      conflicts.push({
        isrc,
        recordings: recordings.map((one) => ({ recordingId: one.id, name: recordingName(one) })),
      });
    }
    const found = [];
    for (const claim of await reader.find("codeClaim", { state: "open" })) {
      const asset = claim.assetId === null ? undefined : await reader.get("asset", claim.assetId);
      const recordingId = claim.recordingId ?? asset?.recordingId ?? null;
      const recording = recordingId === null ? undefined : await reader.get("recording", recordingId);
      found.push({
        isrc: claim.isrc,
        carrier: claim.carrier,
        file: asset?.name ?? null,
        name: recording === undefined ? null : recordingName(recording),
      });
    }
    return { schema: "deadwax.resolve.list/1" as const, conflicts, found };
  });
  const isEmpty = result.conflicts.length + result.found.length === 0;
  return outcome(
    result,
    ({ conflicts, found }) =>
      isEmpty
        ? paragraph("Nothing waits for an answer.")
        : spaced(
            table(
              [
                {
                  title: "On several recordings",
                  value: (row) => formatIsrc(row.isrc as Isrc),
                  isWhole: true,
                },
                { title: "Recordings", value: (row) => row.recordings.map((one) => one.name).join(" · ") },
              ],
              conflicts,
            ),
            table(
              [
                { title: "Found", value: (row) => formatIsrc(row.isrc), isWhole: true },
                { title: "In", value: (row) => row.carrier },
                { title: "File", value: (row) => row.file ?? "" },
                { title: "Recording", value: (row) => row.name ?? "" },
              ],
              found,
            ),
          ),
    { hasProblems: !isEmpty },
  );
}
