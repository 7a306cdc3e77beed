import { compactIsrc, isCompactIsrc, type Isrc } from "@deadwax/identifiers";

/** A line taken apart. */
export interface FoundCodes {
  /** Each code once, in order. */
  readonly codes: readonly Isrc[];
  /** What stands before, between and after the codes, without separators at the ends. */
  readonly words: readonly string[];
  /** Text that looks like a code and is none: a digit too few, a letter O for a zero. */
  readonly broken: string | undefined;
}

/** Two letters, three letters or digits, two and five digits, each part with one separator at most between them. */
const CODE =
  /(?<![\p{L}\p{N}])(?:ISRC[\s:]*)?([A-Z]{2})[\p{Pd}. ]?([A-Z\d]{3})[\p{Pd}. ]?(\d{2})[\p{Pd}. ]?(\d{5})(?![\p{L}\p{N}])/giu;

/** The same with dashes and mistakes in the digits. */
const NEARLY =
  /(?<![\p{L}\p{N}])[A-Z\d]{2}\p{Pd}[A-Z\d]{2,4}\p{Pd}[A-Z\d]{1,4}\p{Pd}[A-Z\d]{1,8}(?![\p{L}\p{N}])/iu;
const NEARLY_COMPACT = /(?<![\p{L}\p{N}])[A-Z]{2}[A-Z\d]{3}[\dOIL]{5,9}(?![\p{L}\p{N}])/u;

/** Finds the codes in a line of text and what is left without them. */
export function findCodes(line: string): FoundCodes {
  const codes = new Set<Isrc>();
  const words: string[] = [];
  let end = 0;
  for (const match of line.matchAll(CODE)) {
    const code = compactIsrc(match.slice(1).join(""));
    if (!isCompactIsrc(code)) continue;
    codes.add(code);
    words.push(trimSeparators(line.slice(end, match.index)));
    end = match.index + match[0].length;
  }
  words.push(trimSeparators(line.slice(end)));
  const nearly = codes.size > 0 ? undefined : (NEARLY.exec(line) ?? NEARLY_COMPACT.exec(line))?.[0];
  if (nearly === undefined) return { codes: [...codes], words, broken: undefined };
  return { codes: [], words: line.split(nearly).map(trimSeparators), broken: nearly };
}

/** Separators that stood between a code and its title. */
export function trimSeparators(text: string): string {
  const inside = text.replace(/^[\s\p{Pd}:;,|/=>→•*]+/u, "");
  let end = inside.length;
  while (end > 0 && /[\s\p{Pd}:;,|/=>→•*]/u.test(inside.charAt(end - 1))) end--;
  return inside.slice(0, end);
}
