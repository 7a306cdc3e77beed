import { MASTER_SHEET_COLUMNS } from "./columns.ts";
import type { Purpose } from "./sheet-column.ts";

const PURPOSES: Readonly<Record<Purpose, string>> = {
  reference: "reference metadata",
  matching: "finding the recording",
  embedding: "writing into files",
};

/** What a column is needed for, in words. */
export function purposesInWords(purposes: readonly Purpose[]): string {
  return purposes.map((purpose) => PURPOSES[purpose]).join(", ");
}

/** The rules of the sheet, one sentence a line. */
export const SHEET_RULES = [
  "One row is one recording. A blank cell changes nothing when the sheet is read again.",
  "To empty a field, write [clear] into its cell. Text that really reads so is written \\[clear].",
  "A cell that begins with = + - or @, unless it is a level such as -9.4, has an apostrophe in front, so that no program runs it as a formula; it is taken away when the sheet is read.",
  "Columns that Deadwax measures or decides are shown for reading; a change there is reported and not taken over.",
];

/** The second sheet of the workbook: what each column holds. */
export function aboutSheet(): readonly (readonly string[])[] {
  return [
    ["Column", "What it holds", "Example", "Needed for", "May be emptied"],
    ...MASTER_SHEET_COLUMNS.map((column) => [
      column.id,
      column.description,
      column.example,
      purposesInWords(column.requiredFor),
      column.isShownOnly ? "shown only" : column.isClearable ? "with [clear]" : "no",
    ]),
    [],
    ...SHEET_RULES.map((rule) => [rule]),
  ];
}
