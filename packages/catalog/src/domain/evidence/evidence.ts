import type { Entity } from "../values/entity.ts";
import type { Id } from "../values/id.ts";
import type { PartialDate } from "../values/partial-date.ts";

/** How firm a statement stands (DESIGN 4, rule 14). A code proves identity, never ownership. */
export const STANDINGS = ["declared", "evidenced", "verified"] as const;

export const EVIDENCE_KINDS = [
  "contract",
  "session",
  "dated-file",
  "registration",
  "chain-of-title",
  "statement",
] as const;

/** What shows who may say what about a recording or a release: kept beside the identifier. */
export interface Evidence extends Entity {
  readonly subjectId: Id;
  readonly kind: (typeof EVIDENCE_KINDS)[number];
  readonly statement: string;
  readonly standing: (typeof STANDINGS)[number];
  /** File name or number of the document. */
  readonly document: string | null;
  readonly documentSha256: string | null;
  readonly partyId: Id | null;
  /** Hundredths of a percent: 10,000 is the whole. */
  readonly shareBasisPoints: number | null;
  readonly territory: string | null;
  readonly validFrom: PartialDate | null;
  readonly validTo: PartialDate | null;
}
