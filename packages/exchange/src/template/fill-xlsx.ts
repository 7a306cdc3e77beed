import { CatalogError } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { findUnwritable } from "../table-file/unwritable.ts";
import { columnLetters } from "../table/column-name.ts";
import { gather } from "../table/byte-source.ts";
import { openArchive, unsafe } from "../xlsx/archive.ts";
import { editSheet } from "./edit-sheet.ts";
import type { FillRequest } from "./fill-request.ts";
import { replacePart } from "./replace-part.ts";

/** A template is text to be edited in memory; sheets of data are not filled in. */
const LARGEST = 64 * 1024 * 1024;

/** Puts rows into one sheet of a workbook, and leaves everything else as it is. */
export async function fillXlsx(
  bytes: Uint8Array,
  part: string,
  request: FillRequest,
): Promise<{ readonly bytes: Uint8Array; readonly issues: readonly Issue[] }> {
  for (const [index, cells] of request.rows.entries()) {
    for (const { column, text } of cells) {
      const reason = findUnwritable(text, "xlsx");
      if (reason === null) continue;
      const place = { row: request.firstRow + index, column: columnLetters(column) };
      throw new CatalogError("SHEET_CELL_NOT_WRITABLE", { ...place, reason });
    }
  }
  const archive = await openArchive(bytes);
  const xml = await gather(archive.read(part), LARGEST);
  if (xml === null) throw unsafe(part, "it is far larger than a template");
  const edited = editSheet(part, xml, request);
  return { bytes: await replacePart(bytes, part, edited.xml), issues: edited.issues };
}
