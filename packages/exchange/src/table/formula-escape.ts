/**
 * Cells that a spreadsheet program would run as a formula are written with one apostrophe in front, and lose exactly
 * that one when they are read again. Text that begins with apostrophes before such a character gets one more, so the
 * way there and back is lossless for every text. `'tis` is neither changed by the writer nor by the reader.
 *
 * The characters are those of the OWASP page on CSV injection and their full-width forms, which some programs fold.
 * XLSX cells are escaped as well although text cells never run there: a workbook saved as CSV stays safe, and
 * a sheet that wandered from one format to the other still reads the same. A level such as -9.4 is a number to every
 * program, and runs nowhere.
 */
const RUNS = /^'*[=+\-@\t\r\n＝＋－＠]/u;
const LEVEL = /^-\d{1,3}\.\d{1,2}$/u;
const ESCAPED = /^'+[=+\-@\t\r\n＝＋－＠]/u;

/** The text as it is put into a file. */
export function escapeFormula(text: string): string {
  return RUNS.test(text) && !LEVEL.test(text) ? `'${text}` : text;
}

/** The text as it was before `escapeFormula`. */
export function unescapeFormula(text: string): string {
  return ESCAPED.test(text) ? text.slice(1) : text;
}

/** Headers that begin like this are written by Deadwax only. */
export const OWN_HEADER_START = "deadwax_";

/** Whether Deadwax wrote the file, so that an apostrophe before a formula character is ours and not the author's. */
export function isOwnHeader(header: readonly string[]): boolean {
  return header.some((text) => text.trim().toLowerCase().startsWith(OWN_HEADER_START));
}
