import type { Issue } from "@deadwax/identifiers";
import type { ByteSource } from "../table/byte-source.ts";
import { openTable, type TableOptions } from "../table-file/open-table.ts";
import { readRows, type ImportRow, type ReadRowsOptions } from "./read-rows.ts";

/** A sheet that is being read. Iterate it once for its rows. */
export interface MasterSheetReading extends AsyncIterable<ImportRow> {
  readonly header: readonly string[];
  /** Findings about the file as a whole; those about rows are in the rows. */
  readonly issues: readonly Issue[];
}

/**
 * Reads a sheet with the columns of the master sheet, or any sheet with a mapping. CSV is read row by row, whatever
 * its size. Throws SHEET_… errors for what cannot be read at all.
 */
export async function readMasterSheet(
  source: ByteSource,
  options: TableOptions & ReadRowsOptions = {},
): Promise<MasterSheetReading> {
  const table = await openTable(source, options);
  const rows = readRows(table, options);
  return {
    header: table.header,
    issues: table.issues,
    [Symbol.asyncIterator]: () => rows[Symbol.asyncIterator](),
  };
}
