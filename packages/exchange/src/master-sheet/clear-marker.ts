/**
 * A blank cell changes nothing. Who wants to empty a field writes `[clear]`. Text that really reads so is written
 * with a backslash, `\[clear]`, and one more for each that is already there.
 */
export const CLEAR_MARKER = "[clear]";

const MARKED = /^\s*(?<slashes>\\*)\[clear\]\s*$/iu;

/** Every cell of a sheet is asked; nearly all are done with here. */
function mayBeMarked(text: string): boolean {
  return text.includes("]");
}

/** Whether the cell asks for the field to be emptied. */
export function isClearMarker(text: string): boolean {
  return mayBeMarked(text) && MARKED.exec(text)?.groups?.["slashes"] === "";
}

/** The text as it is put into a cell. */
export function escapeClearMarker(text: string): string {
  return mayBeMarked(text) && MARKED.test(text) ? text.replace(/^\s*/u, "$&\\") : text;
}

/** The text as it was before `escapeClearMarker`. */
export function unescapeClearMarker(text: string): string {
  return mayBeMarked(text) && MARKED.test(text) ? text.replace(/^(\s*)\\/u, "$1") : text;
}
