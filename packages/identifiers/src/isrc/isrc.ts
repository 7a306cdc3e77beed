/**
 * ISRC, ISO 3901:2019: names one sound or music-video recording. Twelve characters: a prefix code (two letters and
 * three letters or digits, one unit since 2019), two digits of the year the code was assigned, five digits of the
 * designation. There is no check digit. Stored compact, printed `AA-6Q7-20-00047`.
 *
 * No meaning may be read out of a code once it is assigned: not the owner, not the country, not the year of recording.
 */
import { isLetter, isDigit, isLetterOrDigit } from "../text/ascii.ts";
import { isrcBody } from "./written.ts";

declare const brand: unique symbol;

/** A checked ISRC in compact form: `AA6Q72000047`. */
export type Isrc = string & { readonly [brand]: "Isrc" };

/** The first five characters of an ISRC, one unit: `AA6Q7`. */
export type PrefixCode = string & { readonly [brand]: "PrefixCode" };

/** The machine-channel check: twelve characters, upper case, no separators. Written out for speed. */
export function isCompactIsrc(text: string): text is Isrc {
  return (
    text.length === 12 &&
    hasPrefixAt(text) &&
    isDigit(text.charCodeAt(5)) &&
    isDigit(text.charCodeAt(6)) &&
    isDigit(text.charCodeAt(7)) &&
    isDigit(text.charCodeAt(8)) &&
    isDigit(text.charCodeAt(9)) &&
    isDigit(text.charCodeAt(10)) &&
    isDigit(text.charCodeAt(11))
  );
}

function hasPrefixAt(text: string): boolean {
  return (
    isLetter(text.charCodeAt(0)) &&
    isLetter(text.charCodeAt(1)) &&
    isLetterOrDigit(text.charCodeAt(2)) &&
    isLetterOrDigit(text.charCodeAt(3)) &&
    isLetterOrDigit(text.charCodeAt(4))
  );
}

/** Whether the text is a compact prefix code: two letters, then three letters or digits. */
export function isCompactPrefixCode(text: string): text is PrefixCode {
  return text.length === 5 && hasPrefixAt(text);
}

/** The first five characters: to whom the code space was allocated. Never the owner of the recording. */
export function prefixCodeOf(isrc: Isrc): PrefixCode {
  return isrc.slice(0, 5) as PrefixCode;
}

/** The two digits of the year of reference: the year of assignment. The century cannot be told. */
export function yearOf(isrc: Isrc): string {
  return isrc.slice(5, 7);
}

/** The five digits of the designation code, zeros kept. */
export function designationOf(isrc: Isrc): string {
  return isrc.slice(7);
}

/** The parts of a code that is about to be made. */
export interface IsrcParts {
  readonly prefixCode: PrefixCode;
  /** 0 to 99: the last two digits of the year of assignment. */
  readonly year: number;
  /** 0 to 99999. */
  readonly designation: number;
}

/** Joins parts to a code. Numbers out of range are a bug of the caller and throw a RangeError. */
export function joinIsrc({ prefixCode, year, designation }: IsrcParts): Isrc {
  const code = `${prefixCode}${String(year).padStart(2, "0")}${String(designation).padStart(5, "0")}`;
  if (!isCompactIsrc(code))
    throw new RangeError(`${code} is not an ISRC: the year is 0 to 99, the designation 0 to 99999`);
  return code;
}

/** The stored form: no label, no separators, upper case. Text that is no ISRC comes back as it is. */
export function compactIsrc(text: string): string {
  if (isCompactIsrc(text)) return text;
  const { compact } = isrcBody(text);
  return isCompactIsrc(compact) ? compact : text;
}

/** The printed form without the word ISRC: `AA-6Q7-20-00047`. Text that is no ISRC comes back as it is. */
export function formatIsrc(text: string): string {
  const value = compactIsrc(text);
  if (!isCompactIsrc(value)) return text;
  return `${value.slice(0, 2)}-${value.slice(2, 5)}-${value.slice(5, 7)}-${value.slice(7)}`;
}
