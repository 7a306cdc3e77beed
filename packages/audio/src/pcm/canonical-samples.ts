/**
 * The one form in which samples are hashed, measured and compared: integers of any width as 32 bits, left-justified;
 * floats of any width as 64 bits. Both are exact, so equal signals become equal numbers whatever held them.
 */
import { endianness } from "node:os";
import { createBigEndianFloats, createBigEndianInts } from "./big-endian.ts";
import { withOneNan } from "./one-nan.ts";
import type { PcmFormat } from "./pcm-format.ts";
import { rearrange } from "./wave-order.ts";

/** Interleaved samples. Integers span -2^31 to 2^31-1; floats have full scale at 1. */
export type CanonicalSamples = Int32Array | Float64Array;

/** Turns stored samples into canonical ones. */
export interface SampleReader {
  /** The most bytes that one call takes: a multiple of the width, chosen so that the result stays in the processor's cache. */
  readonly maxBytes: number;
  /**
   * `bytes` starts on a multiple of 8 in its memory and holds whole samples. The result is overwritten by the next call,
   * and may be the memory of `bytes` itself.
   */
  read(bytes: Uint8Array): CanonicalSamples;
}

/** Samples in one piece: 24 is the smallest count at which every width ends on a whole number of 32-bit words and 6 channels. */
const PIECE = 24 * 1024;
/** Every width ends on a multiple of 8 bytes after so many samples, so that pieces can follow each other in memory. */
const ALIGNED = 8;

/** Creates the reader for samples stored in this way. */
export function createSampleReader(format: PcmFormat): SampleReader {
  // Typed arrays use the order of the processor.
  if (endianness() !== "LE") throw new Error("reading samples needs a little-endian processor");
  const { kind, width, channelOrder } = format;
  const read = kind === "float" ? createFloatReader(format) : createIntReader(format);
  if (channelOrder === undefined) return { maxBytes: PIECE * width, read };
  const step = channelOrder.length * ALIGNED;
  const piece = Math.floor(PIECE / step) * step;
  const target = kind === "float" ? new Float64Array(piece) : new Int32Array(piece);
  return { maxBytes: piece * width, read: (bytes) => rearrange(read(bytes), target, channelOrder) };
}

type ReadSamples = SampleReader["read"];

function createFloatReader({ width, isBigEndian = false }: PcmFormat): ReadSamples {
  const target = new Float64Array(PIECE);
  const little = width === 4 ? widen : tidy;
  const read = isBigEndian ? createBigEndianFloats(width, PIECE) : little;
  return (bytes) => withOneNan(target.subarray(0, read(bytes, target)));
}

function createIntReader(format: PcmFormat): ReadSamples {
  const { width, isBigEndian = false, isSigned8 = false } = format;
  if (width === 4 && !isBigEndian) return (bytes) => asInt32(bytes, bytes.length >> 2);
  const target = new Int32Array(PIECE);
  const little: Readonly<Record<number, IntReader>> = {
    1: isSigned8 ? fromSigned8 : from8,
    2: from16,
    3: from24,
  };
  const read = isBigEndian && width > 1 ? createBigEndianInts(width, PIECE) : little[width];
  if (read === undefined) throw new Error(`integer samples of ${width} bytes`);
  return (bytes) => target.subarray(0, read(bytes, target));
}

/** Fills the target and tells how many samples there were. */
type IntReader = (bytes: Uint8Array, target: Int32Array) => number;

function asInt32(bytes: Uint8Array, length: number): Int32Array {
  return new Int32Array(bytes.buffer, bytes.byteOffset, length);
}

/** 8-bit WAV is unsigned with silence at 128. */
function from8(bytes: Uint8Array, target: Int32Array): number {
  const { length } = bytes;
  for (let i = 0; i < length; i++) target[i] = ((bytes[i] ?? 0) - 128) << 24;
  return length;
}

function fromSigned8(bytes: Uint8Array, target: Int32Array): number {
  const { length } = bytes;
  for (let i = 0; i < length; i++) target[i] = (bytes[i] ?? 0) << 24;
  return length;
}

function from16(bytes: Uint8Array, target: Int32Array): number {
  const length = bytes.length >> 1;
  const samples = new Int16Array(bytes.buffer, bytes.byteOffset, length);
  for (let i = 0; i < length; i++) target[i] = (samples[i] ?? 0) << 16;
  return length;
}

/** Four samples are three words; reading words is several times faster than reading bytes. */
function from24(bytes: Uint8Array, target: Int32Array): number {
  const length = Math.trunc(bytes.length / 3);
  const quads = length >> 2;
  const words = asInt32(bytes, quads * 3);
  for (let i = 0, w = 0, t = 0; i < quads; i++, w += 3, t += 4) {
    const a = words[w] ?? 0;
    const b = words[w + 1] ?? 0;
    const c = words[w + 2] ?? 0;
    target[t] = a << 8;
    target[t + 1] = ((a >>> 16) & 0xff00) | (b << 16);
    target[t + 2] = ((b >>> 8) & 0xffff00) | (c << 24);
    target[t + 3] = c & 0xffffff00;
  }
  for (let t = quads * 4, s = t * 3; t < length; t++, s += 3) {
    target[t] = ((bytes[s] ?? 0) << 8) | ((bytes[s + 1] ?? 0) << 16) | ((bytes[s + 2] ?? 0) << 24);
  }
  return length;
}

function widen(bytes: Uint8Array, target: Float64Array): number {
  const samples = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  target.set(samples);
  return samples.length;
}

function tidy(bytes: Uint8Array, target: Float64Array): number {
  const samples = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length >> 3);
  target.set(samples);
  return samples.length;
}
