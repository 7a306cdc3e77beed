import { CatalogError } from "@deadwax/catalog";
import { isHeaderWord } from "../column-mapping/header-words.ts";
import { readCsv, type CsvOptions } from "../csv/read-csv.ts";
import { peek, pieces, type ByteSource } from "../table/byte-source.ts";
import type { Table } from "../table/table.ts";
import { readXlsx, type XlsxOptions } from "../xlsx/read-xlsx.ts";

/** Options of both kinds of file; those of the other kind have no effect. */
export type TableOptions = CsvOptions & XlsxOptions;

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Opens a sheet by what its bytes are, not by the name of the file. Headers of known sheets are recognised in nine
 * languages. Throws SHEET_OLD_WORKBOOK, and what `readCsv` and `readXlsx` throw.
 */
export async function openTable(source: ByteSource, options: TableOptions = {}): Promise<Table> {
  const { head, all } = await peek(pieces(source), (read) => Buffer.concat(read).length >= ZIP.length);
  const start = Buffer.concat(head);
  const begins = (signature: readonly number[]): boolean =>
    signature.every((byte, index) => start[index] === byte);
  if (begins(COMPOUND_FILE)) throw new CatalogError("SHEET_OLD_WORKBOOK", {});
  const known = { isHeaderWord, ...options };
  return begins(ZIP) ? readXlsx(all, known) : readCsv(all, known);
}
