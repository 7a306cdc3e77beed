import { CatalogError } from "@deadwax/catalog";
import { isHeaderWord } from "../column-mapping/header-words.ts";
import { readCsv, type CsvOptions } from "../csv/read-csv.ts";
import { peek, pieces, type ByteSource } from "../table/byte-source.ts";
import type { Table } from "../table/table.ts";
import { COMPOUND_FILE, startsWith, ZIP } from "./signatures.ts";
import { readXlsx, type XlsxOptions } from "../xlsx/read-xlsx.ts";

/** Options of both kinds of file; those of the other kind have no effect. */
export type TableOptions = CsvOptions & XlsxOptions;

/**
 * Opens a sheet by what its bytes are, not by the name of the file. Headers of known sheets are recognised in
 * fourteen languages. Throws SHEET_OLD_WORKBOOK, and what `readCsv` and `readXlsx` throw.
 */
export async function openTable(source: ByteSource, options: TableOptions = {}): Promise<Table> {
  const { head, all } = await peek(pieces(source), (read) => Buffer.concat(read).length >= ZIP.length);
  const start = Buffer.concat(head);
  if (startsWith(start, COMPOUND_FILE)) throw new CatalogError("SHEET_OLD_WORKBOOK", {});
  const known = { isHeaderWord, ...options };
  return startsWith(start, ZIP) ? readXlsx(all, known) : readCsv(all, known);
}
