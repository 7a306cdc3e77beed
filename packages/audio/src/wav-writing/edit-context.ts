import type { TagPlan } from "@deadwax/catalog";
import type { CarrierChunk } from "../wav-tags/index.ts";

/** What one kind of carrier is looked at with. */
export interface EditContext {
  readonly path: string;
  readonly plan: TagPlan;
  readonly chunks: readonly CarrierChunk[];
}
