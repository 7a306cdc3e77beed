/**
 * The one form in which samples are hashed, measured and compared: integers of any width as 32 bits, left-justified;
 * floats of any width as 64 bits. Both are exact, so equal signals become equal numbers whatever held them.
 */
import { endianness } from "node:os";
import type { PcmFormat } from "./pcm-format.ts";

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

/** Creates the reader for samples stored in this way. */
export function createSampleReader(format: PcmFormat): SampleReader {
  // Typed arrays use the order of the processor, and WAV is little-endian.
  if (endianness() !== "LE") throw new Error("reading samples needs a little-endian processor");
  const maxBytes = PIECE * format.width;
  if (format.kind === "float") {
    const target = new Float64Array(PIECE);
    return {
      maxBytes,
      read: format.width === 4 ? (bytes) => widen(bytes, target) : (bytes) => tidy(bytes, target),
    };
  }
  if (format.width === 4) return { maxBytes, read: (bytes) => asInt32(bytes, bytes.length >> 2) };
  const target = new Int32Array(PIECE);
  const read = { 1: from8, 2: from16, 3: from24 }[format.width];
  if (read === undefined) throw new Error(`integer samples of ${format.width} bytes`);
  return { maxBytes, read: (bytes) => target.subarray(0, read(bytes, target)) };
}

function asInt32(bytes: Uint8Array, length: number): Int32Array {
  return new Int32Array(bytes.buffer, bytes.byteOffset, length);
}

/** 8-bit WAV is unsigned with silence at 128. */
function from8(bytes: Uint8Array, target: Int32Array): number {
  const { length } = bytes;
  for (let i = 0; i < length; i++) target[i] = ((bytes[i] ?? 0) - 128) << 24;
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

function widen(bytes: Uint8Array, target: Float64Array): Float64Array {
  const samples = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  target.set(samples);
  return withOneNan(target.subarray(0, samples.length));
}

function tidy(bytes: Uint8Array, target: Float64Array): Float64Array {
  const samples = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length >> 3);
  target.set(samples);
  return withOneNan(target.subarray(0, samples.length));
}

/** Which bits a NaN keeps when it is copied or widened is up to the processor, so every NaN becomes the same one. */
function withOneNan(samples: Float64Array): Float64Array {
  let words: Uint32Array | undefined;
  for (let i = 0; i < samples.length; i++) {
    const sample = samples[i] ?? 0;
    // The fastest way to ask for NaN, and this runs over every sample.
    if (sample !== sample) {
      words ??= new Uint32Array(samples.buffer, samples.byteOffset, samples.length * 2);
      words[i * 2] = 0;
      words[i * 2 + 1] = 0x7ff8_0000;
    }
  }
  return samples;
}
