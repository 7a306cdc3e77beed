import { CatalogError, type TagPlan } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { applyPlan, createId3Tag, readId3, writeId3, type Id3Tag, type PlanResult } from "../id3/index.ts";
import type { Chunk } from "../riff/index.ts";
import { expectAll } from "../tagging/index.ts";
import type { ChunkEdit, TagEdits } from "./chunk-edit.ts";

/** An ID3 chunk, with its content; `null` where it is too large to be read, or cut off. */
export interface Id3Chunk {
  readonly index: number;
  readonly chunk: Chunk;
  readonly content: Uint8Array | null;
}

export interface Id3Request {
  readonly path: string;
  readonly plan: TagPlan;
  /** The id by which readers of this format know an ID3 chunk. */
  readonly id: string;
}

/** Each of them is written; nobody means to have more. */
const MAX_TAGS = 16;

/**
 * The ID3 tag. Every ID3 chunk that is there gets the plan, so that no two readers see different codes. Where none has
 * the id that readers know, the first gets it and keeps all it holds.
 * @throws CatalogError AUDIO_TAG_DAMAGED: what is written over a tag that cannot be read would be lost;
 * AUDIO_TAG_LAYOUT_UNSAFE where there are absurdly many.
 */
export function id3Edits(found: readonly Id3Chunk[], { path, plan, id: known }: Id3Request): TagEdits {
  if (found.length > MAX_TAGS) {
    const problem = `it has ${found.length.toLocaleString("en-US")} chunks with an ID3 tag`;
    throw new CatalogError("AUDIO_TAG_LAYOUT_UNSAFE", { path, problem });
  }
  const main = found.find(({ chunk }) => chunk.id === known) ?? found[0];
  if (main === undefined) {
    const result = applyPlan(createId3Tag(), plan);
    if (result.stated.length === 0) return nothing(issuesOf(result));
    const content = writeId3(result.tag);
    return {
      ...nothing(issuesOf(result)),
      additions: [{ id: known, content }],
      expectations: expectAll("id3", result.stated),
    };
  }
  const results = found.map((chunk) => ({ chunk, result: applyPlan(readTag(chunk, path), plan) }));
  const edits = results.flatMap(({ chunk, result }): ChunkEdit[] => {
    const id = chunk === main ? known : chunk.chunk.id;
    if (!result.isChanged && id === chunk.chunk.id) return [];
    const content = (room: number): Uint8Array =>
      result.isChanged || chunk.content === null ? writeId3(result.tag, room) : chunk.content;
    return [{ index: chunk.index, id, content }];
  });
  const mainResult = results.find(({ chunk }) => chunk === main)?.result;
  if (mainResult === undefined) return nothing([]);
  return {
    edits,
    additions: [],
    expectations: expectAll("id3", mainResult.stated),
    issues: issuesOf(mainResult),
  };
}

function readTag({ chunk, content }: Id3Chunk, path: string): Id3Tag {
  const refuse = (problem: string): CatalogError =>
    new CatalogError("AUDIO_TAG_DAMAGED", { path, carrier: "ID3 tag", problem });
  if (content === null) throw refuse(`it claims ${chunk.claimedSize} bytes`);
  if (content.every((byte) => byte === 0)) return createId3Tag();
  const tag = readId3(content);
  if (!tag.ok) throw refuse(tag.error.problem);
  return tag.value;
}

function issuesOf({ unplaced, tag }: PlanResult): Issue[] {
  return unplaced.map((field) => ({
    code: "TAG_FIELD_WITHOUT_FRAME",
    severity: "warning",
    path: ["id3", field],
    message: `The ${field} was not written: ID3v2.${tag.version}, which the file uses, has no frame for it.`,
  }));
}

function nothing(issues: readonly Issue[]): TagEdits {
  return { edits: [], additions: [], expectations: [], issues };
}
