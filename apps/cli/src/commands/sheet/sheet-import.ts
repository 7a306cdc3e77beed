import { createHash } from "node:crypto";
import { basename, resolve } from "node:path";
import { CatalogError, importSheet } from "@deadwax/catalog";
import {
  isHeaderWord,
  mappingFrom,
  openTable,
  readRows,
  sampleRows,
  suggestMapping,
  type ImportRow,
} from "@deadwax/exchange";
import { createBackup } from "@deadwax/storage";
import { defineCommand, outcome, type CommandContext } from "../../command/command.ts";
import { withCatalog } from "../../session/open-catalog.ts";
import { checkFailedFile, keepFailedRows } from "./failed-rows-file.ts";
import { importPage } from "./import-page.ts";
import { readSheetFile } from "./read-sheet-file.ts";

export const sheetImport = defineCommand({
  description: `Reads CSV and XLSX. Columns are found by their headers, in several languages, and checked against what is in them; what is
  uncertain is asked about or ignored, never guessed. A blank cell changes nothing; [clear] empties a field. A row that cannot be understood
  fails by itself; such rows are kept as a file beside the sheet, to repair and import again.

  The whole import is one entry of the history: deadwax undo takes it back.`,
  examples: [
    { command: "deadwax sheet import label.xlsx --dry-run", says: "See what would happen, row by row" },
    {
      command: 'deadwax sheet import label.csv --map "Song name=title" --failed repair.csv',
      says: "Say what a column is, and where to keep what fails",
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
      help: "Where to keep the rows that failed; default beside the sheet",
    },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    const path = resolve(command.cwd, positionals.file);
    const named = checkFailedFile(command, flags.failed);
    const bytes = await readSheetFile(path);
    const options = { isHeaderWord, ...(flags.sheet === undefined ? {} : { sheet: flags.sheet }) };
    const { sample, table: opened } = await sampleRows(await openTable(bytes, options));
    const suggestions = suggestMapping(opened.header, sample);
    const said = overridesOf(flags.map);
    const mapping = mappingFrom(suggestions, said);
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
      const failedFile = await keepFailedRows(command, {
        header: opened.header,
        rows: value.rows,
        sheet: path,
        named,
      });
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
        rows: value.rows.map(({ row, outcome: became, recordingId, issues, cells }) => ({
          row,
          outcome: became,
          recordingId,
          issues,
          ...(became === "failed" ? { cells } : {}),
        })),
      };
      const page = {
        isDryRun: command.isDryRun,
        suggestions,
        mapping,
        named: new Set(Object.keys(said).map((header) => header.trim().toLowerCase())),
        value,
        failedFile,
        issues: opened.issues,
      };
      return outcome(result, () => importPage(page), {
        hasProblems: value.failed > 0,
      });
    });
  },
});

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
