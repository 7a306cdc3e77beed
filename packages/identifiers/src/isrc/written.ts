/**
 * How codes are written: with the word ISRC before them, inside a URN or an address, behind a vendor's name, with
 * separators of many kinds. Separators go before anything is counted; the first twelve characters of a dirty string
 * are never taken (ISRC Bulletin 2015/01).
 */
import { clean, trimAll, upperAscii } from "../text/clean.ts";

/** The word ISRC and what separates it from the code: `ISRC `, `ISRC:`, `urn:isrc:`, `vendor:isrc:`, `/isrc/`. */
const LABEL = /(?<![0-9a-z])isrc[\s:=#/]+/gi;
const SEPARATORS = /[\s\-._/\\+]/g;
const WRAPPING = " \"'`()[]{}<>,;|";
/** A code somewhere in text that is about to be dropped as a label. */
const LOOKS_LIKE_CODE = /[A-Z]{2}[A-Z0-9]{3}\d{7}/;

/** The part of a text that should be the code. */
export interface IsrcBody {
  /** What was before the code, such as `TuneCore:isrc:`. */
  readonly label: string;
  /** The code as written, look-alikes mapped to ASCII. */
  readonly written: string;
  /** The code without separators, in upper case. Not checked. */
  readonly compact: string;
}

/** Splits a text into label and code, without judging the code. */
export function isrcBody(text: string): IsrcBody {
  const cleaned = trimAll(clean(text), WRAPPING);
  const label = labelOf(cleaned);
  const written = trimAll(cleaned.slice(label.length), WRAPPING);
  const compact = upperAscii(written.replace(SEPARATORS, ""));
  // Sixteen characters can only be the word and a code run together: a code alone has twelve.
  if (compact.length === 16 && compact.startsWith("ISRC")) {
    return { label: "ISRC", written: written.slice(4), compact: compact.slice(4) };
  }
  return { label, written, compact };
}

function labelOf(cleaned: string): string {
  if (!/isrc/i.test(cleaned)) return "";
  let end = 0;
  for (const match of cleaned.matchAll(LABEL)) end = match.index + match[0].length;
  const label = cleaned.slice(0, end);
  // Two labelled codes in one value: dropping the first would be a silent choice between them.
  return LOOKS_LIKE_CODE.test(upperAscii(label.replace(SEPARATORS, ""))) ? "" : label;
}
