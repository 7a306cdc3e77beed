/**
 * ISWC, ISO 15707: names a musical work. `T`, nine digits, one check digit; printed `T-034.524.680-1`.
 * Only the letter T is defined. Run by CISAC.
 */
import { iswcCheckDigit } from "../check-digit/iswc.ts";
import { finding, NO_FINDINGS, type Finding } from "../finding.ts";
import { fail, ok, type Result } from "../result.ts";
import { quote } from "../text/quote.ts";
import { checkFinding, compactText, readShape, type Shape, type ShapeCode } from "../text/shape.ts";

declare const brand: unique symbol;

/** A checked ISWC in compact form: `T0345246801`. */
export type Iswc = string & { readonly [brand]: "Iswc" };

/** What can be wrong with an ISWC. */
export type IswcIssueCode = ShapeCode<"ISWC"> | "ISWC_CHECK" | "ISWC_PREFIX";

/** An issue about an ISWC; `candidate` is the code that was probably meant. */
export type IswcIssue = Finding<IswcIssueCode, Iswc>;

/** An ISWC that was read, and its nine digits and check digit. */
export interface ParsedIswc {
  readonly value: Iswc;
  readonly issues: readonly IswcIssue[];
  readonly workCode: string;
  readonly checkDigit: string;
}

const SHAPE: Shape<"ISWC"> = {
  code: "ISWC",
  aName: "an ISWC",
  label: /^(?:urn:)?iswc[\s:#=-]*/i,
  separators: /[\s\-._/]/g,
  foreign: /[^0-9A-Z]/u,
  madeOf: "the letter T and ten digits",
  lengths: [11],
  whereToLook: "Copy it from the work's registration at your society or from the public ISWC search.",
};

/** Whether the text is a compact ISWC with the right check digit, exactly as machines exchange it. */
export function isCompactIswc(text: string): text is Iswc {
  return /^T\d{10}$/.test(text) && iswcCheckDigit(text.slice(1, 10)) === text.slice(10);
}

/** Reads an ISWC the way people write it: any case, dots, dashes and spaces, with or without the word ISWC. */
export function parseIswc(text: string): Result<ParsedIswc, readonly IswcIssue[]> {
  const read = readShape(SHAPE, text);
  const compact = read.ok ? read.value : compactText(SHAPE, text);
  if (/^\d{10}$/.test(compact)) return fail([withoutPrefix(text, compact)]);
  if (!read.ok) return read;
  if (isCompactIswc(compact)) return ok(describeIswc(compact));
  if (!compact.startsWith("T")) return fail([otherPrefix(text, compact)]);
  if (!/^T\d{10}$/.test(compact)) return fail([notDigits(text)]);
  const expected = iswcCheckDigit(compact.slice(1, 10));
  return fail([checkFinding(SHAPE, { text, has: compact.slice(10), expected })]);
}

function describeIswc(value: Iswc): ParsedIswc {
  return { value, issues: NO_FINDINGS, workCode: value.slice(1, 10), checkDigit: value.slice(10) };
}

function withoutPrefix(text: string, digits: string): IswcIssue {
  const candidate = `T${digits}`;
  return finding("error", "ISWC_PREFIX", `${quote(text)} lacks the letter T that every ISWC starts with`, {
    received: text,
    hint: "Put T in front when this number comes from a column of ISWCs; ten digits alone can be many things.",
    ...(isCompactIswc(candidate) ? { candidate, expected: formatIswc(candidate) } : {}),
  });
}

function otherPrefix(text: string, compact: string): IswcIssue {
  const message = `${quote(text)} starts with ${compact.charAt(0)}; the only prefix ISO 15707 defines is T`;
  return finding("error", "ISWC_PREFIX", message, { received: text, expected: "T", hint: SHAPE.whereToLook });
}

function notDigits(text: string): IswcIssue {
  const message = `${quote(text)} has a letter after the T; the other ten characters of an ISWC are digits`;
  const hint = "Look for a letter O in place of a zero, or an I or L in place of a one.";
  return finding("error", "ISWC_CHARACTERS", message, { received: text, hint });
}

/** The stored form: no separators, no label, upper case. Text that is no ISWC comes back as it is. */
export function compactIswc(text: string): string {
  const compact = compactText(SHAPE, text);
  return isCompactIswc(compact) ? compact : text;
}

/** The printed form `T-034.524.680-1`. Text that is no ISWC comes back as it is. */
export function formatIswc(text: string): string {
  const value = compactIswc(text);
  if (!isCompactIswc(value)) return text;
  return `T-${value.slice(1, 4)}.${value.slice(4, 7)}.${value.slice(7, 10)}-${value.slice(10)}`;
}
