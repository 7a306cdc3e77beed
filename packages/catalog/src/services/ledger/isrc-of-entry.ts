import type { Isrc } from "@deadwax/identifiers";
import { formatDesignation } from "../../domain/prefix/range.ts";
import type { Designation } from "../../domain/ledger/ledger-entry.ts";

/** The code that a ledger entry is about. */
export function isrcOf(entry: Designation): Isrc {
  // Prefix, year and designation were checked on their way in: together they are a compact ISRC.
  return `${entry.prefixCode}${entry.year}${formatDesignation(entry.designation)}` as Isrc;
}

/** The number that a code is about. */
export function designationOf(isrc: Isrc): Designation {
  return { prefixCode: isrc.slice(0, 5), year: isrc.slice(5, 7), designation: Number(isrc.slice(7)) };
}

/** `AA-6Q7-26-·····`: what a preview may show, because a number that was shown is spent (DESIGN 4, rule 1). */
export function maskedCode(prefixCode: string, year: string): string {
  return `${prefixCode.slice(0, 2)}-${prefixCode.slice(2)}-${year}-·····`;
}
