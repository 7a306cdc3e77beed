import { CatalogError, count } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { peek } from "./byte-source.ts";
import { BLANK_CELL, isBlankText, isDamagedText, type Cell } from "./cell.ts";
import { columnNames } from "./column-name.ts";
import { findHeader, HEADER_SEARCH_ROWS, type HeaderFinding } from "./find-header.ts";
import { isOwnHeader, unescapeFormula } from "./formula-escape.ts";
import type { Row, SheetRecord, Table } from "./table.ts";

/** How a header row is found, the same for every kind of file. */
export interface HeaderOptions {
  /** Row number of the header, or "none"; without it the row is searched for. */
  readonly headerRow?: number | "none";
  /** Whether a text is known as the header of a column. */
  readonly isHeaderWord?: (text: string) => boolean;
}

interface Assembly extends HeaderOptions {
  /** True for CSV, where a short row is damage; workbooks leave blank cells out. */
  readonly isShortRowOdd: boolean;
  readonly sheetName?: string | undefined;
  readonly issues?: readonly Issue[];
}

/** Turns records of any origin into a table. Throws SHEET_EMPTY when no record has content. */
export async function assembleTable(records: AsyncIterable<SheetRecord>, options: Assembly): Promise<Table> {
  const wanted = typeof options.headerRow === "number" ? options.headerRow : 0;
  const start = await peek(
    records,
    (head) => head.length >= HEADER_SEARCH_ROWS && (head.at(-1)?.number ?? 0) >= wanted,
  );
  if (start.isAll && !start.head.some(hasContent)) throw new CatalogError("SHEET_EMPTY", {});
  const found = locateHeader(start.head, options);
  const record = found.index === null ? undefined : start.head[found.index];
  const isOwn = isOwnHeader((record?.cells ?? []).map((cell) => cell.text));
  const header = trimEnd(
    (record?.cells ?? []).map((cell) => (isOwn ? unescapeFormula(cell.text) : cell.text)),
  );
  return {
    ...(options.sheetName !== undefined && { sheetName: options.sheetName }),
    header,
    headerRow: record?.number ?? null,
    issues: [...(options.issues ?? []), ...found.issues],
    rows: rowsBelow(start.all, {
      header,
      headerNumber: record?.number ?? 0,
      isOwn,
      isShortRowOdd: options.isShortRowOdd,
    }),
  };
}

function locateHeader(head: readonly SheetRecord[], options: Assembly): HeaderFinding {
  if (options.headerRow === "none") return { index: null, issues: [] };
  if (options.headerRow === undefined) return findHeader(head, options.isHeaderWord ?? (() => false));
  const index = head.findIndex((record) => record.number === options.headerRow);
  return { index: index < 0 ? null : index, issues: [] };
}

function hasContent(record: SheetRecord): boolean {
  return record.cells.some((cell) => !isBlankText(cell.text));
}

function trimEnd(header: readonly string[]): readonly string[] {
  return header.slice(0, header.findLastIndex((text) => !isBlankText(text)) + 1);
}

interface Below {
  readonly header: readonly string[];
  readonly headerNumber: number;
  readonly isOwn: boolean;
  readonly isShortRowOdd: boolean;
}

async function* rowsBelow(records: AsyncIterable<SheetRecord>, below: Below): AsyncGenerator<Row> {
  const names = columnNames(below.header);
  // Findings made while reading on, such as a late guess of the encoding, must not vanish with a blank row.
  let waiting: readonly Issue[] = [];
  for await (const record of records) {
    const issues = [...waiting, ...(record.issues ?? [])];
    waiting = [];
    if (record.number <= below.headerNumber || !hasContent(record)) {
      waiting = issues;
      continue;
    }
    const cells = below.isOwn ? record.cells.map(unescaped) : record.cells;
    yield toRow({ number: record.number, cells, issues }, names, below.isShortRowOdd);
  }
}

function unescaped(cell: Cell): Cell {
  if (cell.stored !== undefined) return cell;
  const text = unescapeFormula(cell.text);
  return text === cell.text ? cell : { text };
}

function toRow(row: Row, names: readonly string[], isShortRowOdd: boolean): Row {
  const issues = [...row.issues, ...damage(row, names)];
  if (names.length === 0) return { ...row, issues };
  const end = Math.max(names.length, row.cells.findLastIndex((cell) => !isBlankText(cell.text)) + 1);
  if (end > names.length) issues.push(rowLong(row.number, end - names.length));
  if (isShortRowOdd && row.cells.length < names.length) issues.push(rowShort(row, names.length));
  const missing = Math.max(0, end - row.cells.length);
  const cells = [...row.cells.slice(0, end), ...Array.from({ length: missing }, () => BLANK_CELL)];
  return { number: row.number, cells, issues };
}

function damage(row: Row, names: readonly string[]): readonly Issue[] {
  if (!row.cells.some((cell) => isDamagedText(cell.text))) return [];
  const all = columnNames(names, Math.max(names.length, row.cells.length));
  return row.cells.flatMap((cell, index) =>
    isDamagedText(cell.text) ? [textDamaged(row.number, all[index] ?? "", cell.text)] : [],
  );
}

function textDamaged(number: number, column: string, received: string): Issue {
  return {
    code: "SHEET_TEXT_DAMAGED",
    severity: "error",
    path: ["rows", number, column],
    message: `Characters were lost in row ${number}, column ${column}, before the sheet came here.`,
    received,
    hint: "Type the cell again in the original, and save it as CSV UTF-8 or XLSX.",
  };
}

function rowLong(number: number, extra: number): Issue {
  return {
    code: "SHEET_ROW_LONG",
    severity: "error",
    path: ["rows", number],
    message: `Row ${number} has ${count(extra, "cell")} more than the header, so its cells may stand in wrong columns.`,
    hint: "A cell that contains the separator needs quotation marks around it.",
  };
}

function rowShort(row: Row, width: number): Issue {
  const isQuoteOpen = row.cells.some((cell) => cell.text.includes("\n"));
  return {
    code: "SHEET_ROW_SHORT",
    severity: isQuoteOpen ? "error" : "warning",
    path: ["rows", row.number],
    message: `Row ${row.number} has ${count(row.cells.length, "cell")}; the header has ${width}.`,
    hint: isQuoteOpen
      ? "A quotation mark in that row is probably opened and not closed, which joins lines into one cell."
      : "Cells that are missing at the end count as blank.",
  };
}
