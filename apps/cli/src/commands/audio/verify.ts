import { count, verifyTags, type VerifiedFile } from "@deadwax/catalog";
import { defineCommand, outcome } from "../../command/command.ts";
import { paragraph, spaced } from "../../output/block.ts";
import { status, statusLines, type StatusLine } from "../../output/status.ts";
import { listed } from "../../output/words.ts";
import { withAudio } from "../../session/audio.ts";
import { chooseRecordings, choiceFlags } from "../../session/choose-recordings.ts";
import { withCatalog } from "../../session/open-catalog.ts";
import { withProgress } from "../../session/with-progress.ts";

export const verify = defineCommand({
  description:
    "Reads the files of recordings again and lays their tags and their audio beside the catalog. Changes nothing.",
  examples: [
    { command: "deadwax verify --all", says: "Every file of every recording" },
    { command: 'deadwax verify "Midnight Drive"', says: "The files of one recording" },
  ],
  positionals: [
    { name: "recording", help: "A title, a code or the end of an id", optional: true, repeated: true },
  ],
  flags: choiceFlags,
  async run(command, { positionals, flags }) {
    return withCatalog(command, async (catalog) =>
      withAudio(command, async (audio) => {
        const recordings = await chooseRecordings(catalog, {
          typed: positionals.recording,
          isAll: flags.all,
          status: ["draft", "approved", "reserved", "coded", "released", "conflict"],
        });
        const recordingIds = recordings.map(({ id }) => id);
        const files = await withProgress(command, { label: "Reading again" }, (shown) =>
          verifyTags({ ...catalog, ...audio }, { ...shown, recordingIds, concurrency: audio.concurrency }),
        );
        const lines = files.map(lineOf);
        const problems = lines.filter((line) => line.status === "problem");
        return outcome(
          { schema: "deadwax.verify/1", files },
          () =>
            files.length === 0
              ? paragraph("These recordings have no files.")
              : spaced(
                  statusLines(lines),
                  status(
                    problems.length === 0 ? "ok" : "problem",
                    `${count(files.length, "file")} read, ${problems.length} with something to look at`,
                  ),
                ),
          { hasProblems: problems.length > 0 },
        );
      }),
    );
  },
});

const AUDIO: Readonly<Record<VerifiedFile["audio"], string>> = {
  approved: "the approved audio",
  "as-filed": "the audio that was filed, which is not the master's",
  other: "other audio",
  "nothing-approved": "nothing is approved yet",
  "not-read": "not read",
};

const BYTES: typeof AUDIO = {
  ...AUDIO,
  approved: "the approved file, byte for byte (its audio is not heard)",
  "as-filed": "the file that was filed, byte for byte (its audio is not heard)",
};

function lineOf(file: VerifiedFile): StatusLine {
  if (file.error !== null)
    return { status: "problem", text: `${file.path}: ${file.error.message}`, more: file.error.hint };
  if (file.state === "away") return { status: "note", text: `${file.path}: its disk is not connected` };
  if (file.state === "missing")
    return {
      status: "problem",
      text: `${file.path}: it is not there`,
      more: "deadwax add FOLDER finds it again by its audio",
    };
  const wrong = file.fields.filter((field) => field.verdict === "differs");
  const missing = file.fields.filter((field) => field.verdict === "missing").map((field) => field.field);
  const other = file.isHeard
    ? "its audio is not the approved audio"
    : "its bytes are not the approved ones, and its audio is not heard";
  const audio = file.audio === "other" ? [other] : [];
  const differs = wrong.map(
    (field) =>
      `${field.field} is ${field.wanted === null ? "unknown here" : `“${field.wanted}”`}, the file says ${listed(field.found.map(({ value, carrier }) => `“${value}” (${carrier})`))}`,
  );
  const said = [...audio, ...differs];
  const more = missing.length === 0 ? {} : { more: `says nothing of ${listed(missing)}` };
  if (said.length > 0) return { status: "problem", text: `${file.path}: ${said.join("; ")}`, ...more };
  return {
    status: "ok",
    text: `${file.path}: ${(file.isHeard ? AUDIO : BYTES)[file.audio]}, tags agree`,
    ...more,
  };
}
