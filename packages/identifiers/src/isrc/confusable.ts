/**
 * O and 0, I and 1 are read for each other (ISRC Bulletin 2015/01), and l for 1. Letters are legal in positions 1 to 5
 * only, so outside 3 to 5 a wrong kind of character is always a mistake; inside, both readings are legal codes.
 */
import { isCompactIsrc, type Isrc } from "./isrc.ts";

const AS_DIGIT: Readonly<Record<string, string>> = { O: "0", I: "1", L: "1" };
const AS_LETTER: Readonly<Record<string, string>> = { "0": "O", "1": "I" };
const TWIN: Readonly<Record<string, string>> = { O: "0", "0": "O", I: "1", "1": "I" };

/** The code that twelve characters become when each confusable in the wrong kind of place is read the other way. */
export function swapConfusables(compact: string): Isrc | undefined {
  if (compact.length !== 12) return undefined;
  const letters = compact.slice(0, 2).replace(/[01]/g, (digit) => AS_LETTER[digit] ?? digit);
  const digits = compact.slice(5).replace(/[OIL]/g, (letter) => AS_DIGIT[letter] ?? letter);
  const swapped = `${letters}${compact.slice(2, 5)}${digits}`;
  return swapped !== compact && isCompactIsrc(swapped) ? swapped : undefined;
}

/**
 * The other codes that a slip between O and 0 or I and 1 in positions 3 to 5 would give, at most seven. Each is as
 * legal as the code itself; a catalog that does not find a code can look for these.
 */
export function confusableSiblings(isrc: Isrc): Isrc[] {
  let registrants = [""];
  for (const character of isrc.slice(2, 5)) {
    const twin = TWIN[character];
    const readings = twin === undefined ? [character] : [character, twin];
    registrants = registrants.flatMap((start) => readings.map((reading) => start + reading));
  }
  const siblings = registrants.map((registrant) => `${isrc.slice(0, 2)}${registrant}${isrc.slice(5)}`);
  return siblings.filter(isCompactIsrc).filter((sibling) => sibling !== isrc);
}
