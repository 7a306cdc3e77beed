import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import {
  CatalogError,
  count,
  importSheet,
  type ImportedRow,
  type SheetImportOutcome,
} from "@deadwax/catalog";
import {
  isHeaderWord,
  mappingFrom,
  openTable,
  readRows,
  sampleRows,
  suggestMapping,
  writeFailedRows,
  type ColumnSuggestion,
  type ImportRow,
} from "@deadwax/exchange";
import { createBackup } from "@deadwax/storage";
import { defineCommand, outcome, type CommandContext } from "../../command/command.ts";
import { paragraph, spaced, type Block } from "../../output/block.ts";
import { statusLines, statusWord, type Status, type StatusLine } from "../../output/status.ts";
import { table } from "../../output/table.ts";
import { translateFileProblem } from "../../session/file-problem.ts";
import { withCatalog } from "../../session/open-catalog.ts";
import { formatOf, writeWhole } from "./sheet-export.ts";

/** Rows that are printed one by one; the rest is in --json and in the file of failed rows. */
const SHOWN = 20;

export const sheetImport = defineCommand({
  description: `Reads CSV and XLSX. Columns are found by their headers, in several languages, and checked against what is in them; what is
  uncertain is asked about or ignored, never guessed. A blank cell changes nothing; [clear] empties a field. A row that cannot be understood
  fails by itself: --failed keeps those rows as a file to repair and import again.

  The whole import is one entry of the history: deadwax undo takes it back.`,
  examples: [
    { command: "deadwax sheet import label.xlsx --dry-run", says: "See what would happen, row by row" },
    {
      command: 'deadwax sheet import label.csv --map "Song name=title" --failed repair.csv',
      says: "Say what a column is",
    },
  ],
  positionals: [{ name: "file", help: "The sheet", completes: "file" }],
  flags: {
    map: {
      type: "string",
      placeholder: "HEADER=COLUMN",
      repeated: true,
      help: "What a column is, or HEADER=ignore",
    },
    sheet: { type: "string", placeholder: "NAME", help: "Which sheet of a workbook" },
    dayFirst: { type: "boolean", help: "Dates such as 03/04/2025 begin with the day" },
    existingOnly: { type: "boolean", help: "Add nothing: rows that fit no recording fail" },
    skipAhead: { type: "boolean", help: "Codes of our prefix far above the known ones are right" },
    failed: {
      type: "string",
      placeholder: "FILE",
      completes: "file",
      help: "Where to write the rows that failed",
    },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    const path = resolve(command.cwd, positionals.file);
    const bytes = await readWhole(path);
    const options = { isHeaderWord, ...(flags.sheet === undefined ? {} : { sheet: flags.sheet }) };
    const { sample, table: opened } = await sampleRows(await openTable(bytes, options));
    const suggestions = suggestMapping(opened.header, sample);
    const mapping = mappingFrom(suggestions, overridesOf(flags.map));
    const rows = readRows(opened, { mapping, ...(flags.dayFirst ? { dayFirst: true } : {}) });
    return withCatalog(command, async (catalog) => {
      // A copy before every import: undo takes the import back, a backup brings the whole state back.
      if (!command.isDryRun && command.catalog.kind === "folder") {
        await createBackup(command.catalog.path, { why: "before-import", clock: catalog.clock });
      }
      const { value } = await importSheet(catalog, {
        source: basename(path),
        sha256: createHash("sha256").update(bytes).digest("hex"),
        mapping: { ...mapping },
        rows: withProgress(command, rows),
        mayCreate: !flags.existingOnly,
        maySkipAhead: flags.skipAhead,
      });
      const failedFile = await keepFailed(command, { header: opened.header, value, to: flags.failed });
      const result = {
        schema: "deadwax.sheet.import/1" as const,
        isDryRun: command.isDryRun,
        source: path,
        columns: suggestions.map(({ name, status: state, message }) => ({
          name,
          column: mapping[name] ?? "ignore",
          status: state,
          message,
        })),
        created: value.created,
        changed: value.changed,
        unchanged: value.unchanged,
        failed: value.failed,
        failedFile,
        /** About the file as a whole. */
        issues: opened.issues,
        rows: value.rows.map(({ row, outcome: became, recordingId, issues }) => ({
          row,
          outcome: became,
          recordingId,
          issues,
        })),
      };
      return outcome(result, () => shown(command, { suggestions, mapping, value, failedFile }), {
        hasProblems: value.failed > 0,
      });
    });
  },
});

