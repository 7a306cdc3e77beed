import { levelInWord, levelOfWord, senseAtLevel, type HeaderLevel } from "./header-level.ts";
import { senseOfWords, wordsOfHeader, type HeaderSense } from "./header-sense.ts";
import { readNotes, type HeaderNotes } from "./header-notes.ts";

/** A header taken apart. */
export interface HeaderReading {
  readonly sense: HeaderSense | null;
  /** Named by a word of the header; null where none says so: `Title`. */
  readonly level: HeaderLevel | null;
  /** 2 for `Artist 2`. */
  readonly number: number | null;
  /** True where one word alone names an identifier: `Recording 1 ISRC`. */
  readonly isPart: boolean;
  readonly notes: HeaderNotes;
}

/** No header is longer; what is longer is a cell. */
const LONGEST = 120;

/** Words that name an identifier wherever they stand in a header. */
const IDENTIFIERS: readonly (readonly [string, HeaderSense])[] = [
  ["isrc", "isrc"],
  ["iswc", "iswc"],
  ["upc", "barcode"],
  ["ean", "barcode"],
  ["gtin", "barcode"],
  ["barcode", "barcode"],
];

/** Words that change nothing about what a column holds. */
const ORNAMENTS = new Set(
  "official full digital complete your this exact valid assigned existing physical optional required".split(
    " ",
  ),
);

/** What a header says by its words, in any of fourteen languages. */
export function readHeader(header: string): HeaderReading {
  const notes = readNotes(header.length > LONGEST ? "" : header);
  const whole = wordsOfHeader(header.slice(0, LONGEST));
  const bare = wordsOfHeader(notes.bare);
  const level = levelIn(bare);
  const exact = senseOfWords(whole) ?? senseOfWords(bare) ?? inTwoLanguages(notes.bare);
  if (exact !== undefined) return { sense: exact, level, number: null, isPart: false, notes };
  const last = /^\d{1,2}$/u.exec(bare.at(-1) ?? "");
  const words = last === null ? bare : bare.slice(0, -1);
  const number = last === null ? null : Number(last[0]);
  const telling = words.filter((word) => !ORNAMENTS.has(word));
  const composed =
    (number === null ? undefined : senseOfWords(words)) ??
    withLevel(words) ??
    (telling.length < words.length ? (senseOfWords(telling) ?? withLevel(telling)) : undefined);
  if (composed !== undefined) return { sense: composed, level, number, isPart: false, notes };
  const part = IDENTIFIERS.find(([word]) => bare.includes(word))?.[1];
  return { sense: part ?? null, level, number: null, isPart: part !== undefined, notes };
}

/** Whether a text stands in the lists as a header, or is put together from words that do. */
export function isHeaderText(text: string): boolean {
  if (text.length > LONGEST || !/[\p{L}#№]/u.test(text)) return false;
  const { sense, number } = readHeader(text);
  return sense !== null && number === null;
}

function levelIn(words: readonly string[]): HeaderLevel | null {
  for (const word of words) {
    const level = levelOfWord(word) ?? levelInWord(word)?.level;
    if (level !== undefined) return level;
  }
  return null;
}

/** `Album primary artist`: what is left without the word for the release is known. */
function withLevel(words: readonly string[]): HeaderSense | undefined {
  for (const [at, word] of words.entries()) {
    const alone = levelOfWord(word);
    const joined = levelInWord(word);
    const level = alone ?? joined?.level;
    if (level === undefined) continue;
    const others = words.toSpliced(
      at,
      1,
      ...(alone === undefined && joined !== undefined ? [joined.rest] : []),
    );
    const sense = senseOfWords(others) ?? (alone === undefined ? undefined : withLevel(others));
    if (sense !== undefined) return senseAtLevel(sense, level);
  }
  return undefined;
}

/** `Titel / Title` is one header where both sides mean the same. */
function inTwoLanguages(text: string): HeaderSense | undefined {
  const sides = text.split(/\s*[/|\n\r]\s*|\s+[-–—]\s+/u).filter((side) => side.trim() !== "");
  if (sides.length < 2 || sides.length > 6) return undefined;
  const senses = new Set(sides.map((side) => senseOfWords(wordsOfHeader(side))));
  const [only] = senses;
  return senses.size === 1 ? only : undefined;
}
