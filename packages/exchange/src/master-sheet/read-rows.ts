import type { Issue } from "@deadwax/identifiers";
import { isBlankText, isDamagedText, type Cell } from "../table/cell.ts";
import { columnNames } from "../table/column-name.ts";
import type { Row, Table } from "../table/table.ts";
import type { ReadOptions } from "./cells/cell-codec.ts";
import { isClearMarker, unescapeClearMarker } from "./clear-marker.ts";
import type { ColumnId } from "./columns.ts";
import { checkDurations } from "./check-durations.ts";
import type { MasterSheetRow } from "./master-sheet-row.ts";
import { ownMapping, resolveMapping, type ColumnMapping, type MappedColumn } from "./resolve-mapping.ts";
import type { RowDraft } from "./sheet-column.ts";

/** One row of a sheet, as far as it could be understood. */
export interface ImportRow {
  /** Row number as a spreadsheet program shows it. */
  readonly row: number;
  /** What could be read. A field that is missing here changes nothing. */
  readonly values: Partial<MasterSheetRow>;
  /** Mapped columns whose cell is blank: no change, never “empty it”. */
  readonly blank: readonly ColumnId[];
  /** Mapped columns whose cell says `[clear]`. */
  readonly clear: readonly ColumnId[];
  /** Every path is `["rows", row, header]`, or `["rows", row]` for the row as a whole. */
  readonly issues: readonly Issue[];
  /** Every cell as text, by header; also those of columns that are not mapped. */
  readonly raw: Readonly<Record<string, string>>;
  /** The same in the order of the sheet, for `writeFailedRows`. */
  readonly cells: readonly string[];
}

export interface ReadRowsOptions extends ReadOptions {
  /** Header → column or "ignore". Without it the columns that are named as ours are read. */
  readonly mapping?: ColumnMapping;
}

/**
 * Reads the rows of a table into fields of the master sheet. Nothing is guessed: what cannot be read is left out of
 * `values`, named in `issues` and kept in `raw`. Throws SHEET_COLUMNS_UNKNOWN and SHEET_MAPPING_… before the first row.
 */
export function readRows(table: Table, options: ReadRowsOptions = {}): AsyncIterable<ImportRow> {
  const columns =
    options.mapping === undefined ? ownMapping(table.header) : resolveMapping(table.header, options.mapping);
  return rowsOf(table, columns, options);
}

async function* rowsOf(
  table: Table,
  columns: readonly MappedColumn[],
  options: ReadOptions,
): AsyncGenerator<ImportRow> {
  let names = columnNames(table.header);
  for await (const row of table.rows) {
    if (row.cells.length > names.length) names = columnNames(table.header, row.cells.length);
    yield readRow(row, { names, columns, options });
  }
}

interface Reader {
  readonly names: readonly string[];
  readonly columns: readonly MappedColumn[];
  readonly options: ReadOptions;
}

function readRow(row: Row, { names, columns, options }: Reader): ImportRow {
  const draft: RowDraft = {};
  const blank: ColumnId[] = [];
  const clear: ColumnId[] = [];
  const issues: Issue[] = [...row.issues];
  // A row that is too long or has an open quotation mark has its cells in wrong columns; none of them is believed.
  const isShifted = row.issues.some((issue) => issue.severity === "error" && issue.path.length === 2);
  for (const { index, name, column } of columns) {
    const cell = row.cells[index];
    if (cell === undefined || isBlankText(cell.text)) {
      blank.push(column.id);
    } else if (!isShifted && !isDamagedText(cell.text)) {
      const found = isClearMarker(cell.text)
        ? clearColumn(column, clear)
        : column.read(unescaped(cell), options, draft);
      const path = ["rows", row.number, name];
      for (const issue of found)
        issues.push(
          column.isShownOnly ? { ...issue, ...onlyShown(cell, column.id), path } : { ...issue, path },
        );
    }
  }
  issues.push(...checkDurations(row, columns, { draft, options }));
  const cells = row.cells.map((cell) => cell.text);
  return { row: row.number, values: draft, blank, clear, issues, raw: byName(names, cells), cells };
}

/** What stands in a column that is shown only never fails a row: nothing of it would be taken over. */
function onlyShown(cell: Cell, column: ColumnId): Pick<Issue, "severity" | "message" | "hint"> {
  return {
    severity: "warning",
    message: `${column} was not taken over: “${cell.text.trim().slice(0, 80)}” is nothing it can say.`,
    hint: "The catalog measures or decides it; a sheet only shows it.",
  };
}

function unescaped(cell: Cell): Cell {
  const text = unescapeClearMarker(cell.text);
  return text === cell.text ? cell : { ...cell, text };
}

function clearColumn(column: MappedColumn["column"], clear: ColumnId[]): readonly Issue[] {
  if (column.isClearable) {
    clear.push(column.id);
    return [];
  }
  return [
    {
      code: "CLEAR_NOT_POSSIBLE",
      severity: "error",
      path: [],
      message: `The column ${column.id} cannot be emptied by a sheet.`,
      received: "[clear]",
      hint: "Change it in the catalog, where the consequences are shown, or leave the cell blank.",
    },
  ];
}

function byName(names: readonly string[], cells: readonly string[]): Readonly<Record<string, string>> {
  // A header can be called __proto__; a plain object would swallow it.
  const raw: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [index, text] of cells.entries()) raw[names[index] ?? ""] = text;
  return raw;
}