async function readWhole(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (thrown) {
    throw translateFileProblem(thrown, path);
  }
}

function overridesOf(pairs: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.lastIndexOf("=");
      if (at < 1)
        throw new CatalogError("FIELD_VALUE", { field: "map", value: pair, why: "it is not HEADER=COLUMN" });
      return [pair.slice(0, at), pair.slice(at + 1).trim()];
    }),
  );
}

async function* withProgress(
  command: CommandContext,
  rows: AsyncIterable<ImportRow>,
): AsyncGenerator<ImportRow> {
  const progress = command.out.progress({ label: "Reading rows" });
  try {
    for await (const row of rows) {
      command.signal.throwIfAborted();
      progress.advance(1);
      yield row;
    }
  } finally {
    progress.end();
  }
}

async function keepFailed(
  command: CommandContext,
  given: {
    readonly header: readonly string[];
    readonly value: SheetImportOutcome;
    readonly to: string | undefined;
  },
): Promise<string | null> {
  const failed = given.value.rows.filter((row) => row.outcome === "failed");
  if (given.to === undefined || failed.length === 0 || command.isDryRun) return null;
  const path = resolve(command.cwd, given.to);
  await writeWhole(path, writeFailedRows(given.header, failed, { format: formatOf(path) }), false);
  return path;
}

interface Shown {
  readonly suggestions: readonly ColumnSuggestion[];
  readonly mapping: Readonly<Record<string, string>>;
  readonly value: SheetImportOutcome;
  readonly failedFile: string | null;
}

function shown(command: CommandContext, { suggestions, mapping, value, failedFile }: Shown): Block {
  const notable = value.rows.filter((row) => row.outcome === "failed" || row.issues.length > 0);
  return spaced(
    columnsBlock(suggestions, mapping),
    statusLines([
      {
        status: "ok",
        text: `${command.isDryRun ? "Would add" : "Added"} ${count(value.created, "recording")}, changed ${value.changed.toLocaleString("en-US")}, ${value.unchanged.toLocaleString("en-US")} as they were`,
      },
      ...(value.failed > 0
        ? [
            {
              status: "problem" as const,
              text: `${count(value.failed, "row")} failed and changed nothing`,
              more: failedFile === null ? "--failed FILE keeps them to repair" : `kept in ${failedFile}`,
            },
          ]
        : []),
    ]),
    statusLines(notable.slice(0, SHOWN).flatMap(remarksOf)),
    notable.length > SHOWN
      ? paragraph(`and ${notable.length - SHOWN} more rows with remarks; --json shows them all`)
      : () => [],
  );
}

/** What each column was taken for; those that are ours by name need no reason. */
function columnsBlock(
  suggestions: readonly ColumnSuggestion[],
  mapping: Readonly<Record<string, string>>,
): Block {
  const others = suggestions.filter(({ name }) => mapping[name] !== name);
  const own = suggestions.length - others.length;
  return spaced(
    own === 0 ? () => [] : paragraph(`${count(own, "column")} of the master sheet.`),
    table(
      [
        { title: "Column", value: (one) => one.name },
        { title: "is", value: (one) => mapping[one.name] ?? "ignore" },
        { title: "", value: (one) => (one.status === "uncertain" ? statusWord("question") : "") },
        { title: "Because", value: (one) => one.message },
      ],
      others,
    ),
  );
}

function remarksOf({ row, outcome: became, issues }: ImportedRow): readonly StatusLine[] {
  const state: Status = became === "failed" ? "problem" : "note";
  return issues.map(({ message, hint }) => ({
    status: state,
    text: `row ${row}: ${message}`,
    ...(hint === undefined ? {} : { more: hint }),
  }));
}
