const LIMIT = 80;

/** The first 80 characters of a text, ending in an ellipsis where something is left out. Never splits a surrogate pair. */
export function cut(text: string): string {
  if (text.length <= LIMIT) return text;
  // Twice the limit in code units always holds the limit in code points.
  const characters = Array.from(text.slice(0, 2 * LIMIT));
  if (characters.length <= LIMIT && text.length <= 2 * LIMIT) return text;
  return `${characters.slice(0, LIMIT - 1).join("")}…`;
}

function escapeInvisible(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
}

/** A value as it is shown inside a message: in quotes, cut at 80 characters, with invisible characters made visible. */
export function quote(text: string): string {
  return `"${cut(text).replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, escapeInvisible)}"`;
}
