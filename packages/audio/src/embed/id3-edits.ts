import { CatalogError } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { applyPlan, createId3Tag, readId3, writeId3, type Id3Tag, type PlanResult } from "../id3/index.ts";
import { isBlank, type CarrierChunk } from "../wav-tags/index.ts";
import type { Expectation } from "./expectation.ts";
import type { ChunkEdit, EditContext, TagEdits } from "./chunk-edit.ts";

/** The id that every reader knows; exiftool does not see the other one, `ID3 `. */
const ID = "id3 ";

/**
 * The ID3 tag. Every ID3 chunk that is there gets the plan, so that no two readers see different codes. Where only
 * `ID3 ` is there, the first of them becomes `id3 ` and keeps all it holds.
 * @throws CatalogError AUDIO_TAG_DAMAGED: what is written over a tag that cannot be read would be lost.
 */
export function id3Edits({ path, plan, chunks }: EditContext): TagEdits {
  const found = chunks.filter((chunk) => chunk.carrier === "id3");
  const main = found.find(({ chunk }) => chunk.id === ID) ?? found[0];
  if (main === undefined) {
    const result = applyPlan(createId3Tag(), plan);
    if (result.stated.length === 0) return nothing(issuesOf(result));
    const content = writeId3(result.tag);
    return {
      ...nothing(issuesOf(result)),
      additions: [{ id: ID, content }],
      expectations: expectationsOf(result),
    };
  }
  const results = found.map((chunk) => ({ chunk, result: applyPlan(readTag(chunk, path), plan) }));
  const edits = results.flatMap(({ chunk, result }): ChunkEdit[] => {
    const id = chunk === main ? ID : chunk.chunk.id;
    if (!result.isChanged && id === chunk.chunk.id) return [];
    const content = (room: number): Uint8Array =>
      result.isChanged || chunk.content === null ? writeId3(result.tag, room) : chunk.content;
    return [{ index: chunk.index, id, content }];
  });
  const mainResult = results.find(({ chunk }) => chunk === main)?.result;
  if (mainResult === undefined) return nothing([]);
  return { edits, additions: [], expectations: expectationsOf(mainResult), issues: issuesOf(mainResult) };
}

function readTag({ chunk, content }: CarrierChunk, path: string): Id3Tag {
  const refuse = (problem: string): CatalogError =>
    new CatalogError("AUDIO_TAG_DAMAGED", { path, carrier: "ID3 tag", problem });
  if (content === null) throw refuse(`it claims ${chunk.claimedSize} bytes`);
  if (isBlank(content)) return createId3Tag();
  const tag = readId3(content);
  if (!tag.ok) throw refuse(tag.error.problem);
  return tag.value;
}

function expectationsOf(result: PlanResult): Expectation[] {
  return result.stated.map(({ frame, field, values }) => ({ carrier: "id3", place: frame, field, values }));
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
