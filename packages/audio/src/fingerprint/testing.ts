/** Music for the tests of fingerprints: chords and beats that are a formula of time, so that they can be had at any rate and speed. */
import type { CanonicalSamples, PcmFormat } from "../pcm/index.ts";
import { CLEAN_SHAPE, createResampler } from "../resample/index.ts";
import { AS_IT_IS, type Hypothesis } from "./hypothesis.ts";
import { createFingerprinter } from "./fingerprinter.ts";

export interface Piece {
  readonly seconds: number;
  readonly sampleRate: number;
  /** Another number is other music. Default 1. */
  readonly seed?: number;
  /** What was done to it; `seconds` are those after that. */
  readonly change?: Hypothesis;
}

const NOTE_SECONDS = 0.31;
const NOTES = 3;
const HARMONICS = 4;

/** Nothing in the music is above 5 kHz, so that there is no need to compute it at high rates. */
const PLAYED_AT = 12_000;

/** One channel, full scale at 1, peaks near 0.5. */
export function playPiece(piece: Piece): Float64Array {
  const { sampleRate, seconds } = piece;
  if (sampleRate <= PLAYED_AT) return compute(piece);
  const resampler = createResampler({ from: PLAYED_AT, to: sampleRate, shape: CLEAN_SHAPE });
  const samples = new Float64Array(Math.round(seconds * sampleRate));
  const begun = resampler.push(compute({ ...piece, sampleRate: PLAYED_AT, seconds: seconds + 1 }));
  samples.set(begun.subarray(0, samples.length));
  return samples;
}

function compute({ seconds, sampleRate, seed = 1, change = AS_IT_IS }: Piece): Float64Array {
  const samples = new Float64Array(Math.round(seconds * sampleRate));
  const { pitch, tempo } = change;
  const rate = pitch / tempo;
  for (let voice = 0; voice < NOTES; voice += 1) {
    samples.forEach((sample, n) => {
      const time = (n / sampleRate) * tempo + voice * 0.1;
      const note = Math.floor(time / NOTE_SECONDS);
      const since = time - note * NOTE_SECONDS;
      const frequency = 110 * 2 ** ((chance(note * NOTES + voice + seed * 1e5) % 36) / 12);
      // Notes begin and end softly; a hard edge would be sound at every frequency, also above half the rate.
      const loudness = (1 - Math.cos((2 * Math.PI * since) / NOTE_SECONDS)) * 0.06;
      let sum = 0;
      for (let k = 1; k <= HARMONICS; k += 1) sum += Math.sin(2 * Math.PI * frequency * k * since * rate) / k;
      samples[n] = sample + loudness * sum;
    });
  }
  return samples;
}

/** A whole number below 2^31 that looks like chance. */
function chance(seed: number): number {
  const mixed = Math.imul((seed ^ (seed >>> 15)) + 0x9e37, 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 12)) >>> 1) % 1_000_003;
}

/** Channels side by side as canonical floats. */
export function interleave(...channels: readonly Float64Array[]): Float64Array {
  const samples = new Float64Array((channels[0]?.length ?? 0) * channels.length);
  for (const [n, channel] of channels.entries()) {
    channel.forEach((sample, frame) => (samples[frame * channels.length + n] = sample));
  }
  return samples;
}

/** Canonical integers of as many bits. */
export function toIntegers(samples: Float64Array, bits: number): Int32Array {
  const [steps, unit] = [2 ** (bits - 1), 2 ** (32 - bits)];
  const integers = new Int32Array(samples.length);
  samples.forEach((sample, n) => (integers[n] = Math.round(sample * steps) * unit));
  return integers;
}

export function formatOf(samples: CanonicalSamples, change: Partial<PcmFormat>): PcmFormat {
  const kind = samples instanceof Int32Array ? "int" : "float";
  return { kind, width: 4, validBits: 32, channels: 2, sampleRate: 44_100, channelMask: null, ...change };
}

/** The items of samples that come in blocks of these sizes, over and over. */
export function itemsOf(
  samples: CanonicalSamples,
  format: PcmFormat,
  sizes: readonly number[] = [8192],
): Uint32Array {
  const fingerprinter = createFingerprinter(format);
  for (let at = 0, n = 0; at < samples.length; n += 1) {
    const size = sizes[n % sizes.length] ?? 1;
    fingerprinter.add(samples.subarray(at, at + size));
    at += size;
  }
  return fingerprinter.finish().items;
}

/** Share of bits that differ at the same places; 1 where there are not as many items. */
export function bitErrorOf(a: Uint32Array, b: Uint32Array): number {
  if (a.length !== b.length) return 1;
  let bits = 0;
  a.forEach((item, n) => {
    for (let rest = (item ^ (b[n] ?? 0)) >>> 0; rest !== 0; rest >>>= 1) bits += rest & 1;
  });
  return a.length === 0 ? 0 : bits / 32 / a.length;
}
