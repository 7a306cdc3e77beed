/**
 * Looks for damage that a decoder plays over: a frame of layer III whose checksum is wrong, or whose side information
 * (ISO/IEC 11172-3 2.4.1.7, 13818-3 2.4.1.7) asks for more main data than there is. Main data may begin in frames before.
 */
import type { FrameHeader } from "../mpeg/frame-header.ts";

/** Creates a check of frames in their order; it tells whether the frame is whole. */
export function createFrameCheck(): (frame: Uint8Array, header: FrameHeader) => boolean {
  // Bytes of main data in the frames before, as far back as a frame can point.
  let reservoir = 0;
  return (frame, header) => {
    if (header.layer !== 3) return true;
    const shape = shapeOf(header);
    const start = header.hasChecksum ? 6 : 4;
    const room = frame.length - start - shape.sideBytes;
    const needs = room < 0 ? null : readNeeds(frame, start * 8, shape);
    const isWhole =
      needs !== null &&
      needs.back <= reservoir &&
      needs.bits <= (needs.back + room) * 8 &&
      needs.isPossible &&
      (!header.hasChecksum || crcOf(frame, shape.sideBytes) === (((frame[4] ?? 0) << 8) | (frame[5] ?? 0)));
    reservoir = Math.min(shape.mostBack, reservoir + Math.max(0, room));
    return isWhole;
  };
}

interface Shape {
  readonly sideBytes: number;
  /** The most bytes that main data may begin before its frame. */
  readonly mostBack: number;
  readonly backBits: number;
  /** Private bits, and which scale factors granules share. */
  readonly restBits: number;
  /** Granules times channels. */
  readonly parts: number;
  readonly partBits: number;
}

function shapeOf({ version, channels }: FrameHeader): Shape {
  if (version === 1) {
    const first = channels === 1 ? { sideBytes: 17, restBits: 9 } : { sideBytes: 32, restBits: 11 };
    return { ...first, mostBack: 511, backBits: 9, parts: 2 * channels, partBits: 59 };
  }
  const first = channels === 1 ? { sideBytes: 9, restBits: 1 } : { sideBytes: 17, restBits: 2 };
  return { ...first, mostBack: 255, backBits: 8, parts: channels, partBits: 63 };
}

interface Needs {
  /** Bytes that main data begins before this frame. */
  readonly back: number;
  /** Of main data. */
  readonly bits: number;
  /** No part has more values than there are lines. */
  readonly isPossible: boolean;
}

const MOST_PAIRS = 288;

function readNeeds(frame: Uint8Array, at: number, shape: Shape): Needs {
  let [bits, isPossible] = [0, true];
  const first = at + shape.backBits + shape.restBits;
  for (let part = 0; part < shape.parts; part++) {
    const start = first + part * shape.partBits;
    bits += readBits(frame, start, 12);
    if (readBits(frame, start + 12, 9) > MOST_PAIRS) isPossible = false;
  }
  return { back: readBits(frame, at, shape.backBits), bits, isPossible };
}

/** Up to 16 bits, the most significant first. */
function readBits(bytes: Uint8Array, at: number, count: number): number {
  const byte = at >> 3;
  const word = ((bytes[byte] ?? 0) << 16) | ((bytes[byte + 1] ?? 0) << 8) | (bytes[byte + 2] ?? 0);
  return (word >> (24 - (at & 7) - count)) & ((1 << count) - 1);
}

/** Over the last two bytes of the header and the side information (ISO/IEC 11172-3 2.4.3.1). */
function crcOf(frame: Uint8Array, sideBytes: number): number {
  let crc = 0xffff;
  for (let at = 2; at < 6 + sideBytes; at++) {
    if (at === 4 || at === 5) continue;
    crc ^= (frame[at] ?? 0) << 8;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x8005;
    crc &= 0xffff;
  }
  return crc;
}
