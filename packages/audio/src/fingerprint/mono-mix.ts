/** From interleaved samples to one channel. */
import type { CanonicalSamples, PcmFormat } from "../pcm/index.ts";

/** Samples that are mixed together, so that they stay next to the processor. */
const PIECE = 8192;
/** Written out, as a power inside a loop would be computed each time. */
const PER_INTEGER = 1 / 2_147_483_648;
/** 240 dB above full scale: no sound. Integers are below it, too. */
const TOO_MUCH = 1_099_511_627_776;

/** Some frames in a row, full scale at 1; the memory is used again by the next. */
export interface MonoBlock {
  readonly mix: Float64Array;
  /** The first channel alone. */
  readonly first: Float64Array;
}

export interface MonoMixer {
  /** Shows the whole frames of what was added, in pieces. A frame cut in two by the end of a call is completed by the next one. */
  add(samples: CanonicalSamples, visit: (block: MonoBlock) => void): void;
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
export function mixWeights({ channels, channelMask }: PcmFormat): Float64Array {
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
  const mix = new Float64Array(PIECE);
  const first = new Float64Array(PIECE);
  /** The part of a frame that was not whole. */
  let channel = 0;
  let sum = 0;

  const addAny = (samples: CanonicalSamples): number => {
    let frames = 0;
    for (const given of samples) {
      const sample = given > -TOO_MUCH && given < TOO_MUCH ? given : 0;
      if (channel === 0) first[frames] = sample * scale;
      sum += sample * (weights[channel] ?? 0);
      channel += 1;
      if (channel < channels) continue;
      mix[frames] = sum;
      frames += 1;
      channel = 0;
      sum = 0;
    }
    return frames;
  };

  return {
    add(samples, visit) {
      for (let at = 0; at < samples.length; at += PIECE) {
        const piece = samples.subarray(at, at + PIECE);
        const isPairs =
          channels === 2 && channel === 0 && piece.length % 2 === 0 && piece instanceof Int32Array;
        const frames = isPairs ? addPairs(piece, mix, first) : addAny(piece);
        if (frames > 0) visit({ mix: mix.subarray(0, frames), first: first.subarray(0, frames) });
      }
    },
  };
}

/** Most music, so it is written out. */
function addPairs(samples: Int32Array, mix: Float64Array, first: Float64Array): number {
  const frames = samples.length / 2;
  for (let n = 0, at = 0; n < frames; n += 1, at += 2) {
    const left = (samples[at] ?? 0) * PER_INTEGER;
    first[n] = left;
    mix[n] = 0.5 * (left + (samples[at + 1] ?? 0) * PER_INTEGER);
  }
  return frames;
}
