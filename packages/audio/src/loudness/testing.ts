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
  let frame = 0;
  for (const [index, { dbfs }] of parts.entries()) {
    const levels = Array.from({ length: channels }, (_, channel) =>
      typeof dbfs === "number" ? dbfs : (dbfs[channel] ?? -Infinity),
    );
    const gains = levels.map((level) => 10 ** (level / 20));
    for (const end = frame + (frames[index] ?? 0); frame < end; frame++) {
      const wave = Math.sin((2 * Math.PI * frequency * frame) / sampleRate);
      for (const [channel, gain] of gains.entries()) samples[frame * channels + channel] = gain * wave;
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
