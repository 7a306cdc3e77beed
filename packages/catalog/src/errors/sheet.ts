import { count, quote, type ErrorDefinition } from "./definition.ts";

/** Sheets that cannot be read, mapped or written as a whole. Findings about single cells are issues, not errors. */
export const SHEET_ERRORS = {
  SHEET_EMPTY: {
    kind: "invalid_input",
    message: () => "The sheet has no cells with content.",
    hint: "Check that the right file was chosen, and that it was saved before it was sent.",
  },
  SHEET_SAYS_NOTHING: {
    kind: "invalid_input",
    message: (p: { path: string }) => `Nothing in ${quote(p.path)} can be read as a code or a title.`,
    hint: "Give its columns headers such as Title, Artist and ISRC, or copy the distributor's page into a text file.",
  },
  SHEET_NOT_TEXT: {
    kind: "invalid_input",
    message: () => "The file is neither a text sheet (CSV) nor an Excel workbook (XLSX).",
    hint: "Open it in the program that made it and save it as CSV UTF-8 or as .xlsx.",
  },
  SHEET_OLD_WORKBOOK: {
    kind: "invalid_input",
    message: () =>
      "The file is a workbook in the old Excel format (.xls), or one that is locked with a password.",
    hint: "Open it in Excel or LibreOffice, remove the password if there is one, and save it as .xlsx.",
  },
  SHEET_TOO_LARGE: {
    kind: "invalid_input",
    message: (p: { megabytes: number }) =>
      `The workbook is larger than ${count(p.megabytes, "megabyte")}, the most that is read.`,
    hint: "Save the sheet as CSV, which is read row by row at any size.",
  },
  SHEET_ENDING_UNKNOWN: {
    kind: "invalid_input",
    message: (p: { path: string; endings: readonly string[] }) =>
      `${quote(p.path)} ends in none of ${p.endings.join(", ")}: these are the sheets that are written.`,
    hint: "Give the file one of these endings.",
  },
  SHEET_ENCODING_UNKNOWN: {
    kind: "invalid_input",
    message: (p: { encoding: string }) => `${quote(p.encoding)} is not a text encoding this program knows.`,
    hint: "Use utf-8, utf-16le, windows-1252, iso-8859-2, macintosh, shift_jis or another name of the WHATWG list.",
  },
  SHEET_QUOTE_NOT_CLOSED: {
    kind: "invalid_input",
    message: (p: { row: number }) => `A quotation mark that opens in row ${p.row} is never closed.`,
    hint: "Close the quotation mark in that row, or write a quotation mark inside a cell twice.",
  },
  SHEET_ROW_TOO_LONG: {
    kind: "invalid_input",
    message: (p: { row: number; megabytes: number }) =>
      `Row ${p.row} is longer than ${count(p.megabytes, "megabyte")}, the most that one row may hold.`,
    hint: "Look for a quotation mark in that row that is opened and not closed, or shorten the cell.",
  },
  SHEET_TOO_MANY_COLUMNS: {
    kind: "invalid_input",
    message: (p: { row: number; limit: number }) =>
      `Row ${p.row} has more than ${count(p.limit, "column")}, the most that a sheet may have.`,
    hint: "Remove the columns that are not needed, and check which character separates the cells.",
  },
  SHEET_TOO_MANY_ROWS: {
    kind: "invalid_input",
    message: (p: { limit: number }) =>
      `An Excel sheet holds ${count(p.limit, "row")}; there are more to write.`,
    hint: "Write CSV, which has no such limit, or write fewer recordings at once.",
  },
  SHEET_CSV_DAMAGED: {
    kind: "invalid_input",
    message: (p: { row: number; reason: string }) =>
      `Row ${p.row} of the CSV file cannot be read: ${p.reason}.`,
    hint: "Open the file in a spreadsheet program, look at that row, and save it again as CSV UTF-8.",
  },
  SHEET_WORKBOOK_DAMAGED: {
    kind: "invalid_input",
    message: (p: { part: string; reason: string }) =>
      `The workbook is damaged in ${quote(p.part)}: ${p.reason}.`,
    hint: "Open it in Excel or LibreOffice, which can repair workbooks, and save it again.",
  },
  SHEET_WORKBOOK_UNSAFE: {
    kind: "invalid_input",
    message: (p: { part: string; reason: string }) =>
      `The workbook is refused because of ${quote(p.part)}: ${p.reason}.`,
    hint: "Save the sheet again from a spreadsheet program you trust, or as CSV. Nothing of it was read.",
  },
  SHEET_NAME_UNKNOWN: {
    kind: "not_found",
    message: (p: { name: string; names: readonly string[] }) =>
      `The workbook has no sheet ${quote(p.name)}; it has ${p.names.map(quote).join(", ")}.`,
    hint: "Use one of these names, or leave the name out to read the first sheet.",
  },
  SHEET_COLUMNS_UNKNOWN: {
    kind: "invalid_input",
    message: (p: { header: readonly string[] }) =>
      p.header.length === 0
        ? "The sheet has no header row, so its columns are not known."
        : `None of the ${count(p.header.length, "column")} (${quote(p.header.join(", "))}) is a column of the master sheet.`,
    hint: "Give a mapping that says which of its columns is which, or rename them as the master sheet does.",
  },
  SHEET_MAPPING_HEADER_UNKNOWN: {
    kind: "invalid_input",
    message: (p: { header: string; names: readonly string[] }) =>
      `The mapping names the column ${quote(p.header)}; the sheet has ${p.names.map(quote).join(", ")}.`,
    hint: "Write the header exactly as it stands in the sheet, or the letter for a column without a header (Column A).",
  },
  SHEET_MAPPING_TARGET_UNKNOWN: {
    kind: "invalid_input",
    message: (p: { header: string; target: string }) =>
      `The mapping sends ${quote(p.header)} to ${quote(p.target)}, which is not a column of the master sheet.`,
    hint: "docs/reference/master-sheet.md lists the columns; write “ignore” for a column that is not wanted.",
  },
  SHEET_MAPPING_TARGET_TWICE: {
    kind: "conflict",
    message: (p: { target: string; first: string; second: string }) =>
      `Both ${quote(p.first)} and ${quote(p.second)} are mapped to ${quote(p.target)}.`,
    hint: "Map one of them and write “ignore” for the other.",
  },
  SHEET_CELL_NOT_WRITABLE: {
    kind: "invalid_input",
    message: (p: { row: number; column: string; reason: string }) =>
      `The cell in row ${p.row}, column ${p.column}, cannot be written: ${p.reason}.`,
    hint: "Write CSV instead of XLSX where the cell is too long for Excel, or shorten the text in the catalog.",
  },
  FORM_FORMAT_UNASKED: {
    kind: "invalid_input",
    message: (p: { form: string; format: string; formats: readonly string[] }) =>
      `${quote(p.form)} is taken as ${p.formats.join(" or ").toUpperCase()}, not as ${p.format.toUpperCase()}.`,
    hint: "Write the form in the kind of file its source asks for; the list of forms says which.",
  },
  TEMPLATE_MAPPING_FORM: {
    kind: "invalid_input",
    message: (p: { reason: string }) => `The mapping of the template cannot be used: ${p.reason}.`,
    hint: "Let Deadwax look at the template and write the mapping; then change what is not right.",
  },
  TEMPLATE_FIELD_UNKNOWN: {
    kind: "invalid_input",
    message: (p: { header: string; field: string; fields: readonly string[] }) =>
      `The mapping fills ${quote(p.header)} with ${quote(p.field)}; there is ${p.fields.join(", ")}.`,
    hint: "Name one of these fields, or give a text that is the same in every row.",
  },
  TEMPLATE_ENCODING: {
    kind: "invalid_input",
    message: (p: { encoding: string }) =>
      `The template is text in ${p.encoding}, in which no rows are added.`,
    hint: "Save it as CSV UTF-8 or as .xlsx.",
  },
  TEMPLATE_LETTERS: {
    kind: "invalid_input",
    message: (p: { letter: string }) =>
      `The template is text in Windows-1252, which has no letter ${quote(p.letter)}.`,
    hint: "Save the template as CSV UTF-8 or as .xlsx.",
  },
} as const satisfies Record<string, ErrorDefinition>;
