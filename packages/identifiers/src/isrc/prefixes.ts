import { finding, NO_FINDINGS } from "../finding.ts";
import { quote } from "../text/quote.ts";
import { hasDocumentationPrefix } from "./documentation.ts";
import type { IsrcIssue } from "./issues.ts";
import { formatIsrc, yearOf, type Isrc } from "./isrc.ts";

/** One value that the registration authority lists for the first two characters. */
export interface PrefixValue {
  /** Two letters: `QM`. */
  readonly value: string;
  /** Whom it serves, in English: a country, or `Worldwide`. Never the country of a recording. */
  readonly territory: string;
  /** The id of the agency that allocates prefix codes beginning with it. */
  readonly agency: string;
  readonly kind: PrefixKind;
  /** For a country that is no more: codes of this year and later are suspicious. */
  readonly endedIn?: number;
}

/** Why a value is on the list. */
export type PrefixKind =
  /** A country's ISO 3166-1 code, used for that country. */
  | "country"
  /** More room for a country whose first value ran out, or a second name for it. */
  | "additional"
  /** Direct allocations by the International Registration Authority, anywhere. */
  | "worldwide"
  /** A company's own value. */
  | "company"
  /** No longer allocated; existing codes stay valid. */
  | "retired";

/** The dated list of values. It ages, so a value that is missing from it is a warning and never a refusal. */
export interface PrefixTable {
  /** When the registration authority published the list: `2025-11-04`. */
  readonly date: string;
  readonly values: ReadonlyMap<string, PrefixValue>;
}

/** Findings about the first two characters of a code, measured by a dated table. */
export function checkPrefix(isrc: Isrc, table: PrefixTable): readonly IsrcIssue[] {
  const value = isrc.slice(0, 2);
  const entry = table.values.get(value);
  if (entry === undefined) return hasDocumentationPrefix(isrc) ? NO_FINDINGS : [unknown(isrc, value, table)];
  if (entry.endedIn !== undefined && endedBefore(isrc, entry.endedIn)) return [retired(isrc, entry)];
  return NO_FINDINGS;
}

/** ISRC began in 1986, so two digits from 86 on are read as 19xx here, and only here. */
function endedBefore(isrc: Isrc, endedIn: number): boolean {
  const year = Number(yearOf(isrc));
  return year < 86 && 2000 + year >= endedIn;
}

function unknown(isrc: Isrc, value: string, table: PrefixTable): IsrcIssue {
  const message = `${formatIsrc(isrc)} starts with ${quote(value)}, which is not among the ${table.values.size} values listed on ${table.date}`;
  return finding("warning", "ISRC_PREFIX_UNKNOWN", message, {
    received: isrc,
    hint: "Compare the first two letters with the source; a value added after that date is also possible.",
  });
}

function retired(isrc: Isrc, entry: PrefixValue): IsrcIssue {
  const message = `${formatIsrc(isrc)} carries the year ${yearOf(isrc)}, but ${entry.value} (${entry.territory}) was given up before ${entry.endedIn ?? ""}`;
  return finding("warning", "ISRC_PREFIX_RETIRED", message, {
    received: isrc,
    hint: "Compare the code with the source: the value or the year may be mistyped.",
  });
}
