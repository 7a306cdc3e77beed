/** The forms in which two titles are compared, from the strictest to the loosest. */
import { foldText } from "../text/fold-text.ts";
import { PART_WORDS } from "./words/side-words.ts";

/** What nobody means to say: case, width, kinds of dashes, quotes, brackets and blanks, `&` for `and`. */
export function plainKey(title: string): string {
  return title
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[’‘ʼ`´′‛]/gu, "'")
    .replaceAll(/[“”„«»″‟]/gu, '"')
    .replaceAll(/\p{Pd}/gu, "-")
    .replaceAll(/[[{【〔「『]/gu, "(")
    .replaceAll(/[\]}】〕」』]/gu, ")")
    .replaceAll("&", " and ")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

/** Without accents, too. */
export function unaccentedKey(title: string): string {
  return plainKey(title.normalize("NFKD").replaceAll(/[\u0300-\u036F]+/gu, ""));
}

const NUMBER_WORDS = "one two three four five six seven eight nine ten".split(" ");
const ROMAN = "i ii iii iv v vi vii viii ix x xi xii".split(" ");

/** Without punctuation, and with the number of a part in figures: `Drive (Part II)` and `Drive, Pt. 2` are one. */
export function looseKey(title: string): string {
  const words = foldText(title).split(" ");
  return words
    .map((word, index) => {
      if (isPart(words, index)) return "part";
      return isPart(words, index - 1) ? String(numberIn(word)) : word;
    })
    .join(" ");
}

function isPart(words: readonly string[], index: number): boolean {
  return PART_WORDS.has(words[index] ?? "") && numberIn(words[index + 1] ?? "") !== undefined;
}

function numberIn(word: string): number | undefined {
  if (/^\d{1,3}$/u.test(word)) return Number(word);
  const at = Math.max(NUMBER_WORDS.indexOf(word), ROMAN.indexOf(word));
  return at < 0 ? undefined : at + 1;
}
