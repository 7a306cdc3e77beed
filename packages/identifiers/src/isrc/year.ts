import { finding, NO_FINDINGS } from "../finding.ts";
import type { IsrcIssue } from "./issues.ts";
import { formatIsrc, yearOf, type Isrc } from "./isrc.ts";

/**
 * Says when the year of reference is later than the current year's two digits. That is legal: under the first edition
 * the year of recording was coded, and back-dating is still customary in places; but it can also be a slip.
 * `currentYear` has four digits and comes from the caller's clock.
 */
export function checkYear(isrc: Isrc, currentYear: number): readonly IsrcIssue[] {
  const year = yearOf(isrc);
  const current = currentYear % 100;
  if (Number(year) <= current) return NO_FINDINGS;
  const message = `${formatIsrc(isrc)} carries the year ${year}, later than ${currentYear}; the century of a code cannot be told, so it may be older than this century`;
  return [
    finding("warning", "ISRC_YEAR_LATER", message, {
      received: isrc,
      hint: "Compare the sixth and seventh character with the source. A code from before 2000, or one that carries the year of recording, is right as it is.",
    }),
  ];
}
