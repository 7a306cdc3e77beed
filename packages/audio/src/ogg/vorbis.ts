/** The headers of Vorbis I (xiph.org/vorbis/doc/Vorbis_I_spec.html, 4.2), as far as lengths need them. */
import { readUint32 } from "../riff/index.ts";

export interface VorbisHead {
  readonly channels: number;
  readonly sampleRate: number;
  /** Bits per second; null where it is not stated. */
  readonly nominalBitRate: number | null;
  /** Samples of a short and of a long block. */
  readonly blockSizes: readonly [number, number];
}

/** Reads the identification header (4.2.2); null where it is none, or states what cannot be. */
export function parseVorbisHead(bytes: Uint8Array): VorbisHead | null {
  if (Buffer.from(bytes.subarray(0, 7)).toString("latin1") !== "\x01vorbis" || bytes.length < 30) return null;
  const channels = bytes[11] ?? 0;
  const sampleRate = readUint32(bytes, 12);
  const exponents = bytes[28] ?? 0;
  const [short, long] = [exponents & 15, exponents >> 4];
  const isPossible = short >= 6 && short <= long && long <= 13;
  if (readUint32(bytes, 7) !== 0 || channels === 0 || sampleRate === 0 || !isPossible) return null;
  const nominal = readUint32(bytes, 20);
  const nominalBitRate = nominal === 0 || nominal > 0x7fff_ffff ? null : nominal;
  return { channels, sampleRate, nominalBitRate, blockSizes: [2 ** short, 2 ** long] };
}

/** A mode: one bit for the size of its block, two zeros of 16 bits, and 8 bits of mapping. */
const MODE_BITS = 41;
const MAX_MODES = 64;

/**
 * Which modes of the setup header have long blocks; null where that cannot be told. The modes stand last, behind parts
 * whose lengths only a decoder knows, so they are read from the end: as many as there are in front of which their own
 * number stands.
 */
export function readVorbisModes(setup: Uint8Array): readonly boolean[] | null {
  let end = setup.length * 8 - 1;
  while (end >= 0 && bits(setup, end, 1) === 0) end--; // the framing bit
  let found: number | null = null;
  for (let count = 1; count <= MAX_MODES; count++) {
    const start = end - count * MODE_BITS;
    if (start < 6 || bits(setup, start + 1, 16) !== 0 || bits(setup, start + 17, 16) !== 0) break;
    if (bits(setup, start + 33, 8) >= MAX_MODES) break;
    if (bits(setup, start - 6, 6) === count - 1) found = count;
  }
  if (found === null) return null;
  const first = end - found * MODE_BITS;
  return Array.from({ length: found }, (_, mode) => bits(setup, first + mode * MODE_BITS, 1) === 1);
}

/** Vorbis packs numbers from the least significant bit on (2.1). */
function bits(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let bit = 0; bit < length; bit++) {
    value += (((bytes[(at + bit) >> 3] ?? 0) >> ((at + bit) & 7)) & 1) * 2 ** bit;
  }
  return value;
}

/**
 * How many frames the decoder has put out after these audio packets, which are the first of a stream (4.3.8): a quarter
 * of each block and of the one before it. Null where a packet is in no mode.
 */
export function vorbisFrames(
  packets: readonly Uint8Array[],
  { blockSizes }: VorbisHead,
  modes: readonly boolean[],
): number | null {
  const modeBits = 32 - Math.clz32(modes.length - 1);
  let frames = 0;
  let before: number | null = null;
  for (const packet of packets) {
    // A packet without a byte, or of another type, is passed over by decoders.
    if (packet.length === 0 || bits(packet, 0, 1) === 1) continue;
    const isLong = modes[bits(packet, 1, modeBits)];
    if (isLong === undefined) return null;
    const size = blockSizes[isLong ? 1 : 0];
    if (before !== null) frames += before / 4 + size / 4;
    before = size;
  }
  return frames;
}
