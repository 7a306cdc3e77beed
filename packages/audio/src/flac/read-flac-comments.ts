import type { ByteSource } from "../riff/index.ts";
import { readVorbisComment, type VorbisComment } from "../vorbis-comment/index.ts";
import { FLAC_BLOCK, MAX_FLAC_BLOCK, type FlacMap } from "./flac-map.ts";

/** The lists in the VORBIS_COMMENT blocks, in file order. The rules allow one. */
export async function readFlacComments(source: ByteSource, { blocks }: FlacMap): Promise<VorbisComment[]> {
  const comments: VorbisComment[] = [];
  for (const { type, offset, size } of blocks) {
    if (type !== FLAC_BLOCK.vorbisComment) continue;
    comments.push(readVorbisComment(await source.read(offset, Math.min(size, MAX_FLAC_BLOCK))));
  }
  return comments;
}
