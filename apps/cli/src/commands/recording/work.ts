import { formatIswc, isCompactIswc } from "@deadwax/identifiers";
import {
  addWork,
  EDITABLE_FIELDS,
  findNamed,
  findRecording,
  linkWork,
  readField,
  recordingName,
  type EditableField,
} from "@deadwax/catalog";
import { defineCommand, outcome, type CommandGroup } from "../../command/command.ts";
import { paragraph } from "../../output/block.ts";
import { status } from "../../output/status.ts";
import { table } from "../../output/table.ts";
import { withCatalog } from "../../session/open-catalog.ts";
import { shownId } from "../../session/words.ts";

const FIELDS: readonly EditableField[] = EDITABLE_FIELDS.work;

const add = defineCommand({
  description: "A work is the composition. Five recordings of it are five ISRCs and one ISWC.",
  examples: [
    { command: 'deadwax work add "Midnight Drive" --iswc T-034.524.680-1', says: "Add a composition" },
  ],
  positionals: [{ name: "title", help: "Its title" }],
  flags: { iswc: { type: "string", placeholder: "ISWC", help: "Its code, in any form" } },
  writes: true,
  async run(command, { positionals, flags }) {
    return withCatalog(command, async (catalog) => {
      const field = FIELDS.find((one) => one.name === "iswc");
      const iswc = flags.iswc === undefined || field === undefined ? undefined : readField(field, flags.iswc);
      const { value: work } = await addWork(catalog, {
        title: positionals.title,
        ...(typeof iswc === "string" ? { iswc } : {}),
      });
      return outcome({ schema: "deadwax.work.add/1", work, isDryRun: command.isDryRun }, (result) =>
        status("ok", ["Added the work “", result.work.title, "”  ", shownId(result.work.id)]),
      );
    });
  },
});

const link = defineCommand({
  description: "Says which composition a recording is a recording of.",
  examples: [
    {
      command: 'deadwax work link "Midnight Drive" "Midnight Drive (Live)"',
      says: "Work first, then the recording",
    },
  ],
  positionals: [
    { name: "work", help: "The work, by title or the end of its id" },
    { name: "recording", help: "The recordings of it", repeated: true },
  ],
  flags: {},
  writes: true,
  async run(command, { positionals }) {
    return withCatalog(command, async (catalog) => {
      const work = await catalog.store.read((reader) => findNamed(reader, "work", positionals.work));
      const linked: string[] = [];
      for (const text of positionals.recording) {
        const recording = await catalog.store.read((reader) => findRecording(reader, text));
        await linkWork(catalog, { workId: work.id, recordingId: recording.id });
        linked.push(recordingName(recording));
      }
      return outcome(
        { schema: "deadwax.work.link/1", workId: work.id, recordings: linked, isDryRun: command.isDryRun },
        (result) =>
          status(
            "ok",
            `${result.recordings.map((name) => `“${name}”`).join(", ")}: recorded as “${work.title}”`,
          ),
      );
    });
  },
});

const list = defineCommand({
  description: "Works with their ISWC and how many recordings each has.",
  examples: [{ command: "deadwax work list", says: "Every composition" }],
  positionals: [],
  flags: {},
  async run(command) {
    return withCatalog(command, async (catalog) => {
      const works = await catalog.store.read(async (reader) => {
        const rows = [];
        for (const work of await reader.find("work")) {
          rows.push({ work, recordings: await reader.count("recordingWork", { workId: work.id }) });
        }
        return rows;
      });
      return outcome({ schema: "deadwax.work.list/1", works }, (result) =>
        result.works.length === 0
          ? paragraph(
              "There are no works. None is needed for a code; deadwax work add keeps them where you have them.",
            )
          : table(
              [
                { title: "Id", value: ({ work }) => shownId(work.id), isWhole: true },
                { title: "Work", value: ({ work }) => work.title },
                {
                  title: "ISWC",
                  value: ({ work }) =>
                    work.iswc !== null && isCompactIswc(work.iswc) ? formatIswc(work.iswc) : "",
                  isWhole: true,
                },
                { title: "Recordings", value: ({ recordings }) => recordings },
              ],
              result.works,
            ),
      );
    });
  },
});

export const workCommands: CommandGroup = {
  description: "Compositions: what is written. Recordings are made of them.",
  subcommands: [
    { name: "add", summary: "Add a composition", load: () => add },
    { name: "link", summary: "Say which composition a recording embodies", load: () => link },
    { name: "list", summary: "Show all compositions", load: () => list },
  ],
};
