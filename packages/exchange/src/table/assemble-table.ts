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
  /** True for CSV, where a row of another width than the header is damage; in a workbook no cell is ever shifted. */
  readonly canShift: boolean;
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
  const above = found.index === null ? undefined : start.head[found.index - 1];
  const isOwn = isOwnHeader((record?.cells ?? []).map((cell) => cell.text));
  const named = trimEnd(
    (record?.cells ?? []).map((cell) => (isOwn ? unescapeFormula(cell.text) : cell.text)),
  );
  const headerNumber = record?.number ?? 0;
  const sample = start.head.filter((one) => one.number > headerNumber && hasContent(one));
  const widths = named.length === 0 ? NO_WIDTHS : findWidths(named.length, record, { sample, ...options });
  const header = [...named, ...Array.from({ length: widths.columns - named.length }, () => "")];
  return {
    ...(options.sheetName !== undefined && { sheetName: options.sheetName }),
    header,
    headerRow: record?.number ?? null,
    ...(above !== undefined && { aboveHeader: above.cells.map((cell) => cell.text) }),
    issues: [
      ...(options.issues ?? []),
      ...found.issues,
      ...(header.length > named.length ? [columnsUnnamed(header.length - named.length)] : []),
    ],
    rows: rowsBelow(start.all, { header, headerNumber, isOwn, widths }),
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

/** How wide rows are. */
interface Widths {
  /** Columns that hold something, whether they have a header or not. */
  readonly columns: number;
  /** Cells below which a row is short, and above which it is long. */
  readonly least: number;
  readonly most: number;
}

const NO_WIDTHS: Widths = { columns: 0, least: 0, most: Infinity };
/** Rows that say together that the header, and none of them, is what has too few cells. */
const AGREEING = 3;

interface Measured {
  readonly sample: readonly SheetRecord[];
  readonly canShift: boolean;
}

function findWidths(named: number, header: SheetRecord | undefined, { sample, canShift }: Measured): Widths {
  const filled = Math.max(named, ...sample.map(contentWidth));
  if (!canShift) return { columns: filled, least: 0, most: Infinity };
  const written = header?.cells.length ?? 0;
  const [first] = sample;
  const isAgreed =
    sample.length >= AGREEING && sample.every(({ cells }) => cells.length === first?.cells.length);
  const most = isAgreed ? Math.max(written, first?.cells.length ?? 0) : written;
  const within = sample.map(contentWidth).filter((width) => width <= most);
  return { columns: Math.max(named, ...within), least: named, most };
}

function contentWidth({ cells }: SheetRecord): number {
  return cells.findLastIndex((cell) => !isBlankText(cell.text)) + 1;
}

interface Below {
  readonly header: readonly string[];
  readonly headerNumber: number;
  readonly isOwn: boolean;
  readonly widths: Widths;
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
    yield toRow({ number: record.number, cells, issues }, names, below.widths);
  }
}

function unescaped(cell: Cell): Cell {
  if (cell.stored !== undefined) return cell;
  const text = unescapeFormula(cell.text);
  return text === cell.text ? cell : { text };
}

function toRow(row: Row, names: readonly string[], { least, most }: Widths): Row {
  const issues = [...row.issues, ...damage(row, names)];
  if (names.length === 0) return { ...row, issues };
  const end = Math.max(names.length, contentWidth(row));
  if (end > most) issues.push(rowLong(row.number, end - most));
  if (row.cells.length < least) issues.push(rowShort(row, least));
  const missing = Math.max(0, end - row.cells.length);
  const cells = [...row.cells.slice(0, end), ...Array.from({ length: missing }, () => BLANK_CELL)];
  return { number: row.number, cells, issues };
}

function columnsUnnamed(amount: number): Issue {
  return {
    code: "SHEET_COLUMNS_UNNAMED",
    severity: "warning",
    path: [],
    message: `${count(amount, "column")} with content ${amount === 1 ? "has" : "have"} no header and ${amount === 1 ? "is" : "are"} not read.`,
    hint: "Write a header above what is wanted, or say which column it is by its letter (Column D).",
  };
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
