/**
 * IPI name number, CISAC: names one name of a writer or publisher. Eleven digits, the last two are check digits.
 * It replaced the nine-digit CAE number; short forms lost only leading zeros and are completed here.
 * The IPI base number (`I-000000229-7`) names the party behind the names and is another identifier.
 */
import { ipiCheckDigits } from "../check-digit/ipi.ts";
import { finding, NO_FINDINGS, type Finding } from "../finding.ts";
import { fail, ok, type Result } from "../result.ts";
import { quote } from "../text/quote.ts";
import { checkFinding, compactText, readShape, type Shape, type ShapeCode } from "../text/shape.ts";

declare const brand: unique symbol;

/** A checked IPI name number in compact form, always eleven digits: `00014107338`. */
export type IpiNameNumber = string & { readonly [brand]: "IpiNameNumber" };

/** What can be said about an IPI name number. */
export type IpiIssueCode =
  ShapeCode<"IPI"> | "IPI_CHECK" | "IPI_PLACEHOLDER" | "IPI_COMPLETED" | "IPI_BASE_NUMBER";

/** An issue about an IPI name number. */
export type IpiIssue = Finding<IpiIssueCode>;

/** An IPI name number that was read. */
export interface ParsedIpiNameNumber {
  readonly value: IpiNameNumber;
  readonly issues: readonly IpiIssue[];
  /** The nine digits before the check digits. */
  readonly nameCode: string;
  readonly checkDigits: string;
}

const SHAPE: Shape<"IPI"> = {
  code: "IPI",
  aName: "an IPI name number",
  label: /^(?:ipi|cae)(?:\s*\/\s*(?:ipi|cae))?[\s:#=-]*/i,
  separators: /[\s\-._/]/g,
  foreign: /\D/u,
  madeOf: "eleven digits",
  lengths: [5, 6, 7, 8, 9, 10, 11],
  whereToLook: "Copy it from the writer's or publisher's statement or membership page at their society.",
};

/** Whether the text is a compact IPI name number: eleven digits, right check digits, not all zero. */
export function isCompactIpiNameNumber(text: string): text is IpiNameNumber {
  return (
    /^\d{11}$/.test(text) && text !== "00000000000" && ipiCheckDigits(text.slice(0, 9)) === text.slice(9)
  );
}

/** Reads an IPI name number with or without separators. Short forms of five digits or more get their zeros back. */
export function parseIpiNameNumber(text: string): Result<ParsedIpiNameNumber, readonly IpiIssue[]> {
  if (/^I\d{10}$/.test(compactText(SHAPE, text))) return fail([baseNumber(text)]);
  const read = readShape(SHAPE, text);
  if (!read.ok) return read;
  const digits = read.value.padStart(11, "0");
  if (isCompactIpiNameNumber(digits)) {
    const issues = digits === read.value ? NO_FINDINGS : [completed(text, digits)];
    return ok({ value: digits, issues, nameCode: digits.slice(0, 9), checkDigits: digits.slice(9) });
  }
  if (digits === "00000000000") return fail([placeholder(text)]);
  return fail([
    checkFinding(SHAPE, { text, has: digits.slice(9), expected: ipiCheckDigits(digits.slice(0, 9)) }),
  ]);
}

function completed(text: string, digits: IpiNameNumber): IpiIssue {
  const message = `${quote(text)} lacks its leading zeros; read as ${digits}`;
  return finding("info", "IPI_COMPLETED", message, { received: text, expected: digits });
}

function placeholder(text: string): IpiIssue {
  const message = `${quote(text)} is all zeros, which stands for "no number" in society files`;
  return finding("error", "IPI_PLACEHOLDER", message, {
    received: text,
    hint: "Leave the field empty until the number is known.",
  });
}

function baseNumber(text: string): IpiIssue {
  const message = `${quote(text)} is an IPI base number, which names the party; here one of its names is asked for`;
  return finding("error", "IPI_BASE_NUMBER", message, { received: text, hint: SHAPE.whereToLook });
}

/** The stored form: eleven digits, leading zeros filled in. Text that is no IPI name number comes back as it is. */
export function compactIpiNameNumber(text: string): string {
  const compact = compactText(SHAPE, text);
  const digits = /^\d{5,11}$/.test(compact) ? compact.padStart(11, "0") : compact;
  return isCompactIpiNameNumber(digits) ? digits : text;
}

/** The printed form, which for an IPI name number is its eleven digits. Text that is none comes back as it is. */
export function formatIpiNameNumber(text: string): string {
  const value = compactIpiNameNumber(text);
  return isCompactIpiNameNumber(value) ? value : text;
}
