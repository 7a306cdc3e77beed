import type { TagPlan, TagReading } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { Expectation } from "./expectation.ts";
import type { WritePlan } from "./write-plan.ts";

/** What is to be done with a file, before anything is done. */
export interface TagWrite {
  /** False when the file already says all of it; then the plan is the file as it is. */
  readonly isChanged: boolean;
  readonly write: WritePlan;
  readonly expectations: readonly Expectation[];
  readonly issues: readonly Issue[];
}

/** The tags of a file, whatever its format. */
export interface TaggedFile {
  /** What they state. */
  readonly readings: readonly TagReading[];
  /**
   * Plans the write after which they say what the plan says. `isInPlace`: the file itself is to be changed, not a copy.
   * @throws CatalogError AUDIO_TAG_… where that cannot be done without a risk to the file.
   */
  planWrite(plan: TagPlan, target: { readonly isInPlace: boolean }): Promise<TagWrite>;
}
