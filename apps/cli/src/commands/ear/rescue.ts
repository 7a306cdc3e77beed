import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import {
  CatalogError,
  rescueFolder,
  type RescueResult,
  type RescueRow,
  type Waveforms,
} from "@deadwax/catalog";
import { createFileWaveforms } from "@deadwax/storage";
import { defineCommand, outcome, type CommandContext } from "../../command/command.ts";
import { withAudio } from "../../session/audio.ts";
import { placeOf } from "../../session/file-problem.ts";
import { AGENCIES } from "./compare.ts";
import { adopt } from "./rescue-adopt.ts";
import { requireOurs, requireWritable, writeRescuePage } from "./rescue-report.ts";
import { hasProblems, toldRescue } from "./rescue-result.ts";
import { readRescueSheet } from "./rescue-sheets.ts";
import { rescueSummary } from "./rescue-summary.ts";

export const rescue = defineCommand({
  description: `Drop the mess, and whatever a distributor gave. Every file is read and heard, and one page says which files are one recording, which are
  versions of it, which is likely the final master, which code is right, wrong or missing, why, and what to do next.

  No catalog is needed and nothing is changed: the page is all that is written. With --adopt the page becomes a catalog, once you say yes;
  what the page asks stays open there.

  Ends with 1 where a file could not be heard or is damaged, a row of a sheet could not be read, or a code is wrong somewhere; the page is
  written all the same. Open questions alone end with 0.`,
  examples: [
    { command: "deadwax rescue ~/Music/mess", says: "Look at a folder; the page is rescue.html" },
    {
      command: "deadwax rescue ~/Music/mess statement.csv --report mess.html",
      says: "Beside what the distributor sent",
    },
    {
      command: "deadwax rescue ~/Music/mess --adopt --catalog ~/catalog",
      says: "Make a catalog of it",
    },
  ],
  positionals: [
    { name: "folder", help: "The folder with the files", completes: "folder" },
    {
      name: "sheet",
      help: "Sheets and lists of codes: CSV, XLSX, text",
      repeated: true,
      optional: true,
      completes: "file",
    },
  ],
  flags: {
    report: {
      type: "string",
      placeholder: "FILE",
      default: "rescue.html",
      completes: "file",
      help: "Where to write the page",
    },
    force: { type: "boolean", help: "Replace a file that is there and is no such page" },
    adopt: { type: "boolean", help: "Make a catalog of it, or add it to the one that is there" },
    agency: {
      type: "string",
      placeholder: "WHO",
      choices: AGENCIES,
      help: "Whose rules come first; else IFPI",
    },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    if (positionals.folder === "") throw new CatalogError("FILE_NOT_FOUND", { path: "" });
    const report = resolve(command.cwd, flags.report);
    await requireOurs(report, flags.force);
    if (!command.isDryRun) await requireWritable(report);
    // Files are named as they lie below it.
    const folder = await placeOf(resolve(command.cwd, positionals.folder));
    const rows: RescueRow[] = [];
    for (const sheet of positionals.sheet) rows.push(...(await readRescueSheet(resolve(command.cwd, sheet))));
    const typed = { folder: positionals.folder, sheets: positionals.sheet };
    const isAdopting = flags.adopt && !command.isDryRun;
    const { found, adopted } = await withOutlines(isAdopting, async (waveforms) => {
      const heard = await listenTo(command, { folder, rows, agency: flags.agency, waveforms });
      command.signal.throwIfAborted();
      if (!command.isDryRun) await writeRescuePage(heard, { ...typed, path: report, now: command.now() });
      return { found: heard, adopted: flags.adopt ? await adopt(command, heard, waveforms) : null };
    });
    const result = {
      schema: "deadwax.rescue/1" as const,
      isDryRun: command.isDryRun,
      folder,
      report,
      ...toldRescue(found),
      adopted,
    };
    return outcome(
      result,
      () => rescueSummary(found, { report, adopted, typed, isDryRun: command.isDryRun }),
      { hasProblems: hasProblems(found, rows) },
    );
  },
});

/** Outlines wait in a temporary folder for the catalog that may be made: together they are too large for memory. */
async function withOutlines<Value>(
  isAdopting: boolean,
  work: (waveforms: Waveforms | undefined) => Promise<Value>,
): Promise<Value> {
  if (!isAdopting) return work(undefined);
  const folder = await mkdtemp(join(tmpdir(), "deadwax-rescue-"));
  try {
    return await work(createFileWaveforms(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Listened {
  readonly folder: string;
  readonly rows: readonly RescueRow[];
  readonly agency: string | undefined;
  readonly waveforms: Waveforms | undefined;
}

const LABELS = {
  reading: "Listening",
  searching: "Looking for what is alike",
  comparing: "Comparing",
} as const;

async function listenTo(command: CommandContext, listened: Listened): Promise<RescueResult> {
  const { folder, rows, agency, waveforms } = listened;
  return withAudio(command, async ({ probe, ear, files, searchOver, concurrency }) => {
    let stage: keyof typeof LABELS | null = null;
    let progress = command.out.progress({ label: LABELS.reading });
    let before = 0;
    try {
      return await rescueFolder(
        {
          probe,
          files,
          ear,
          searchOver,
          ...(waveforms === undefined ? {} : { waveforms }),
        },
        {
          folder,
          rows,
          concurrency,
          // Files wait for the disk, comparisons only for a core.
          listeners: Math.max(1, Math.floor(concurrency / 2)),
          signal: command.signal,
          ...(agency === undefined ? {} : { agency }),
          onProgress: ({ stage: now, done, total, path }) => {
            if (now !== stage) {
              progress.end();
              progress = command.out.progress({ label: LABELS[now], total });
              stage = now;
              before = 0;
            }
            progress.advance(done - before, path);
            before = done;
          },
        },
      );
    } finally {
      progress.end();
    }
  });
}
