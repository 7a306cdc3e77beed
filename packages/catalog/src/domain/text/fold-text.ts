/**
 * The form in which titles and names are compared: case, accents, width, punctuation and blanks do not count.
 * Never shown and never stored.
 */

/** Letters that Unicode does not take apart, in the spelling people type instead. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  æ: "ae",
  œ: "oe",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/** `Björk – “Jóga” (Live)` → `bjork joga live`. Total and idempotent. */
export function foldText(text: string): string {
  const letters = text
    .normalize("NFKD")
    // Only the marks of Latin, Greek and Cyrillic: in other scripts a mark makes another letter.
    .replaceAll(/[\u0300-\u036F]+/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[ßøæœłđðþı]/gu, (letter) => LETTERS[letter] ?? letter)
    .replaceAll("&", " and ");
  const words = letters
    .replaceAll(/['’ʼ`´]/gu, "")
    .replaceAll(/[\p{P}\p{Z}\p{C}]+/gu, " ")
    .trim();
  // A title such as `!!!` is nothing but punctuation; it is still a title.
  return words === "" ? letters.replaceAll(/\s+/gu, " ").trim() : words;
}
