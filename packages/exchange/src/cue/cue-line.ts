/** One line with content, taken apart. */
export interface CueLine {
  /** From 1. */
  readonly number: number;
  /** In capitals: `TITLE`. */
  readonly command: string;
  /** What follows, trimmed. */
  readonly rest: string;
}

/** The lines with content. CRLF, LF and CR end a line. */
export function cueLines(text: string): readonly CueLine[] {
  return text.split(/\r\n|\n|\r/u).flatMap((line, index) => {
    const trimmed = line.trim();
    const { 0: command } = /^\S+/u.exec(trimmed) ?? { 0: "" };
    const rest = trimmed.slice(command.length).trim();
    return command === "" ? [] : [{ number: index + 1, command: command.toUpperCase(), rest }];
  });
}

/**
 * The text of an argument that may stand in quotation marks. The format knows no escape: the last mark of the line
 * closes, so that `"The "Real" Thing"` keeps its inner ones. Null where a mark is opened and not closed.
 */
export function unquoted(rest: string): string | null {
  if (!rest.startsWith('"')) return rest;
  const end = rest.lastIndexOf('"');
  return end === 0 ? null : rest.slice(1, end);
}

/** `"a name.wav" WAVE` → name and type; the type is the last word. */
export function nameAndType(rest: string): { readonly name: string; readonly type: string } | null {
  const isQuoted = rest.startsWith('"');
  const end = isQuoted ? rest.lastIndexOf('"') : (/\s\S*$/u.exec(rest)?.index ?? 0);
  const name = rest.slice(isQuoted ? 1 : 0, end).trim();
  const type = rest.slice(isQuoted ? end + 1 : end).trim();
  if (name === "" || /\s/u.test(type)) return null;
  return { name, type: type === "" ? "WAVE" : type.toUpperCase() };
}
