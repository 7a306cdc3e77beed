/** Letters that Unicode does not take apart, as people type them without their marks. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = { ı: "i", ł: "l", ø: "o", đ: "d" };

/**
 * The words of a header, comparable: without case, accents and punctuation, `TrackTitle` as two words,
 * `(P) line` and `℗ line` as one text.
 */
export function normalizeHeader(text: string): string {
  return text
    .replace(/[℗Ⓟ]/gu, " p ")
    .replace(/©/gu, " c ")
    .replace(/№|(?<!\p{L})[nN]\.?\s?[º°]\.?/gu, " n ")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}ıłøđ]/gu, (letter) => PLAIN_LETTERS[letter] ?? "")
    .replace(/[^\p{L}\p{N}#]+/gu, " ")
    .trim();
}
