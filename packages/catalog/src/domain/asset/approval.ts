import type { Entity } from "../values/entity.ts";
import type { Id } from "../values/id.ts";
import type { Instant } from "../values/instant.ts";

/**
 * A person's word that this audio is the recording. It belongs to the audio hash: re-tagging keeps it, one
 * changed sample ends it (DESIGN 4, rule 9).
 */
export interface Approval extends Entity {
  readonly recordingId: Id;
  readonly assetId: Id;
  /** `dwa1:…`, or `sha256:…` of the file where its format is not heard yet. */
  readonly audioHash: string;
  readonly approvedAt: Instant;
  readonly approvedBy: string;
  readonly note: string | null;
  /**
   * first: nothing to compare with. identical: same audio hash as before. same: other audio, by ear the same recording. other: the
   * ear left it open or said otherwise, and a person said that it is the same. not-heard: by a person's word alone.
   */
  readonly heard: "first" | "identical" | "same" | "other" | "not-heard";
  readonly endedAt: Instant | null;
  readonly endedWhy: string | null;
}
