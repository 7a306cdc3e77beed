/** Frames of MPEG audio (ISO/IEC 11172-3, 13818-3) and of AAC in ADTS (ISO/IEC 13818-7), by their size. */
import { frameKey, frameSize } from "../mpeg/frame-header.ts";

/** Bytes of the MPEG audio frame whose header stands at `at`; null when none does. Free-format frames count as none. */
export function mpegFrameSize(bytes: Uint8Array, at: number): number | null {
  const size = frameKey(bytes, at) === 0 ? 0 : frameSize(bytes, at, 0);
  return size === 0 ? null : size;
}

/** Bytes of the ADTS frame whose header stands at `at`; null when none does. */
export function adtsFrameSize(bytes: Uint8Array, at: number): number | null {
  const kind = bytes[at + 1] ?? 0;
  if (bytes[at] !== 0xff || (kind & 0xf6) !== 0xf0 || at + 6 > bytes.length) return null;
  const [b2, b3, b4, b5] = [bytes[at + 2] ?? 0, bytes[at + 3] ?? 0, bytes[at + 4] ?? 0, bytes[at + 5] ?? 0];
  const size = ((b3 & 3) << 11) | (b4 << 3) | (b5 >> 5);
  return ((b2 >> 2) & 15) > 12 || size < 7 ? null : size;
}
