/**
 * A blank cell changes nothing. Who wants to empty a field writes `[clear]`. Text that really reads so is written
 * with a backslash, `\[clear]`, and one more for each that is already there.
 */
export const CLEAR_MARKER = "[clear]";

const MARKED = /^\s*(?<slashes>\\*)\[clear\]\s*$/iu;

/** Whether the cell asks for the field to be emptied. */
export function isClearMarker(text: string): boolean {
  return MARKED.exec(text)?.groups?.["slashes"] === "";
}

/** The text as it is put into a cell. */
export function escapeClearMarker(text: string): string {
  return MARKED.test(text) ? text.replace(/^\s*/u, "$&\\") : text;
}

/** The text as it was before `escapeClearMarker`. */
export function unescapeClearMarker(text: string): string {
  return MARKED.test(text) ? text.replace(/^(\s*)\\/u, "$1") : text;
}
