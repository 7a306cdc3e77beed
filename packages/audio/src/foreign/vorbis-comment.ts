/** Vorbis comments (xiph.org/vorbis/doc/v-comment.html), as FLAC, Ogg Vorbis and Opus carry them. */
import { readUint32 } from "../riff/index.ts";
import type { NativeTag } from "../readings/index.ts";

/** A list of comments. `isDamaged` when it ends before all of them were read, or one has no name. */
export interface VorbisComments {
  readonly tags: readonly NativeTag[];
  readonly isDamaged: boolean;
}

/** The name of a comment: printable ASCII without the equals sign. */
const NAME = /^[\x20-\x3c\x3e-\x7d]+$/u;

/** Reads comments as far as they can be read. Values that are not UTF-8 come with replacement characters. */
export function parseVorbisComments(bytes: Uint8Array): VorbisComments {
  const decoder = new TextDecoder("utf-8");
  const tags: NativeTag[] = [];
  let isDamaged = false;
  let at = 4 + readUint32(bytes, 0);
  const stated = readUint32(bytes, at);
  at += 4;
  for (let index = 0; index < stated; index++) {
    const end = at + 4 + readUint32(bytes, at);
    if (at + 4 > bytes.length || end > bytes.length) return { tags, isDamaged: true };
    const comment = decoder.decode(bytes.subarray(at + 4, end));
    const equals = comment.indexOf("=");
    const id = comment.slice(0, Math.max(0, equals));
    if (NAME.test(id)) tags.push({ id: id.toUpperCase(), value: comment.slice(equals + 1) });
    else isDamaged = true;
    at = end;
  }
  return { tags, isDamaged };
}
