import { foldText } from "../text/fold-text.ts";

/** A word, a number or a sign of a title, folded for comparing. */
export interface Token {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly isNumber: boolean;
}

/** Apostrophes join; hyphens and dots part. Inches after a number are a word. */
const TOKEN = /[\p{L}\p{M}]+(?:['’ʼ`][\p{L}\p{M}]+)*|\p{N}+|[&+@,]|(?<=\p{N})(?:["″”“]|''|′′)/gu;
const ASCII = /^[\dA-Za-z]+$/u;
/** Scripts without blanks between words. */
export const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]/u;

const FOLDED = new Map<string, string>();
const MOST_FOLDED = 4096;

/** The words of a stretch of the text, in their order. */
export function tokensIn(text: string, start: number, end: number): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = start;
  for (let match = TOKEN.exec(text); match !== null && match.index < end; match = TOKEN.exec(text)) {
    const [word] = match;
    tokens.push({
      key: keyOf(word),
      start: match.index,
      end: Math.min(end, match.index + word.length),
      isNumber: /^\p{N}/u.test(word),
    });
  }
  return tokens;
}

function keyOf(word: string): string {
  if (word.length === 1 && "&+@,".includes(word)) return word;
  if (ASCII.test(word)) return word.toLowerCase();
  return /^(?:["″”“]|''|′′)$/u.test(word) ? "inch" : foldedWord(word);
}

/** Words come again and again in a list of titles. */
function foldedWord(word: string): string {
  const known = FOLDED.get(word);
  if (known !== undefined) return known;
  if (FOLDED.size >= MOST_FOLDED) FOLDED.clear();
  const folded = foldText(word);
  FOLDED.set(word, folded);
  return folded;
}

export function isYear({ key, isNumber }: Token): boolean {
  return isNumber && /^(?:19|20)\d\d$/u.test(key);
}
