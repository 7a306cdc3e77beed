/**
 * One outline as one file, little-endian (docs/reference/waveforms.md): `DWWF`, version, channels, frames per pair and
 * pairs per channel; then for each channel its pairs of lowest and highest sample; then CRC-32 of all before.
 */
import { crc32 } from "node:zlib";
import type { Waveform } from "@deadwax/catalog";

const MAGIC = 0x46_57_57_44;
const VERSION = 1;
const HEAD = 16;
const CHECKSUM = 4;
const PAIR = 4;

export function encodeWaveform({ framesPerPair, channels }: Waveform): Buffer {
  const pairs = Math.floor((channels[0]?.length ?? 0) / 2);
  const bytes = Buffer.alloc(HEAD + channels.length * pairs * PAIR + CHECKSUM);
  bytes.writeUInt32LE(MAGIC, 0);
  bytes.writeUInt16LE(VERSION, 4);
  bytes.writeUInt16LE(channels.length, 6);
  bytes.writeUInt32LE(framesPerPair, 8);
  bytes.writeUInt32LE(pairs, 12);
  let at = HEAD;
  for (const channel of channels) {
    for (let index = 0; index < pairs * 2; index += 1) at = bytes.writeInt16LE(channel[index] ?? 0, at);
  }
  bytes.writeUInt32LE(crc32(bytes.subarray(0, at)), at);
  return bytes;
}

/** Null for anything that is not whole. */
export function decodeWaveform(bytes: Buffer): Waveform | null {
  if (bytes.length < HEAD + CHECKSUM || bytes.readUInt32LE(0) !== MAGIC) return null;
  if (bytes.readUInt16LE(4) !== VERSION) return null;
  const count = bytes.readUInt16LE(6);
  const framesPerPair = bytes.readUInt32LE(8);
  const pairs = bytes.readUInt32LE(12);
  const end = HEAD + count * pairs * PAIR;
  if (framesPerPair === 0 || bytes.length !== end + CHECKSUM) return null;
  if (crc32(bytes.subarray(0, end)) !== bytes.readUInt32LE(end)) return null;
  const channels = Array.from({ length: count }, (_, channel) => {
    const start = HEAD + channel * pairs * PAIR;
    return Int16Array.from({ length: pairs * 2 }, (_sample, index) => bytes.readInt16LE(start + index * 2));
  });
  return { framesPerPair, channels };
}
