import { finding, NO_FINDINGS } from "../finding.ts";
import { fail, ok, type Result } from "../result.ts";
import { quote } from "../text/quote.ts";
import { hasDocumentationPrefix } from "./documentation.ts";
import { explainIsrc } from "./explain.ts";
import type { IsrcIssue } from "./issues.ts";
import { formatIsrc, isCompactIsrc, type Isrc } from "./isrc.ts";
import { looksLikePlaceholder } from "./placeholder.ts";
import { checkPrefix, type PrefixTable } from "./prefixes.ts";
import { isrcBody, type IsrcBody } from "./written.ts";

/** An ISRC that was read. Its parts are `prefixCodeOf`, `yearOf` and `designationOf`, cut when they are asked for. */
export interface ParsedIsrc {
  readonly value: Isrc;
  /** Warnings and notes; empty and shared when there is nothing to say. */
  readonly issues: readonly IsrcIssue[];
}

/** What the reader may know besides the text. */
export interface ParseIsrcOptions {
  /** The dated list of values for the first two characters; without it they are not judged. */
  readonly prefixes?: PrefixTable;
}

/**
 * Reads one ISRC the way people write it: any case, any separators, with or without the word ISRC, a URN or a vendor's
 * name before it. Fails with issues that say what is wrong and, where it is plain, which code was meant.
 */
export function parseIsrc(
  text: string,
  options?: ParseIsrcOptions,
): Result<ParsedIsrc, readonly IsrcIssue[]> {
  const usual = text.length === 15 ? withoutHyphens(text) : text;
  if (isCompactIsrc(usual)) return ok({ value: usual, issues: findingsAbout(usual, options?.prefixes) });
  const body = isrcBody(text);
  if (!isCompactIsrc(body.compact)) return fail(explainIsrc(text, body));
  const written = findingsAboutWriting(text, body, body.compact);
  return ok({ value: body.compact, issues: [...written, ...findingsAbout(body.compact, options?.prefixes)] });
}

/** The compact form of `AA-6Q7-20-00047`, which is nearly every code that is not compact already. */
function withoutHyphens(text: string): string {
  if (text.charAt(2) !== "-" || text.charAt(6) !== "-" || text.charAt(9) !== "-") return text;
  return text.slice(0, 2) + text.slice(3, 6) + text.slice(7, 9) + text.slice(10);
}

/** What is odd about a well-formed code. The common answer allocates nothing. */
function findingsAbout(isrc: Isrc, prefixes: PrefixTable | undefined): readonly IsrcIssue[] {
  if (looksLikePlaceholder(isrc)) return [placeholder(isrc)];
  if (hasDocumentationPrefix(isrc)) return [documentation(isrc)];
  return prefixes === undefined ? NO_FINDINGS : checkPrefix(isrc, prefixes);
}

function placeholder(isrc: Isrc): IsrcIssue {
  return finding(
    "warning",
    "ISRC_PLACEHOLDER",
    `${formatIsrc(isrc)} looks like a filler for a code that is still missing`,
    {
      received: isrc,
      hint: "Enter the code the recording was really given, or leave the field empty until it has one.",
    },
  );
}

function documentation(isrc: Isrc): IsrcIssue {
  const message = `${formatIsrc(isrc)} begins with a prefix that is set aside for examples and never belongs on a recording`;
  return finding("warning", "ISRC_DOCUMENTATION_PREFIX", message, {
    received: isrc,
    hint: "Replace it with the code the recording was really given.",
  });
}

function findingsAboutWriting(text: string, body: IsrcBody, isrc: Isrc): readonly IsrcIssue[] {
  const issues: IsrcIssue[] = [];
  if (/[a-z]/.test(body.written)) {
    const message = `${quote(text)} is in lower case; read as ${isrc}`;
    issues.push(finding("info", "ISRC_LOWER_CASE", message, { received: text, expected: isrc }));
  }
  const written = body.written.toUpperCase();
  // A body that is not in the text as it stands had look-alikes in it, such as en dashes.
  const isUsual = (written === isrc || written === formatIsrc(isrc)) && text.includes(body.written);
  if (!isUsual) {
    const message = `${quote(text)} has unusual separators; read as ${formatIsrc(isrc)}`;
    issues.push(finding("info", "ISRC_FORM", message, { received: text, expected: formatIsrc(isrc) }));
  }
  return issues;
}
