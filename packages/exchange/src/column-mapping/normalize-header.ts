/**
 * The words of a header, comparable: without case, accents and punctuation, `TrackTitle` as two words,
 * `(P) line` and `℗ line` as one text.
 */
export function normalizeHeader(text: string): string {
  return text
    .replace(/℗/gu, " p ")
    .replace(/©/gu, " c ")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
