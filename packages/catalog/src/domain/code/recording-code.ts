import type { Isrc } from "@deadwax/identifiers";
import type { Entity } from "../values/entity.ts";
import type { Id } from "../values/id.ts";
import type { Instant } from "../values/instant.ts";

/** Where a code came from. `assigned` is from a range of this catalog, everything else was given by somebody. */
export const CODE_SOURCES = [
  "assigned",
  "distributor",
  "label",
  "registrant",
  "tag",
  "file-name",
  "sheet",
  "other",
] as const;
export type CodeSource = (typeof CODE_SOURCES)[number];

/** preferred: the one to send. superseded: history gave it, too. disputed: another recording has the better claim. */
export const CODE_STATUSES = ["preferred", "superseded", "disputed"] as const;

/** A code a Recording has. One is preferred (DESIGN 4, rule 6). */
export interface RecordingCode extends Entity {
  readonly recordingId: Id;
  readonly isrc: Isrc;
  readonly status: (typeof CODE_STATUSES)[number];
  readonly source: CodeSource;
  /** `Distributor X`, the sheet's name, the tag's carrier. */
  readonly sourceName: string | null;
  readonly note: string | null;
  readonly since: Instant;
}
