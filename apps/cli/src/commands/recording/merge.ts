import { count, findRecording, mergeRecordings, recordingName } from "@deadwax/catalog";
import { defineCommand, outcome } from "../../command/command.ts";
import { paragraph, spaced } from "../../output/block.ts";
import { status } from "../../output/status.ts";
import { withCatalog } from "../../session/open-catalog.ts";

export const merge = defineCommand({
  description: `For two records of one recording. Files, releases, credits and evidence move to the one that is kept. If both have a code, the kept one's stays the one to send and
  the other is kept as superseded. deadwax undo takes it back.`,
  examples: [
    {
      command: 'deadwax merge 8c1f2a34 9d0e1b22 --reason "the 16-bit copy of the same master"',
      says: "Keep the first",
    },
  ],
  positionals: [
    { name: "keep", help: "The recording to keep" },
    { name: "other", help: "Those that turned out to be it", repeated: true },
  ],
  flags: {
    reason: {
      type: "string",
      placeholder: "TEXT",
      required: true,
      help: "Why they are one; kept with the decision",
    },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    return withCatalog(command, async (catalog) => {
      const { keepId, otherIds } = await catalog.store.read(async (reader) => {
        const others = [];
        for (const text of positionals.other) others.push((await findRecording(reader, text)).id);
        return { keepId: (await findRecording(reader, positionals.keep)).id, otherIds: others };
      });
      const { value } = await mergeRecordings(catalog, { keepId, otherIds, reason: flags.reason });
      const result = {
        schema: "deadwax.merge/1" as const,
        isDryRun: command.isDryRun,
        recordingId: value.recording.id,
        merged: value.merged.map((one) => one.id),
        void: value.voided,
      };
      return outcome(result, (done) =>
        spaced(
          status(
            "ok",
            `Merged ${count(value.merged.length, "recording")} into “${recordingName(value.recording)}”`,
          ),
          done.void.length === 0
            ? () => []
            : paragraph(`Numbers that were held and are void now: ${done.void.join(", ")}`),
        ),
      );
    });
  },
});
