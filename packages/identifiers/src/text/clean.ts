/**
 * Identifiers are copied from web pages, word processors and input methods that put look-alikes in place of ASCII:
 * dashes of a dozen kinds, spaces without width, full-width letters, digits of other scripts. `clean` maps those to
 * ASCII and leaves everything else as it is, so that what is truly foreign is still there to be reported.
 *
 * NFKC is not used on purpose: it would read superscripts and ligatures as digits and letters.
 */
const DASH = /[\p{Pd}\u02d7\u2043\u2212\u30fc\uff70]/u;
const DOT = /[\u00b7\u2022\u2024\u2027\u3002\u30fb\uff61\uff65]/u;
const SLASH = /[\u2044\u2215\u29f8]/u;
const BLANK = /[\s\p{Cc}\u180e\u2800\u3164\uffa0]/u;
const INVISIBLE = /[\p{Cf}\u034f\ufe00-\ufe0f]/u;
const DIGIT = /\p{Nd}/u;

/**
 * Unicode keeps the decimal digits of a script in a run of ten, zero first, and puts runs side by side only whole;
 * so the place inside the run gives the value without a table of scripts.
 */
function digitValue(codePoint: number): number {
  let before = 0;
  while (DIGIT.test(String.fromCodePoint(codePoint - before - 1))) before += 1;
  return before % 10;
}

function toAscii(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint > 0x20 && codePoint < 0x7f) return character;
  if (codePoint >= 0xff01 && codePoint <= 0xff5e) return String.fromCharCode(codePoint - 0xfee0);
  if (BLANK.test(character)) return " ";
  if (DASH.test(character)) return "-";
  if (INVISIBLE.test(character)) return "";
  if (DOT.test(character)) return ".";
  if (SLASH.test(character)) return "/";
  return DIGIT.test(character) ? String(digitValue(codePoint)) : character;
}

function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code > 0x7e) return false;
  }
  return true;
}

/** The text with look-alikes mapped to ASCII and without blanks around it. Total, linear and idempotent. */
export function clean(text: string): string {
  if (isPlain(text)) return text.trim();
  let cleaned = "";
  for (const character of text) cleaned += toAscii(character);
  return cleaned.trim();
}

/** Upper case for ASCII letters only: full Unicode casing would turn a dotless i into I and a long s into S. */
export function upperAscii(text: string): string {
  return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

/** The text without any of the given characters at its ends. A loop, because `[x]+$` is quadratic on long runs. */
export function trimAll(text: string, characters: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && characters.includes(text.charAt(start))) start += 1;
  while (end > start && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
