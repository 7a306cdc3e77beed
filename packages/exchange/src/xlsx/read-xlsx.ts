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
import { readWorkbook, type SheetEntry } from "./workbook.ts";
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
  const workbook = await openWorkbook(source);
  const sheet = chooseSheet(workbook.sheets, options.sheet);
  const table = await workbook.read(sheet, options);
  if (options.sheet !== undefined) return table;
  return { ...table, issues: [...otherSheets(workbook.sheets, sheet), ...table.issues] };
}

/** A workbook whose sheets can be read one after another, each as often as wanted. */
export interface OpenWorkbook {
  readonly sheets: readonly SheetEntry[];
  read(sheet: SheetEntry, options: HeaderOptions): Promise<Table>;
}

/** Opens a workbook. Throws what `readXlsx` throws. */
export async function openWorkbook(source: ByteSource): Promise<OpenWorkbook> {
  const bytes = await gather(source, XLSX_LIMITS.fileBytes);
  if (bytes === null)
    throw new CatalogError("SHEET_TOO_LARGE", { megabytes: XLSX_LIMITS.fileBytes / 1024 / 1024 });
  const archive = await openArchive(bytes);
  const { sheets, is1904, sharedStrings, styles } = await readWorkbook(archive);
  const strings = await readSharedStrings(archive, sharedStrings);
  const formats = await readStyles(archive, styles);
  return {
    sheets,
    read: (sheet, options) =>
      assembleTable(sheetRecords(archive.read(sheet.part), { part: sheet.part, strings, formats, is1904 }), {
        ...options,
        sheetName: sheet.name,
        canShift: false,
      }),
  };
}

function chooseSheet(sheets: readonly SheetEntry[], name: string | undefined): SheetEntry {
  const sheet =
    name === undefined
      ? (sheets.find((entry) => !entry.isHidden) ?? sheets[0])
      : sheets.find((entry) => entry.name.toLowerCase() === name.toLowerCase());
  if (sheet !== undefined) return sheet;
  throw new CatalogError("SHEET_NAME_UNKNOWN", {
    name: name ?? "",
    names: sheets.map((entry) => entry.name),
  });
}

function otherSheets(sheets: readonly SheetEntry[], chosen: SheetEntry): readonly Issue[] {
  const others = sheets.filter((entry) => entry !== chosen && entry.name !== ABOUT_SHEET);
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
