import type { Entity } from "../values/entity.ts";
import type { Id } from "../values/id.ts";

/** A part of a prefix's range set aside inside one registrant: for a studio, an imprint, another computer. */
export interface Block extends Entity {
  readonly prefixId: Id;
  readonly name: string;
  readonly rangeFrom: number;
  readonly rangeTo: number;
  /** The instance of the catalog that issues from it; null for every instance that holds the range. */
  readonly holder: string | null;
}
