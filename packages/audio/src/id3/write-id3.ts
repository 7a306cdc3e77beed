import { renewExtendedHeader } from "./extended-header.ts";
import { applyUnsynchronisation, writeSynchsafe } from "./synchsafe.ts";
import { HEADER_FLAG, type Id3Tag } from "./tag.ts";

/** Room left for a longer title, so that the next write changes bytes in place. */
const NEW_PADDING = 1024;

/**
 * The bytes of a tag. With `room` (bytes) the result has exactly that length where padding can make it so;
 * else it is as long as it needs to be and gets new padding. A tag with bytes behind its frames that were not
 * understood, or with a footer, has no padding.
 */
export function writeId3(tag: Id3Tag, room = 0): Uint8Array {
  const least = assemble(tag, 0);
  const isPaddable = tag.rest.length === 0 && (tag.flags & HEADER_FLAG.footer) === 0;
  if (least.length === room || !isPaddable) return least;
  return assemble(tag, room > least.length ? room - least.length : NEW_PADDING);
}

function assemble(tag: Id3Tag, padding: number): Uint8Array {
  const frames = Buffer.concat([...tag.frames.map((frame) => frame.raw), tag.rest]);
  const content = Buffer.concat([renewExtendedHeader(tag, { frames, padding }), frames]);
  const isWhole = tag.version !== 4 && (tag.flags & HEADER_FLAG.unsynchronised) !== 0;
  // Padding is zeros: it stays as long as it is, so it is added behind the scheme, and a closing 0xFF is safe before it.
  const body = Buffer.concat([isWhole ? applyUnsynchronisation(content) : content, new Uint8Array(padding)]);
  const header = Uint8Array.of(
    0x49,
    0x44,
    0x33,
    tag.version,
    tag.revision,
    tag.flags,
    ...writeSynchsafe(body.length),
  );
  const footer = Uint8Array.of(0x33, 0x44, 0x49, ...header.subarray(3));
  const hasFooter = tag.version === 4 && (tag.flags & HEADER_FLAG.footer) !== 0;
  return Buffer.concat([header, body, hasFooter ? footer : new Uint8Array(0), tag.after]);
}
