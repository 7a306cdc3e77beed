import { CatalogError } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { assembleTable, type HeaderOptions } from "../table/assemble-table.ts";
import { gather, type ByteSource } from "../table/byte-source.ts";
import type { Table } from "../table/table.ts";
import { openArchive } from "./archive.ts";
import { XLSX_LIMITS } from "./limits.ts";
import { readSharedStrings } from "./shared-strings.ts";
import { sheetRecords } from "./sheet-records.ts";
import { readStyles } from "./styles.ts";
import { readWorkbook, type SheetEntry, type Workbook } from "./workbook.ts";
import { ABOUT_SHEET } from "./workbook-parts.ts";

export interface XlsxOptions extends HeaderOptions {
  /** Name of the sheet to read; without it the first visible one. */
  readonly sheet?: string;
}

/**
 * Reads one sheet of an Excel workbook (ECMA-376, transitional and strict). The packed file and the table of shared
 * strings are held in memory, within limits; rows are read one by one. Throws SHEET_TOO_LARGE, SHEET_WORKBOOK_DAMAGED,
 * SHEET_WORKBOOK_UNSAFE, SHEET_NAME_UNKNOWN and SHEET_EMPTY.
 */
export async function readXlsx(source: ByteSource, options: XlsxOptions = {}): Promise<Table> {
  const bytes = await gather(source, XLSX_LIMITS.fileBytes);
  if (bytes === null)
    throw new CatalogError("SHEET_TOO_LARGE", { megabytes: XLSX_LIMITS.fileBytes / 1024 / 1024 });
  const archive = await openArchive(bytes);
  const workbook = await readWorkbook(archive);
  const sheet = chooseSheet(workbook, options.sheet);
  const strings = await readSharedStrings(archive, workbook.sharedStrings);
  const formats = await readStyles(archive, workbook.styles);
  const context = { part: sheet.part, strings, formats, is1904: workbook.is1904 };
  return assembleTable(sheetRecords(archive.read(sheet.part), context), {
    ...options,
    sheetName: sheet.name,
    issues: options.sheet === undefined ? otherSheets(workbook, sheet) : [],
    canShift: false,
  });
}

function chooseSheet(workbook: Workbook, name: string | undefined): SheetEntry {
  const sheet =
    name === undefined
      ? (workbook.sheets.find((entry) => !entry.isHidden) ?? workbook.sheets[0])
      : workbook.sheets.find((entry) => entry.name.toLowerCase() === name.toLowerCase());
  if (sheet !== undefined) return sheet;
  throw new CatalogError("SHEET_NAME_UNKNOWN", {
    name: name ?? "",
    names: workbook.sheets.map((entry) => entry.name),
  });
}

function otherSheets(workbook: Workbook, chosen: SheetEntry): readonly Issue[] {
  const others = workbook.sheets.filter((entry) => entry !== chosen && entry.name !== ABOUT_SHEET);
  if (others.length === 0) return [];
  return [
    {
      code: "SHEET_OTHERS_NOT_READ",
      severity: "info",
      path: [],
      message: `The sheet “${chosen.name}” is read; ${others.map((entry) => `“${entry.name}”`).join(", ")} not.`,
      hint: "Name the sheet to read another one.",
    },
  ];
}
