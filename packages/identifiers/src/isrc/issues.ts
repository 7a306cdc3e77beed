import { finding, type Finding } from "../finding.ts";
import type { Gtin } from "../gtin/gtin.ts";
import { formatIsrc, type Isrc } from "./isrc.ts";

/** What can be said about an ISRC. */
export type IsrcIssueCode =
  | "ISRC_EMPTY"
  | "ISRC_PLACEHOLDER"
  | "ISRC_SEVERAL"
  | "ISRC_IS_A_BARCODE"
  | "ISRC_EXTRA_TEXT"
  | "ISRC_CHARACTERS"
  | "ISRC_LENGTH"
  | "ISRC_PREFIX_NOT_LETTERS"
  | "ISRC_YEAR_NOT_DIGITS"
  | "ISRC_DESIGNATION_NOT_DIGITS"
  | "ISRC_DOCUMENTATION_PREFIX"
  | "ISRC_PREFIX_UNKNOWN"
  | "ISRC_PREFIX_RETIRED"
  | "ISRC_YEAR_LATER"
  | "ISRC_LOWER_CASE"
  | "ISRC_FORM";

/**
 * An issue about an ISRC. `candidate` is the code that was probably meant, `gtin` the bar code that stands in its
 * place: offers for a person, never applied silently.
 */
export interface IsrcIssue extends Finding<IsrcIssueCode, Isrc> {
  readonly gtin?: Gtin;
}

/** Where a good copy of a code is found. */
export const COPY_AGAIN =
  "Copy the code again from where it was given, such as the distributor's release page.";

/** An error about a text, with the code that was probably meant where there is one. */
export function isrcError(
  code: IsrcIssueCode,
  message: string,
  details: { readonly received: string; readonly hint: string; readonly candidate?: Isrc | undefined },
): IsrcIssue {
  const { received, hint, candidate } = details;
  if (candidate === undefined) return finding("error", code, message, { received, hint });
  return finding("error", code, message, {
    received,
    expected: formatIsrc(candidate),
    hint: `${formatIsrc(candidate)} is probably meant: compare it with the source before using it.`,
    candidate,
  });
}
