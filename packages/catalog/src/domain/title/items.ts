import { isYear, tokensIn, UNSPACED, type Token } from "./tokens.ts";
import type { VersionKind } from "./version-kinds.ts";
import { VOCABULARY, type PhraseMeaning } from "./vocabulary.ts";
import { FILLERS } from "./words/side-words.ts";

/** Quick to look for: no letter before U+1100 belongs to a script without blanks. */
const MAY_BE_UNSPACED = /[\u1100-\uFFFF]/u;

/** A known phrase, or one word of a stretch of text. */
export interface Item {
  readonly meaning: PhraseMeaning | "filler" | "number" | "year" | "word";
  readonly kind: VersionKind | null;
  /** Folded; of a phrase, its first word. */
  readonly key: string;
  /** How many words. */
  readonly size: number;
  readonly isUnspaced: boolean;
  readonly start: number;
  readonly end: number;
}

/** Takes a stretch of text apart, the longest known phrases first. */
export function itemsIn(text: string, start: number, end: number): readonly Item[] {
  return itemsOf(tokensIn(text, start, end).flatMap((token) => segments(text, token)));
}

function itemsOf(tokens: readonly Token[]): readonly Item[] {
  const items: Item[] = [];
  for (let at = 0; at < tokens.length;) {
    const item = itemAt(tokens, at);
    if (item === undefined) break;
    items.push(item);
    at += item.size;
  }
  return items;
}

function itemAt(tokens: readonly Token[], at: number): Item | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  const { key, start } = token;
  const phrase = VOCABULARY.phrases
    .get(key)
    ?.find(({ keys }) => keys.every((one, index) => tokens[at + index]?.key === one));
  if (phrase === undefined) {
    const meaning = isYear(token) ? "year" : token.isNumber ? "number" : FILLERS.has(key) ? "filler" : "word";
    return { meaning, kind: null, key, size: 1, isUnspaced: false, start, end: token.end };
  }
  const { meaning, keys } = phrase;
  const kind = meaning === "note" || meaning === "note-opener" ? null : meaning;
  const end = tokens[at + keys.length - 1]?.end ?? token.end;
  return { meaning, kind, key, size: keys.length, isUnspaced: UNSPACED.test(key), start, end };
}

/** `不插电版` has no blanks: known words are cut out of the run, the longest first. */
function segments(text: string, token: Token): readonly Token[] {
  const { key, start, end } = token;
  if (!MAY_BE_UNSPACED.test(key) || !UNSPACED.test(key) || VOCABULARY.phrases.has(key)) return [token];
  const raw = text.slice(start, end).toLowerCase();
  // Folded to another length or spelling, its letters have no places of their own.
  if (raw !== key) return [token];
  const found: Token[] = [];
  let unknown = 0;
  const flush = (to: number): void => {
    if (to > unknown)
      found.push({ ...token, key: raw.slice(unknown, to), start: start + unknown, end: start + to });
  };
  for (let at = 0; at < raw.length;) {
    const size = longestAt(raw, at);
    if (size === 0) {
      at += 1;
      continue;
    }
    flush(at);
    found.push({ ...token, key: raw.slice(at, at + size), start: start + at, end: start + at + size });
    at += size;
    unknown = at;
  }
  flush(raw.length);
  return found;
}

function longestAt(run: string, at: number): number {
  for (let size = Math.min(VOCABULARY.longestUnspaced, run.length - at); size > 0; size -= 1) {
    if (VOCABULARY.unspaced.has(run.slice(at, at + size))) return size;
  }
  return 0;
}
