/** From interleaved samples to one channel. */
import type { CanonicalSamples, PcmFormat } from "../pcm/index.ts";

/** Frames of every block but the last. */
const BLOCK = 4096;
/** Written out, as a power inside a loop would be computed each time. */
const PER_INTEGER = 1 / 2_147_483_648;
/** 240 dB above full scale: no sound. */
const TOO_MUCH = 1_099_511_627_776;

/** Some frames in a row, full scale at 1; the memory is used again by the next. */
export interface MonoBlock {
  readonly mix: Float64Array;
  /** The first channel alone. */
  readonly first: Float64Array;
}

export interface MonoMixer {
  /** Shows blocks of 4,096 frames, however the samples come; a frame cut in two by the end of a call is completed by the next one. */
  add(samples: CanonicalSamples, visit: (block: MonoBlock) => void): void;
  /** Shows the last block, when it is not a whole one. */
  finish(visit: (block: MonoBlock) => void): void;
}

/** The mask's bit for low-frequency effects. */
const LFE = 0x8;
/** Front left, front right and the two between them and the centre. */
const FRONT = 0xc3;
const CENTRE = 0x4;

/**
 * What each channel counts for: both of a pair alike, the centre louder by 3 dB, what is behind or above less by 3 dB, low-frequency
 * effects not at all; channels without stated places all alike. The sum is 1.
 */
function mixWeights({ channels, channelMask }: PcmFormat): Float64Array {
  const places = channelMask === null ? [] : listBits(channelMask);
  const isPlaced = channels > 2 && places.length === channels;
  const weights = Float64Array.from({ length: channels }, (_, n) =>
    isPlaced ? weightOf(places[n] ?? 0) : 1,
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return sum === 0 ? weights.fill(1 / channels) : weights.map((weight) => weight / sum);
}

function weightOf(place: number): number {
  if (place === LFE) return 0;
  if (place === CENTRE) return 1;
  return (place & FRONT) === 0 ? 0.5 : Math.SQRT1_2;
}

function listBits(mask: number): number[] {
  return Array.from({ length: 32 }, (_, bit) => (mask & (1 << bit)) >>> 0).filter((bit) => bit !== 0);
}

/** Creates the mixer for audio of this format. Floats that are not numbers, or beyond ±2^40, count as 0. */
export function createMonoMixer(format: PcmFormat): MonoMixer {
  const { channels, kind } = format;
  const scale = kind === "int" ? PER_INTEGER : 1;
  const weights = mixWeights(format).map((weight) => weight * scale);
  const mix = new Float64Array(BLOCK);
  const first = new Float64Array(BLOCK);
  let frames = 0;
  /** The part of a frame that is not whole yet. */
  let channel = 0;
  let sum = 0;

  const mixAny = (samples: CanonicalSamples): void => {
    for (let at = 0; at < samples.length; at += 1) {
      const sample = hush(samples[at] ?? 0);
      if (channel === 0) first[frames] = sample * scale;
      sum += sample * (weights[channel] ?? 0);
      channel += 1;
      if (channel < channels) continue;
      mix[frames] = sum;
      frames += 1;
      channel = 0;
      sum = 0;
    }
  };

  return {
    add(samples, visit) {
      for (let at = 0; at < samples.length;) {
        const piece = samples.subarray(at, at + (BLOCK - frames) * channels - channel);
        at += piece.length;
        if (channels === 2 && channel === 0 && piece.length % 2 === 0) {
          const into = { mix: mix.subarray(frames), first: first.subarray(frames) };
          if (piece instanceof Int32Array) mixIntegerPairs(piece, into);
          else mixFloatPairs(piece, into);
          frames += piece.length / 2;
        } else mixAny(piece);
        if (frames < BLOCK) continue;
        visit({ mix, first });
        frames = 0;
      }
    },
    finish(visit) {
      if (frames > 0) visit({ mix: mix.subarray(0, frames), first: first.subarray(0, frames) });
    },
  };
}

/** Most music, so it is written out, once for each kind of number. */
function mixIntegerPairs(samples: Int32Array, { mix, first }: MonoBlock): void {
  const frames = samples.length / 2;
  for (let n = 0, at = 0; n < frames; n += 1, at += 2) {
    const left = (samples[at] ?? 0) * PER_INTEGER;
    first[n] = left;
    mix[n] = 0.5 * (left + (samples[at + 1] ?? 0) * PER_INTEGER);
  }
}

function mixFloatPairs(samples: Float64Array, { mix, first }: MonoBlock): void {
  const frames = samples.length / 2;
  for (let n = 0, at = 0; n < frames; n += 1, at += 2) {
    const left = hush(samples[at] ?? 0);
    first[n] = left;
    mix[n] = 0.5 * (left + hush(samples[at + 1] ?? 0));
  }
}

/** NaN is not below anything. */
function hush(sample: number): number {
  return sample > -TOO_MUCH && sample < TOO_MUCH ? sample : 0;
}
