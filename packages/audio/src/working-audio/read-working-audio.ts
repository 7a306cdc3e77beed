import type { Issue } from "@deadwax/identifiers";
import { resolveLayout } from "../audio-hash/index.ts";
import type { OpenSound } from "../open-sound/index.ts";
import type { CanonicalSamples, PcmFormat } from "../pcm/index.ts";
import { CLEAN_SHAPE, createResampler } from "../resample/index.ts";
import { inMemory, WORKING_RATE, type WorkingAudio } from "./working-audio.ts";

export interface ReadAudio {
  readonly audio: WorkingAudio;
  /** Frames a second and channels of the file. */
  readonly sampleRate: number;
  readonly channels: number;
  readonly issues: readonly Issue[];
}

/** Reads all of a sound as two channels at `WORKING_RATE`. More channels are mixed down as for two speakers. */
export async function readWorkingAudio({ decoding }: OpenSound): Promise<ReadAudio> {
  const { sampleRate, channels } = decoding.format;
  const weights = weighChannels(decoding.format);
  const [left, right] = [createTrack(sampleRate), createTrack(sampleRate)];
  for await (const { samples, frames } of decoding.blocks()) {
    left.push(mix(samples, { frames, channels, weights: weights.left }));
    if (channels > 1) right.push(mix(samples, { frames, channels, weights: weights.right }));
  }
  const first = left.finish();
  const audio = inMemory(first, channels > 1 ? right.finish() : first);
  return { audio, sampleRate, channels, issues: decoding.issues() };
}

interface Track {
  push(block: Float64Array): void;
  finish(): Float32Array;
}

/** One channel at the working rate, in memory that grows. */
function createTrack(sampleRate: number): Track {
  const isSame = sampleRate === WORKING_RATE;
  const resampler = createResampler({ from: sampleRate, to: WORKING_RATE, shape: CLEAN_SHAPE });
  let held = new Float32Array(2 ** 20);
  let length = 0;
  const keep = (part: Float32Array | Float64Array): void => {
    if (length + part.length > held.length) {
      const larger = new Float32Array(Math.max(length + part.length, Math.ceil(held.length * 1.6)));
      larger.set(held.subarray(0, length));
      held = larger;
    }
    held.set(part, length);
    length += part.length;
  };
  return {
    push(block) {
      keep(isSame ? block : resampler.push(block));
    },
    finish() {
      if (!isSame) keep(resampler.finish());
      return held.subarray(0, length);
    },
  };
}

interface Mix {
  readonly frames: number;
  readonly channels: number;
  readonly weights: readonly number[];
}

let mixed = new Float64Array(0);

function mix(samples: CanonicalSamples, { frames, channels, weights }: Mix): Float64Array {
  if (mixed.length < frames) mixed = new Float64Array(frames);
  const out = mixed.subarray(0, frames);
  const scale = samples instanceof Int32Array ? 2 ** -31 : 1;
  out.fill(0);
  for (const [channel, weight] of weights.entries()) {
    if (weight === 0) continue;
    const factor = weight * scale;
    for (let i = 0, at = channel; i < frames; i++, at += channels) {
      const value = (samples[at] ?? 0) * factor;
      // What is no number is silence.
      out[i] = (out[i] ?? 0) + (Number.isFinite(value) ? value : 0);
    }
  }
  return out;
}

/** Speakers that belong to the left, to the right, and to both (centre, low frequencies, back centre). */
const LEFT_SIDE = 0x1 | 0x10 | 0x40 | 0x200 | 0x1000 | 0x8000;
const RIGHT_SIDE = 0x2 | 0x20 | 0x80 | 0x400 | 0x4000 | 0x20000;

/** Front speakers in full, all others at −3 dB, as in ITU-R BS.775; low frequencies too, so that nothing goes unheard. */
function weighChannels({ channels, channelMask }: PcmFormat): {
  left: readonly number[];
  right: readonly number[];
} {
  if (channels === 1) return { left: [1], right: [1] };
  if (channels === 2) return { left: [1, 0], right: [0, 1] };
  const layout = resolveLayout(channels, channelMask);
  const positions = Array.from({ length: 32 }, (_, bit) => (1 << bit) >>> 0).filter(
    (bit) => (layout & bit) !== 0,
  );
  const weigh = (own: number, front: number, other: number): number[] =>
    Array.from({ length: channels }, (_, channel) => {
      const position = positions[channel] ?? 0;
      if (position === front) return 1;
      if ((position & other) !== 0) return 0;
      return position === 0 || (position & own) !== 0 || (position & (LEFT_SIDE | RIGHT_SIDE)) === 0
        ? Math.SQRT1_2
        : 0;
    });
  return { left: weigh(LEFT_SIDE, 0x1, RIGHT_SIDE), right: weigh(RIGHT_SIDE, 0x2, LEFT_SIDE) };
}
