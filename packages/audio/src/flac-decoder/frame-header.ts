/** The header of a frame (RFC 9639 section 9.1). */
import type { StreamInfo } from "../flac/index.ts";
import { crc8 } from "./crc.ts";

export interface FrameHeader {
  /** Bytes, with its checksum. */
  readonly size: number;
  /** Samples of each channel: 1 to 65535. */
  readonly frames: number;
  /** How two channels were mixed (section 9.1.3), or `apart`. */
  readonly mix: "apart" | "left-side" | "side-right" | "mid-side";
  readonly channels: number;
  readonly bitDepth: number;
  /** Hz. */
  readonly sampleRate: number;
  /** `number` counts samples; else frames. */
  readonly isVariable: boolean;
  /** What came before, as the header states it. */
  readonly number: number;
}

/** The longest header with its checksum: 4 bytes, 7 of a number, 2 each of length and rate, 1. */
export const MAX_FRAME_HEADER = 16;

const MIXES = ["left-side", "side-right", "mid-side"] as const;
/** In Hz, from the code 1 on. */
const RATES: readonly number[] = [
  88_200, 176_400, 192_000, 8000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000,
];
/** By code; null where it is reserved, 0 where STREAMINFO says it. */
const DEPTHS: readonly (number | null)[] = [0, 8, 12, null, 16, 20, 24, 32];

/** Whether bytes look like the beginning of a frame. */
export function isSync(first: number | undefined, second: number | undefined): boolean {
  return first === 0xff && second !== undefined && (second & 0xfe) === 0xf8;
}

/** The header at `at`; null where none stands there with a right checksum, all of it before `end`. */
export function parseFrameHeader(
  bytes: Uint8Array,
  at: number,
  end: number,
  info: StreamInfo,
): FrameHeader | null {
  const strategy = bytes[at + 1];
  const [sizes = 0, kinds = 0] = [bytes[at + 2], bytes[at + 3]];
  if (!isSync(bytes[at], strategy) || at + 6 > end || (kinds & 1) !== 0) return null;
  const number = readNumber(bytes, at + 4);
  const assignment = kinds >> 4;
  const mix = assignment < 8 ? "apart" : MIXES[assignment - 8];
  const depth = DEPTHS[(kinds >> 1) & 7] ?? null;
  if (number === null || mix === undefined || depth === null) return null;
  let next = at + 4 + number.size;
  /** Reads what the codes leave to be said behind the number. */
  const read = (size: number): number => {
    let value = 0;
    for (let count = size; count > 0; count--) value = value * 256 + (bytes[next++] ?? 0);
    return value;
  };
  const frames = readLength(sizes >> 4, read);
  const sampleRate = readRate(sizes & 15, info, read);
  if (frames === null || sampleRate === null || next >= end) return null;
  if (crc8(bytes, at, next) !== bytes[next]) return null;
  return {
    size: next + 1 - at,
    frames,
    mix,
    channels: assignment < 8 ? assignment + 1 : 2,
    bitDepth: depth === 0 ? info.bitDepth : depth,
    sampleRate,
    isVariable: ((strategy ?? 0) & 1) === 1,
    number: number.value,
  };
}

/** A number in the manner of UTF-8, which goes on to 36 bits in 7 bytes here (section 9.1.5). */
function readNumber(bytes: Uint8Array, at: number): { readonly value: number; readonly size: number } | null {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return { value: first, size: 1 };
  const size = Math.clz32(~(first << 24));
  if (size < 2 || size > 7) return null;
  let value = first & (0x7f >> size);
  for (let index = 1; index < size; index++) {
    const byte = bytes[at + index] ?? 0;
    if ((byte & 0xc0) !== 0x80) return null;
    value = value * 64 + (byte & 0x3f);
  }
  return { value, size };
}

function readLength(code: number, read: (size: number) => number): number | null {
  if (code === 0) return null;
  if (code === 1) return 192;
  if (code < 6) return 144 << code;
  if (code >= 8) return 256 << (code - 8);
  const length = read(code - 5) + 1;
  return length > 0xffff ? null : length;
}

function readRate(code: number, info: StreamInfo, read: (size: number) => number): number | null {
  if (code === 0) return info.sampleRate;
  if (code === 12) return read(1) * 1000;
  if (code === 13) return read(2);
  if (code === 14) return read(2) * 10;
  return RATES[code - 1] ?? null;
}
