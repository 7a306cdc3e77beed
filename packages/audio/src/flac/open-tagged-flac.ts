import type { ByteSource } from "../riff/index.ts";
import {
  joinReadings,
  readId3Content,
  readNativeTags,
  tagIssue,
  type TagReadings,
} from "../readings/index.ts";
import { expectAll, type TaggedFile } from "../tagging/index.ts";
import { readVorbisComment, readVorbisTags } from "../vorbis-comment/index.ts";
import { FLAC_BLOCK, MAX_FLAC_BLOCK, type FlacMap } from "./flac-map.ts";
import { planFlacTags } from "./plan-flac-tags.ts";
import { readFlacMap } from "./read-flac-map.ts";

/** The tags of a FLAC file. @throws CatalogError the refusals of `readFlacMap`. */
export async function openTaggedFlac(source: ByteSource): Promise<TaggedFile> {
  const map = await readFlacMap(source);
  const { readings } = await readFlacTags(source, map);
  return {
    readings,
    planWrite: async (plan) => {
      const { pieces, isInPlace, length, isChanged, stated } = await planFlacTags(source, map, plan);
      const write = { pieces: () => pieces, isInPlace, length };
      return { isChanged, write, expectations: expectAll("vorbis", stated), issues: map.issues };
    },
  };
}

/** What the comments state, and an ID3v2 tag that stands in front where FLAC knows none. */
export async function readFlacTags(source: ByteSource, map: FlacMap): Promise<TagReadings> {
  const parts: TagReadings[] = [];
  if (map.start > 0) {
    const content = await source.read(0, Math.min(map.start, MAX_FLAC_BLOCK));
    parts.push(readId3Content(content, "id3-before-flac"));
  }
  for (const { type, offset, size } of map.blocks) {
    if (type !== FLAC_BLOCK.vorbisComment) continue;
    const comment = readVorbisComment(await source.read(offset, Math.min(size, MAX_FLAC_BLOCK)));
    const problem = "the list ends before all of its entries";
    const issues = comment.isDamaged ? [tagIssue.carrierDamaged("list of comments", problem)] : [];
    parts.push({ readings: readNativeTags("vorbis", readVorbisTags(comment)), issues });
  }
  return joinReadings(parts);
}
