/**
 * ISNI, ISO 27729: names a public identity of a person or organization. Fifteen digits and an ISO 7064 MOD 11-2 check
 * character, 0-9 or X; printed in four groups of four. The digits carry no meaning.
 */
import { mod112CheckCharacter } from "../check-digit/mod-11-2.ts";
import { finding, NO_FINDINGS, type Finding } from "../finding.ts";
import { fail, ok, type Result } from "../result.ts";
import { quote } from "../text/quote.ts";
import { checkFinding, compactText, readShape, type Shape, type ShapeCode } from "../text/shape.ts";

declare const brand: unique symbol;

/** A checked ISNI in compact form: `000000012281955X`. */
export type Isni = string & { readonly [brand]: "Isni" };

/** What can be wrong with an ISNI. */
export type IsniIssueCode = ShapeCode<"ISNI"> | "ISNI_CHECK";

/** An issue about an ISNI. */
export type IsniIssue = Finding<IsniIssueCode>;

/** An ISNI that was read. */
export interface ParsedIsni {
  readonly value: Isni;
  readonly issues: readonly IsniIssue[];
  readonly checkCharacter: string;
}

const SHAPE: Shape<"ISNI"> = {
  code: "ISNI",
  aName: "an ISNI",
  label: /^(?:https?:\/\/)?(?:(?:www\.)?isni\.org\/)?(?:urn:)?(?:isni)?[\s:#=/-]*/i,
  separators: /[\s\-._]/g,
  foreign: /[^0-9X]/u,
  madeOf: "fifteen digits and a digit or X",
  lengths: [16],
  whereToLook: "Copy it from the identity's page at isni.org.",
};

/** Whether the text is a compact ISNI with the right check character. */
export function isCompactIsni(text: string): text is Isni {
  return /^\d{15}[0-9X]$/.test(text) && mod112CheckCharacter(text.slice(0, 15)) === text.slice(15);
}

/** Reads an ISNI with or without spaces, the word ISNI or its web address. */
export function parseIsni(text: string): Result<ParsedIsni, readonly IsniIssue[]> {
  const read = readShape(SHAPE, text);
  if (!read.ok) return read;
  const compact = read.value;
  if (isCompactIsni(compact)) {
    return ok({ value: compact, issues: NO_FINDINGS, checkCharacter: compact.slice(15) });
  }
  if (!/^\d{15}/.test(compact)) return fail([misplacedX(text)]);
  const expected = mod112CheckCharacter(compact.slice(0, 15));
  return fail([checkFinding(SHAPE, { text, has: compact.slice(15), expected })]);
}

function misplacedX(text: string): IsniIssue {
  const message = `${quote(text)} has an X before its last character; X stands only at the end of an ISNI`;
  return finding("error", "ISNI_CHARACTERS", message, { received: text, hint: SHAPE.whereToLook });
}

/** The stored form: no spaces, no label, upper case. Text that is no ISNI comes back as it is. */
export function compactIsni(text: string): string {
  const compact = compactText(SHAPE, text);
  return isCompactIsni(compact) ? compact : text;
}

/** The printed form `0000 0001 2281 955X`. Text that is no ISNI comes back as it is. */
export function formatIsni(text: string): string {
  const value = compactIsni(text);
  if (!isCompactIsni(value)) return text;
  return `${value.slice(0, 4)} ${value.slice(4, 8)} ${value.slice(8, 12)} ${value.slice(12)}`;
}
