import { CatalogError, type TagPlan } from "@deadwax/catalog";
import type { ByteSource } from "../riff/index.ts";
import {
  applyVorbisPlan,
  createVorbisComment,
  writeVorbisComment,
  type VorbisComment,
  type VorbisPlanResult,
} from "../vorbis-comment/index.ts";
import type { FlacMap } from "./flac-map.ts";
import { planFlacBlocks, type FlacPlan } from "./plan-flac-blocks.ts";
import { readFlacComments } from "./read-flac-comments.ts";

export interface FlacTagPlan extends FlacPlan {
  /** False when the file already says all of it; the plan is the file as it is. */
  readonly isChanged: boolean;
  /** What the first comments then state. */
  readonly stated: VorbisPlanResult["stated"];
}

/** The vendor is who wrote the stream; where nobody is named, who wrote the comments. */
const VENDOR = "Deadwax";

/**
 * Plans what is to stand in the comments of a FLAC file.
 * @throws CatalogError AUDIO_TAG_DAMAGED, AUDIO_TAG_LAYOUT_UNSAFE, AUDIO_TAG_PLAN_INVALID.
 */
export async function planFlacTags(source: ByteSource, map: FlacMap, plan: TagPlan): Promise<FlacTagPlan> {
  return planFlacComments(source, { map, comments: await readFlacComments(source, map) }, plan);
}

/** The same with the comments, which have been read. */
export async function planFlacComments(
  source: ByteSource,
  { map, comments: lists }: { readonly map: FlacMap; readonly comments: readonly VorbisComment[] },
  plan: TagPlan,
): Promise<FlacTagPlan> {
  const results: VorbisPlanResult[] = [];
  for (const comment of lists) {
    if (comment.isDamaged) {
      const problem = "the list ends before all of its entries";
      throw new CatalogError("AUDIO_TAG_DAMAGED", { path: source.name, carrier: "VORBIS_COMMENT", problem });
    }
    results.push(applyVorbisPlan(comment, plan, results.length === 0));
  }
  if (results.length === 0) results.push(applyVorbisPlan(createVorbisComment(VENDOR), plan));
  const stated = results[0]?.stated ?? [];
  if (!results.some(({ isChanged }) => isChanged)) {
    const pieces = [{ kind: "old", offset: 0, size: source.size }] as const;
    return { pieces, isInPlace: true, length: source.size, isChanged: false, stated };
  }
  const comments = results.map(({ comment }) => writeVorbisComment(comment));
  return { ...(await planFlacBlocks(source, map, { comments })), isChanged: true, stated };
}
