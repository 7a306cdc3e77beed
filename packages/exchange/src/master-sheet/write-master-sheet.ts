import type { WriteOptions } from "../table-file/sheet-format.ts";
import { writeTable } from "../table-file/sheet-format.ts";
import { aboutSheet } from "./about-sheet.ts";
import { escapeClearMarker } from "./clear-marker.ts";
import { MASTER_SHEET_COLUMNS } from "./columns.ts";
import type { MasterSheetRow } from "./master-sheet-row.ts";

export type MasterSheetRows = Iterable<Partial<MasterSheetRow>> | AsyncIterable<Partial<MasterSheetRow>>;

/**
 * Writes recordings as the master sheet: CSV for programs, XLSX for people. What is read back from it is equal.
 * Row by row; throws SHEET_CELL_NOT_WRITABLE unless `onIssue` is given, and SHEET_TOO_MANY_ROWS for XLSX.
 */
export function writeMasterSheet(rows: MasterSheetRows, options: WriteOptions): AsyncGenerator<Uint8Array> {
  return writeTable(
    {
      header: MASTER_SHEET_COLUMNS.map((column) => column.id),
      rows: textRows(rows),
      layout: {
        sheetName: "Master sheet",
        widths: MASTER_SHEET_COLUMNS.map((column) => column.width),
        about: aboutSheet(),
      },
    },
    options,
  );
}

async function* textRows(rows: MasterSheetRows): AsyncGenerator<readonly string[]> {
  for await (const row of rows) {
    yield MASTER_SHEET_COLUMNS.map((column) => escapeClearMarker(column.write(row)));
  }
}
