import type { ByteSource } from "../riff/index.ts";
import { joinReadings, readId3Content, readVorbisContent, type TagReadings } from "../readings/index.ts";
import { expectAll, type TaggedFile } from "../tagging/index.ts";
import type { VorbisComment } from "../vorbis-comment/index.ts";
import { MAX_FLAC_BLOCK, type FlacMap } from "./flac-map.ts";
import { planFlacComments } from "./plan-flac-tags.ts";
import { readFlacComments } from "./read-flac-comments.ts";
import { readFlacMap } from "./read-flac-map.ts";

/** The tags of a FLAC file. @throws CatalogError the refusals of `readFlacMap`. */
export async function openTaggedFlac(source: ByteSource): Promise<TaggedFile> {
  const map = await readFlacMap(source);
  const comments = await readFlacComments(source, map);
  const { readings } = await readTags(source, map, comments);
  return {
    readings,
    planWrite: async (plan) => {
      const planned = await planFlacComments(source, { map, comments }, plan);
      const { pieces, isInPlace, length, isChanged, stated } = planned;
      const write = { pieces: () => pieces, isInPlace, length };
      return { isChanged, write, expectations: expectAll("vorbis", stated), issues: map.issues };
    },
  };
}

/** What the comments state, and an ID3v2 tag that stands in front where FLAC knows none. */
export async function readFlacTags(source: ByteSource, map: FlacMap): Promise<TagReadings> {
  return readTags(source, map, await readFlacComments(source, map));
}

async function readTags(
  source: ByteSource,
  map: FlacMap,
  comments: readonly VorbisComment[],
): Promise<TagReadings> {
  const parts: TagReadings[] = [];
  if (map.start > 0) {
    const content = await source.read(0, Math.min(map.start, MAX_FLAC_BLOCK));
    parts.push(readId3Content(content, "id3-before-flac"));
  }
  return joinReadings([...parts, ...comments.map(readVorbisContent)]);
}
