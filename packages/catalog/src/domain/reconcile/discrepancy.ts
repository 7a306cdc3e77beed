/** One thing that is not the same in two places, with who is right and how that is known. */
import type { HeldField } from "../held/held-row.ts";
import type { Id } from "../values/id.ts";

export const DISCREPANCY_KINDS = [
  "one-code-on-two-recordings",
  "codes-swapped",
  "clean-code-on-explicit",
  "explicit-code-on-clean",
  "code-of-other-recording",
  "second-code",
  "barcode-in-code-column",
  "catalog-number-in-code-column",
  "code-mistyped",
  "code-malformed",
  "code-of-somebody-else",
  "code-missing",
  "code-superseded",
  "code-not-in-catalog",
  "wrong-title",
  "title-mistyped",
  "working-title",
  "damaged-text",
  "catalog-text-damaged",
  "missing-version",
  "invented-version",
  "wrong-version",
  "wrong-main-artist",
  "missing-featured-artist",
  "invented-featured-artist",
  "wrong-duration",
  "wrong-advisory",
  "wrong-position",
  "tracks-exchanged",
  "barcode-mistyped",
  "barcode-of-other-release",
  "wrong-barcode",
  "barcode-not-in-catalog",
  "wrong-release-title",
  "wrong-release-date",
  "wrong-first-published",
  "catalog-year-impossible",
  "wrong-p-year",
  "wrong-p-owner",
  "wrong-c-year",
  "wrong-c-owner",
  "wrong-label",
  "wrong-catalog-number",
  "wrong-language",
  "wrong-iswc",
  "missing-row",
  "extra-row",
  "duplicate-row",
] as const;
export type DiscrepancyKind = (typeof DISCREPANCY_KINDS)[number];

/** Whose value is to be taken over; `nobody` where both are wrong or nothing tells. */
export type RightSide = "catalog" | "held" | "nobody";

/**
 * How it is known: the audio was measured, the code is from the catalog's own range, the check digit, other rows of the same
 * source say otherwise, the text is damaged, or the catalog is where it was decided.
 */
export type RightBecause =
  "measured" | "own-range" | "check-digit" | "other-rows" | "damaged" | "impossible" | "decided" | "unknown";

/** Where in the source: its sheet, where it has several, and its row. */
export interface HeldPlace {
  readonly sheet: string | null;
  readonly row: number;
}

export interface Discrepancy {
  readonly kind: DiscrepancyKind;
  readonly field: HeldField | "row";
  /** Null for a row that is missing. */
  readonly place: HeldPlace | null;
  /** Null for a row that nothing goes with. */
  readonly recordingId: Id | null;
  readonly releaseId: Id | null;
  /** The other row or recording that it is about. */
  readonly other: { readonly place: HeldPlace | null; readonly recordingId: Id | null } | null;
  /** As it stands there, and as it stands in the catalog; empty where it is blank. */
  readonly held: string;
  readonly catalog: string;
  readonly right: RightSide;
  readonly because: RightBecause;
}
