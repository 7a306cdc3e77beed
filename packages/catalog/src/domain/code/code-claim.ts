import type { Isrc } from "@deadwax/identifiers";
import type { Entity } from "../values/entity.ts";
import type { Id } from "../values/id.ts";
import type { Instant } from "../values/instant.ts";

/** A code seen in a tag, a file name or a sheet. While open it blocks assigning (DESIGN 4, rule 5). */
export interface CodeClaim extends Entity {
  readonly isrc: Isrc;
  readonly recordingId: Id | null;
  readonly assetId: Id | null;
  readonly carrier: string;
  readonly foundAt: Instant;
  readonly state: "open" | "entered" | "refused";
  readonly reason: string | null;
}
