/**
 * GTIN, GS1 General Specifications: names a product, as a bar code of 8, 12 (UPC-A), 13 (EAN, JAN) or 14 digits.
 * DDEX calls it ICPN. Leading zeros are part of it, so it is text, never a number; padding with zeros on the left
 * names the same product. UPC-E, a shorter bar code for some GTIN-12, is not expanded.
 */
import { gtinCheckDigit } from "../check-digit/gtin.ts";
import { compactText, type Shape } from "../text/shape.ts";

declare const brand: unique symbol;

/** A checked GTIN in compact form, with as many digits as it was given: `4050538793819`. */
export type Gtin = string & { readonly [brand]: "Gtin" };

/** How many digits a GTIN has. */
export type GtinLength = 8 | 12 | 13 | 14;

/** What a GTIN looks like, for readers of text. */
export const GTIN_SHAPE: Shape<"GTIN"> = {
  code: "GTIN",
  aName: "a GTIN",
  label: /^(?:urn:)?(?:gtin|upc|ean|jan|icpn|barcode)(?:-?(?:8|12|13|14|a)(?!\d))?[\s:#=-]*/i,
  separators: /[\s\-_]/g,
  foreign: /\D/u,
  madeOf: "8, 12, 13 or 14 digits",
  lengths: [8, 12, 13, 14],
  whereToLook: "Copy it from the bar code on the packaging or from the distributor's release page.",
};

/** Whether digits of a right length end in the right check digit. All zeros pass the sum and name nothing. */
export function isCompactGtin(text: string): text is Gtin {
  if (!/^(?:\d{8}|\d{12,14})$/.test(text) || /^0+$/.test(text)) return false;
  return gtinCheckDigit(text.slice(0, -1)) === text.slice(-1);
}

/** The fourteen digits under which two spellings of one product are equal. Compare and index by this. */
export function canonicalGtin14(gtin: Gtin): Gtin {
  return padded(gtin, 14);
}

/** The shortest GTIN that names the same product: a zero-padded UPC-A is a GTIN-12 again. */
export function shortestGtin(gtin: Gtin): Gtin {
  const significant = gtin.replace(/^0+/, "").length;
  if (significant <= 8) return padded(gtin, 8);
  return significant <= 12 ? padded(gtin, 12) : padded(gtin, significant);
}

function padded(gtin: Gtin, length: number): Gtin {
  // Zeros on the left keep the check digit, so the result needs no second check.
  return gtin.replace(/^0+/, "").padStart(length, "0") as Gtin;
}

/** Whether two GTINs name the same product, whatever zeros stand in front. */
export function isSameGtin(one: Gtin, other: Gtin): boolean {
  return canonicalGtin14(one) === canonicalGtin14(other);
}

/** The stored form: digits only, zeros kept. Text that is no GTIN comes back as it is. */
export function compactGtin(text: string): string {
  const compact = compactText(GTIN_SHAPE, text);
  return isCompactGtin(compact) ? compact : text;
}

const GROUPS: Readonly<Record<GtinLength, RegExp>> = {
  8: /(.{4})(.{4})/,
  12: /(.)(.{5})(.{5})(.)/,
  13: /(.)(.{6})(.{6})/,
  14: /(.)(.{2})(.{5})(.{5})(.)/,
};

/** The printed form, grouped as under a bar code: `4 050538 793819`. Text that is no GTIN comes back as it is. */
export function formatGtin(text: string): string {
  const value = compactGtin(text);
  if (!isCompactGtin(value)) return text;
  const groups = GROUPS[lengthOf(value)].exec(value);
  return groups === null ? value : groups.slice(1).join(" ");
}

/** How many digits the GTIN is written with: 8, 12, 13 or 14. */
export function lengthOf(gtin: Gtin): GtinLength {
  return gtin.length as GtinLength;
}
