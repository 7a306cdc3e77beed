/** Makes audio for the tests of meters. */
import type { PcmFormat } from "../pcm/index.ts";

/** Floats in stereo at 48 kHz, unless told otherwise. */
export function floatFormat(change: Partial<PcmFormat> = {}): PcmFormat {
  return {
    kind: "float",
    width: 8,
    validBits: 64,
    channels: 2,
    sampleRate: 48_000,
    channelMask: null,
    ...change,
  };
}

/** A sine: a level for each channel or one for all (in dBFS, as a peak value), for so long. */
export interface TonePart {
  readonly dbfs: number | readonly number[];
  readonly seconds: number;
}

/** One part after the other without a break in the sine, interleaved. */
export function tones(
  parts: readonly TonePart[],
  { channels, sampleRate }: Pick<PcmFormat, "channels" | "sampleRate">,
  frequency = 1000,
): Float64Array {
  const frames = parts.map(({ seconds }) => Math.round(seconds * sampleRate));
  const samples = new Float64Array(frames.reduce((sum, count) => sum + count, 0) * channels);
  let at = 0;
  for (const [index, { dbfs }] of parts.entries()) {
    const gains = Float64Array.from({ length: channels }, (_, channel) => {
      const level = typeof dbfs === "number" ? dbfs : (dbfs[channel] ?? -Infinity);
      return 10 ** (level / 20);
    });
    for (const end = at + (frames[index] ?? 0) * channels; at < end;) {
      const wave = Math.sin((2 * Math.PI * frequency * at) / channels / sampleRate);
      for (let channel = 0; channel < channels; channel++) samples[at++] = (gains[channel] ?? 0) * wave;
    }
  }
  return samples;
}

/** Noise that is the same in every run, between -1 and 1. */
export function createNoise(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}
