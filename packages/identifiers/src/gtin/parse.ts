import { gtinCheckDigit } from "../check-digit/gtin.ts";
import { finding, NO_FINDINGS, type Finding } from "../finding.ts";
import { fail, ok, type Result } from "../result.ts";
import { clean } from "../text/clean.ts";
import { quote } from "../text/quote.ts";
import { checkFinding, compactText, readShape, type ShapeCode } from "../text/shape.ts";
import {
  canonicalGtin14,
  formatGtin,
  GTIN_SHAPE,
  isCompactGtin,
  lengthOf,
  shortestGtin,
  type Gtin,
  type GtinLength,
} from "./gtin.ts";

/** What can be wrong with a GTIN. */
export type GtinIssueCode =
  ShapeCode<"GTIN"> | "GTIN_CHECK" | "GTIN_PLACEHOLDER" | "GTIN_NUMBER" | "GTIN_ADD_ON";

/** An issue about a GTIN; `candidate` is the bar code that was probably meant. */
export type GtinIssue = Finding<GtinIssueCode, Gtin>;

/** A GTIN that was read. */
export interface ParsedGtin {
  readonly value: Gtin;
  readonly issues: readonly GtinIssue[];
  /** How many digits it was written with. */
  readonly length: GtinLength;
  /** How many digits its kind has: 12 for a UPC-A, also where zeros were put in front. */
  readonly kind: GtinLength;
  /** The key under which all spellings of the product are equal. */
  readonly gtin14: Gtin;
}

/** Reads a bar code number with or without spaces, hyphens and the words UPC, EAN, GTIN, JAN, ICPN. */
export function parseGtin(text: string): Result<ParsedGtin, readonly GtinIssue[]> {
  const number = spreadsheetNumber(text);
  if (number !== undefined) return fail([number]);
  const read = readShape(GTIN_SHAPE, text);
  if (!read.ok) return fail(read.error.map((issue) => withCandidate(issue, text)));
  const digits = read.value;
  if (isCompactGtin(digits)) return ok(describeGtin(digits));
  if (/^0+$/.test(digits)) return fail([placeholder(text)]);
  const withAddOn = addOn(text, digits);
  if (withAddOn !== undefined) return fail([withAddOn]);
  return fail([
    checkFinding(GTIN_SHAPE, { text, has: digits.slice(-1), expected: gtinCheckDigit(digits.slice(0, -1)) }),
  ]);
}

function describeGtin(value: Gtin): ParsedGtin {
  return {
    value,
    issues: NO_FINDINGS,
    length: lengthOf(value),
    kind: lengthOf(shortestGtin(value)),
    gtin14: canonicalGtin14(value),
  };
}

/** Spreadsheets and data frames turn bar codes into numbers: `844185059862.0` is whole, `8.44185E+11` is not. */
function spreadsheetNumber(text: string): GtinIssue | undefined {
  const cleaned = clean(text);
  if (!/^\d+(?:[.,]\d+)?(?:e\+?\d+)?$/i.test(cleaned) || /^\d+$/.test(cleaned)) return undefined;
  const whole = /^(\d+)\.0+$/.exec(cleaned)?.[1];
  return finding(
    "error",
    "GTIN_NUMBER",
    `${quote(text)} was written as a number; ${GTIN_SHAPE.aName} is text, because its digits are a name`,
    {
      received: text,
      hint: "Set the column to text in the spreadsheet and paste the bar code again: a number loses leading zeros and long digits.",
      ...candidateFrom(whole),
    },
  );
}

/** A bar code that lost its leading zeros, or carries the two or five digits printed beside it. */
function withCandidate(issue: Finding<ShapeCode<"GTIN">>, text: string): GtinIssue {
  if (issue.code !== "GTIN_LENGTH") return issue;
  const digits = compactText(GTIN_SHAPE, text);
  const withAddOn = addOn(text, digits);
  if (withAddOn !== undefined) return withAddOn;
  const lost = digits.length >= 9 && digits.length < 12 ? digits.padStart(12, "0") : undefined;
  const candidate = candidateFrom(lost);
  const hint =
    "Leading zeros are part of a bar code: compare with the packaging, and set the column to text.";
  return lost === undefined || candidate.candidate === undefined ? issue : { ...issue, ...candidate, hint };
}

function addOn(text: string, digits: string): GtinIssue | undefined {
  for (const length of [13, 12]) {
    const extra = digits.length - length;
    const main = digits.slice(0, length);
    if ((extra !== 2 && extra !== 5) || !isCompactGtin(main)) continue;
    const message = `${quote(text)} is ${quote(main)} followed by the ${extra} digits of a bar code add-on`;
    const hint = "The add-on carries a price or an issue number: leave it out.";
    return finding("error", "GTIN_ADD_ON", message, { received: text, hint, ...candidateFrom(main) });
  }
  return undefined;
}

function placeholder(text: string): GtinIssue {
  const message = `${quote(text)} is all zeros, which names no product`;
  return finding("error", "GTIN_PLACEHOLDER", message, {
    received: text,
    hint: "Leave the field empty until there is a bar code.",
  });
}

function candidateFrom(digits: string | undefined): {
  readonly candidate?: Gtin;
  readonly expected?: string;
} {
  return digits !== undefined && isCompactGtin(digits)
    ? { candidate: digits, expected: formatGtin(digits) }
    : {};
}
