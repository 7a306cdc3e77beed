import { CatalogError } from "@deadwax/catalog";
import { isHeaderWord } from "../column-mapping/header-words.ts";
import { readCsv } from "../csv/read-csv.ts";
import type { Table } from "../table/table.ts";
import { openWorkbook } from "../xlsx/read-xlsx.ts";

/** A sheet of the template, ready to be looked at, and which part of the workbook it is; null for CSV. */
export interface TemplateSheet {
  readonly table: Table;
  readonly part: string | null;
}

interface Choice {
  readonly sheet: string | null;
  readonly headerRow: number | null;
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];

function isWorkbook(bytes: Uint8Array): boolean {
  return ZIP.every((byte, index) => bytes[index] === byte);
}

/** Opens the sheet that is to be filled in: the named one, or the one whose header has the most known words. */
export async function openTemplate(bytes: Uint8Array, { sheet, headerRow }: Choice): Promise<TemplateSheet> {
  const options = { isHeaderWord, ...(headerRow !== null && { headerRow }) };
  if (!isWorkbook(bytes)) return { table: await readCsv(bytes, options), part: null };
  const workbook = await openWorkbook(bytes);
  const wanted = workbook.sheets.filter(({ name, isHidden }) =>
    sheet === null ? !isHidden : name.toLowerCase() === sheet.toLowerCase(),
  );
  let best: { readonly found: TemplateSheet; readonly known: number } | undefined;
  for (const entry of wanted) {
    const table = await workbook.read(entry, options).catch(emptyIsNone);
    if (table === null) continue;
    const known = table.header.filter(isHeaderWord).length;
    if (best === undefined || known > best.known) best = { found: { table, part: entry.part }, known };
  }
  if (best !== undefined) return best.found;
  if (sheet === null || wanted.length > 0) throw new CatalogError("SHEET_EMPTY", {});
  throw new CatalogError("SHEET_NAME_UNKNOWN", {
    name: sheet,
    names: workbook.sheets.map(({ name }) => name),
  });
}

function emptyIsNone(thrown: unknown): null {
  if (thrown instanceof CatalogError && thrown.code === "SHEET_EMPTY") return null;
  throw thrown;
}
