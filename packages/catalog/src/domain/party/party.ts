import type { Entity } from "../values/entity.ts";
import type { Id } from "../values/id.ts";
import type { Instant } from "../values/instant.ts";

/** A name in another language or script, `{ text: "深夜ドライブ", language: "ja" }` (BCP 47). */
export interface LocalText {
  readonly text: string;
  readonly language: string;
}

/** A person or an organization. */
export interface Party extends Entity {
  readonly name: string;
  readonly sortName: string | null;
  readonly kind: "person" | "organization";
  readonly isni: string | null;
  readonly ipi: string | null;
  readonly dpid: string | null;
  readonly localNames: readonly LocalText[];
  readonly notes: string | null;
  /** Set when the personal values were erased; the history stays valid and says so. */
  readonly erasedAt: Instant | null;
}

export const CREDIT_SUBJECTS = ["recording", "work", "release"] as const;

/** A Contributor: a Party in a role on a Recording, Work or Release, in the order they are named. */
export interface Credit extends Entity {
  readonly subjectKind: (typeof CREDIT_SUBJECTS)[number];
  readonly subjectId: Id;
  readonly partyId: Id;
  /** The field's word in lower case: `producer`, `mastering engineer`, `composer`. */
  readonly role: string;
  readonly position: number;
}
