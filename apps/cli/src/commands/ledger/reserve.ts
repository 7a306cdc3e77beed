import { count, recordingName, reserveCodes } from "@deadwax/catalog";
import { defineCommand, outcome } from "../../command/command.ts";
import { paragraph, spaced } from "../../output/block.ts";
import { status, statusLines } from "../../output/status.ts";
import { table } from "../../output/table.ts";
import { chooseRecordings, choiceFlags } from "../../session/choose-recordings.ts";
import { withCatalog } from "../../session/open-catalog.ts";
import { refusedLines, shownRefusals } from "../../session/refusals.ts";

export const reserve = defineCommand({
  description: `Before the audio is final nothing can be assigned, but a number can be held: for artwork, for a form. From then on it is
  assigned to that recording or void; it never goes back. Reserving twice takes one number.`,
  examples: [{ command: 'deadwax reserve "Midnight Drive"', says: "Hold the next number for a draft" }],
  positionals: [{ name: "recording", help: "A title or the end of an id", optional: true, repeated: true }],
  flags: {
    ...choiceFlags,
    prefix: { type: "string", placeholder: "PREFIX", help: "The prefix, when there are several" },
    block: { type: "string", placeholder: "NAME", help: "The block to take from" },
    reason: { type: "string", placeholder: "TEXT", help: "What it is held for" },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    return withCatalog(command, async (catalog) => {
      const recordings = await chooseRecordings(catalog, {
        typed: positionals.recording,
        isAll: flags.all,
        status: ["draft", "approved"],
      });
      const { value } = await reserveCodes(catalog, {
        recordingIds: recordings.map((recording) => recording.id),
        ...(flags.prefix === undefined ? {} : { prefix: flags.prefix }),
        ...(flags.block === undefined ? {} : { block: flags.block }),
        ...(flags.reason === undefined ? {} : { reason: flags.reason }),
      });
      const [refused] = value.refused;
      if (recordings.length === 1 && refused !== undefined) throw refused.error;
      const result = {
        schema: "deadwax.reserve/1" as const,
        isDryRun: command.isDryRun,
        reserved: value.reserved.map(({ recording, isrc, shown, isOld }) => ({
          recordingId: recording.id,
          name: recordingName(recording),
          isrc,
          shown,
          isOld,
        })),
        refused: refusedLines(value.refused),
        left: value.left,
      };
      const show = (): ReturnType<typeof spaced> =>
        spaced(
          status(
            "ok",
            `${command.isDryRun ? "Would hold" : "Holding"} ${count(value.reserved.length, "number")}`,
          ),
          table(
            [
              { title: "Number", value: (row) => row.shown, isWhole: true },
              { title: "Recording", value: (row) => row.name },
              { title: "", value: (row) => (row.isOld ? "was held already" : "") },
            ],
            result.reserved,
          ),
          statusLines(shownRefusals(value.refused)),
          value.left === null ? () => [] : paragraph(`${count(value.left, "number")} left this year.`),
        );
      return outcome(result, show, { hasProblems: value.refused.length > 0 });
    });
  },
});
