import type { Issue } from "@deadwax/identifiers";
import { resolveLayout } from "../audio-hash/index.ts";
import type { OpenSound } from "../open-sound/index.ts";
import type { CanonicalSamples, PcmFormat } from "../pcm/index.ts";
import { CLEAN_SHAPE, createResampler } from "../resample/index.ts";
import { createAudioWriter, type WorkingSpace } from "./audio-writer.ts";
import { WORKING_RATE, type WorkingAudio } from "./working-audio.ts";

export interface ReadAudio {
  readonly audio: WorkingAudio;
  /** Frames a second and channels of the file. */
  readonly sampleRate: number;
  readonly channels: number;
  readonly issues: readonly Issue[];
}

/**
 * Reads all of a sound as two channels at `WORKING_RATE`. More channels are mixed down as for two speakers. Whoever asked
 * for the audio closes it.
 * @throws CatalogError FILE_DISK_FULL and AUDIO_TEMPORARY_FILE where it is too long for memory, and what decoding refuses.
 */
export async function readWorkingAudio({ decoding }: OpenSound, space?: WorkingSpace): Promise<ReadAudio> {
  const { sampleRate, channels } = decoding.format;
  const weights = weighChannels(decoding.format);
  const [left, right] = [createTrack(sampleRate), createTrack(sampleRate)];
  const writer = createAudioWriter(channels === 1 ? 1 : 2, space);
  try {
    for await (const { samples, frames } of decoding.blocks()) {
      const first = left.take(samples, { frames, channels, weights: weights.left });
      writer.add(
        first,
        channels === 1 ? first : right.take(samples, { frames, channels, weights: weights.right }),
      );
    }
    const first = left.finish();
    writer.add(first, channels === 1 ? first : right.finish());
    return { audio: writer.finish(), sampleRate, channels, issues: decoding.issues() };
  } catch (thrown) {
    writer.discard();
    throw thrown;
  }
}

/** One channel on its way to the working rate. What comes out is valid until the next call. */
interface Track {
  take(samples: CanonicalSamples, mix: Mix): Float32Array | Float64Array;
  finish(): Float32Array;
}

function createTrack(sampleRate: number): Track {
  const isSame = sampleRate === WORKING_RATE;
  const resampler = createResampler({ from: sampleRate, to: WORKING_RATE, shape: CLEAN_SHAPE });
  let mixed = new Float64Array(0);
  return {
    take(samples, mix) {
      if (mixed.length < mix.frames) mixed = new Float64Array(mix.frames);
      const out = mixed.subarray(0, mix.frames);
      mixInto(out, samples, mix);
      return isSame ? out : resampler.push(out);
    },
    finish: () => (isSame ? new Float32Array(0) : resampler.finish()),
  };
}

interface Mix {
  readonly frames: number;
  readonly channels: number;
  readonly weights: readonly number[];
}

function mixInto(out: Float64Array, samples: CanonicalSamples, { frames, channels, weights }: Mix): void {
  out.fill(0);
  for (const [channel, weight] of weights.entries()) {
    if (weight === 0) continue;
    if (samples instanceof Int32Array) {
      const factor = weight * 2 ** -31;
      for (let i = 0, at = channel; i < frames; i++, at += channels)
        out[i] = (out[i] ?? 0) + (samples[at] ?? 0) * factor;
    } else
      for (let i = 0, at = channel; i < frames; i++, at += channels) {
        const value = (samples[at] ?? 0) * weight;
        // What is no number is silence.
        out[i] = (out[i] ?? 0) + (Number.isFinite(value) ? value : 0);
      }
  }
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
