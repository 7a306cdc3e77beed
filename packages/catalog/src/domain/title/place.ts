/** A place in a text as it was typed: UTF-16 units, the end not included. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Words as they were typed, and where. */
export interface TypedPart {
  readonly words: string;
  readonly place: Place;
}

/** The part between two places of the text, without blanks around it. */
export function partOf(text: string, start: number, end: number): TypedPart {
  let [from, to] = [start, end];
  while (from < to && isBlank(text, from)) from += 1;
  while (to > from && isBlank(text, to - 1)) to -= 1;
  return { words: text.slice(from, to), place: { start: from, end: to } };
}

export function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || (code >= 9 && code <= 13) || (code > 127 && /\s/u.test(text.charAt(at)));
}
