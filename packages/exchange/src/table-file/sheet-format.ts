import { CatalogError } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { writeCsv, type TextRows } from "../csv/write-csv.ts";
import { writeXlsx, type XlsxLayout } from "../xlsx/write-xlsx.ts";
import { findUnwritable } from "./unwritable.ts";

/** The kinds of file a sheet is written as. */
export const SHEET_FORMATS = ["csv", "xlsx"] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

export interface WriteOptions {
  readonly format: SheetFormat;
  /**
   * Told of every cell that the format cannot hold; the cell is then left blank. Without it the first such cell
   * throws SHEET_CELL_NOT_WRITABLE.
   */
  readonly onIssue?: (issue: Issue) => void;
}

interface Sheet {
  readonly header: readonly string[];
  readonly rows: TextRows;
  readonly layout: XlsxLayout;
}

/** Writes a header and rows of text in the format. Memory does not grow with the number of rows. */
export function writeTable(sheet: Sheet, options: WriteOptions): AsyncGenerator<Uint8Array> {
  const rows = writableRows(sheet, options);
  return options.format === "csv" ? writeCsv(rows) : writeXlsx(rows, sheet.layout);
}

async function* writableRows(sheet: Sheet, options: WriteOptions): AsyncGenerator<readonly string[]> {
  yield sheet.header;
  let number = 1;
  for await (const row of sheet.rows) {
    number++;
    yield row.map((text, index) =>
      writable(text, { row: number, column: sheet.header[index] ?? "", options }),
    );
  }
}

interface Place {
  readonly row: number;
  readonly column: string;
  readonly options: WriteOptions;
}

function writable(text: string, { row, column, options }: Place): string {
  const reason = findUnwritable(text, options.format);
  if (reason === null) return text;
  const refusal = new CatalogError("SHEET_CELL_NOT_WRITABLE", { row, column, reason });
  if (options.onIssue === undefined) throw refusal;
  options.onIssue({
    code: refusal.code,
    severity: "error",
    path: ["rows", row, column],
    message: refusal.message,
    received: text.slice(0, 80),
    hint: refusal.hint,
  });
  return "";
}
