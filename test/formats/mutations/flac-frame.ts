import { crc8 } from "../../../packages/audio/src/flac-decoder/crc.ts";

/** Whether a whole frame header stands here: the sync code, and the checksum of what follows it. */
export function isFlacFrame(bytes: Buffer, at: number): boolean {
  if (bytes[at] !== 0xff || ((bytes[at + 1] ?? 0) & 0xfe) !== 0xf8) return false;
  const end = at + flacHeaderLength(bytes, at);
  return end < bytes.length && bytes[end] === crc8(bytes, at, end);
}

/** Bytes of a frame header before its checksum (RFC 9639 section 9.1). */
export function flacHeaderLength(bytes: Buffer, start: number): number {
  const ones = Math.clz32(~((bytes[start + 4] ?? 0) << 24));
  const kind = bytes[start + 2] ?? 0;
  const [block, rate] = [kind >> 4, kind & 15];
  const blockBytes = block === 6 ? 1 : block === 7 ? 2 : 0;
  const rateBytes = rate === 12 ? 1 : rate === 13 || rate === 14 ? 2 : 0;
  return 4 + Math.max(1, Math.min(ones, 7)) + blockBytes + rateBytes;
}
