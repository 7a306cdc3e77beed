import { finding, NO_FINDINGS, type Finding } from "../finding.ts";
import { fail, ok, type Result } from "../result.ts";
import { quote } from "../text/quote.ts";
import { readShape, compactText, type Shape, type ShapeCode } from "../text/shape.ts";
import { isDocumentationPrefix } from "./documentation.ts";
import { isCompactPrefixCode, type PrefixCode } from "./isrc.ts";
import type { PrefixTable } from "./prefixes.ts";

/** What can be said about a prefix code. */
export type PrefixCodeIssueCode =
  ShapeCode<"PREFIX_CODE"> | "PREFIX_CODE_NOT_LETTERS" | "PREFIX_CODE_DOCUMENTATION" | "PREFIX_CODE_UNKNOWN";

/** An issue about a prefix code. */
export type PrefixCodeIssue = Finding<PrefixCodeIssueCode>;

/** A prefix code that was read. */
export interface ParsedPrefixCode {
  readonly value: PrefixCode;
  readonly issues: readonly PrefixCodeIssue[];
}

const SHAPE: Shape<"PREFIX_CODE"> = {
  code: "PREFIX_CODE",
  aName: "a prefix code",
  label: /^isrc[\s:#=]+/i,
  separators: /[\s\-._/\\+]/g,
  foreign: /[^0-9A-Z]/u,
  madeOf: "two letters and three letters or digits",
  lengths: [5],
  whereToLook: "Copy all five characters from your agency's letter: letters and the rest belong together.",
};

/** Reads a prefix code such as `AA-6Q7` in any case, with or without a hyphen. */
export function parsePrefixCode(
  text: string,
  options: { readonly prefixes?: PrefixTable } = {},
): Result<ParsedPrefixCode, readonly PrefixCodeIssue[]> {
  const read = readShape(SHAPE, text);
  if (!read.ok) return read;
  const compact = read.value;
  if (!isCompactPrefixCode(compact)) {
    const message = `${quote(text)} starts with ${quote(compact.slice(0, 2))}; the first two characters of a prefix code are letters`;
    return fail([
      finding("error", "PREFIX_CODE_NOT_LETTERS", message, { received: text, hint: SHAPE.whereToLook }),
    ]);
  }
  return ok({ value: compact, issues: findingsAbout(compact, options.prefixes) });
}

function findingsAbout(value: PrefixCode, table: PrefixTable | undefined): readonly PrefixCodeIssue[] {
  if (isDocumentationPrefix(value)) {
    const message = `${formatPrefixCode(value)} is set aside for examples; no code may be assigned from it`;
    const hint = "Enter the prefix code your agency allocated to you.";
    return [finding("warning", "PREFIX_CODE_DOCUMENTATION", message, { received: value, hint })];
  }
  const start = value.slice(0, 2);
  if (table === undefined || table.values.has(start)) return NO_FINDINGS;
  const message = `${formatPrefixCode(value)} starts with ${quote(start)}, which is not among the ${table.values.size} values listed on ${table.date}`;
  const hint = "Compare it with your agency's letter; a value added after that date is also possible.";
  return [finding("warning", "PREFIX_CODE_UNKNOWN", message, { received: value, hint })];
}

/** The stored form: five characters, upper case. Text that is no prefix code comes back as it is. */
export function compactPrefixCode(text: string): string {
  const compact = compactText(SHAPE, text);
  return isCompactPrefixCode(compact) ? compact : text;
}

/** The printed form `AA-6Q7`. Text that is no prefix code comes back as it is. */
export function formatPrefixCode(text: string): string {
  const value = compactPrefixCode(text);
  return isCompactPrefixCode(value) ? `${value.slice(0, 2)}-${value.slice(2)}` : text;
}
