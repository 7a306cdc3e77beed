import { crc32 } from "node:zlib";
import { writeUint32Be } from "./synchsafe.ts";
import type { Id3Tag } from "./tag.ts";

/** The frames of a tag as they will be written, and the padding behind them. */
export interface FrameBytes {
  readonly frames: Uint8Array;
  readonly padding: number;
}

/** The extended header with its size of padding and checksum brought up to date; everything else as it was found. */
export function renewExtendedHeader(tag: Id3Tag, content: FrameBytes): Uint8Array {
  // A copy, which `slice` of a Buffer is not.
  const header = Uint8Array.from(tag.extendedHeader);
  if (header.length === 0) return header;
  if (tag.version === 3) renewVersion3(header, content);
  else renewVersion4(header, content);
  return header;
}

/** 2.3 (3.2): size, two flag bytes, size of padding, and a CRC over the frames when the first flag is set. */
function renewVersion3(header: Uint8Array, { frames, padding }: FrameBytes): void {
  if (header.length >= 10) header.set(writeUint32Be(padding), 6);
  if (header.length >= 14 && ((header[4] ?? 0) & 0x80) !== 0) header.set(writeUint32Be(crc32(frames)), 10);
}

/** 2.4 (3.2): size, number of flag bytes, flags, then data of each flag; the CRC covers padding too. */
function renewVersion4(header: Uint8Array, { frames, padding }: FrameBytes): void {
  const flags = header[5] ?? 0;
  if ((flags & 0x20) === 0) return;
  // The flag before it, "tag is an update", has no data but states a length of 0.
  const at = 6 + ((flags & 0x40) !== 0 ? 1 : 0);
  if (header[at] !== 5 || at + 6 > header.length) return;
  const crc = crc32(new Uint8Array(padding), crc32(frames));
  header.set(
    Uint8Array.of((crc >>> 28) & 0x0f, ...[21, 14, 7, 0].map((shift) => (crc >>> shift) & 0x7f)),
    at + 1,
  );
}
