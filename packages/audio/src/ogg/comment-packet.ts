/** The packet of comments in Ogg: the list with what its codec puts in front of it and behind. */
import { writeVorbisComment, type VorbisComment } from "../vorbis-comment/index.ts";
import type { OggCodec } from "./codec.ts";

/**
 * The packet with a new list in it. Zeros behind the list are padding, which makes the packet as long as it was where it
 * can; the binary suffix of Opus, and anything else that stands there, is kept.
 */
export function buildCommentPacket(
  { name }: OggCodec,
  old: Uint8Array,
  { prefix, comment }: { readonly prefix: number; readonly comment: VorbisComment },
): Uint8Array {
  const front = new Uint8Array(old.subarray(0, prefix));
  // Vorbis ends with its framing bit; padding behind that is what some taggers write.
  const kept = name === "vorbis" ? comment.rest.subarray(0, 1) : comment.rest.subarray(0, 0);
  const padding = comment.rest.subarray(kept.length);
  const isPadding = padding.every((byte) => byte === 0) && (name === "opus" || padding.length > 0);
  const bare = writeVorbisComment({ ...comment, rest: kept });
  const room = old.length - prefix - bare.length;
  const list =
    isPadding && name !== "flac" && room >= 0
      ? Buffer.concat([bare, new Uint8Array(room)])
      : writeVorbisComment(comment);
  // In FLAC a metadata block states its size.
  if (name === "flac") front.set([list.length >>> 16, (list.length >>> 8) & 0xff, list.length & 0xff], 1);
  return Buffer.concat([front, list]);
}
