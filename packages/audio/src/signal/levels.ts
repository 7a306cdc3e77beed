/** Peak and offset of each channel. */
import type { PlaneBlock } from "../loudness/index.ts";

/** Takes blocks in order. */
export interface LevelMeter {
  add(block: PlaneBlock): void;
  /** `frames` must be the number of frames that were added. */
  finish(frames: number): {
    /** The largest absolute samples. */
    readonly peaks: readonly number[];
    readonly dcOffset: readonly number[];
    readonly invalidSamples: number;
  };
}

/** Creates the meter for so many channels. */
export function createLevelMeter(channels: number): LevelMeter {
  const peaks = new Float64Array(channels);
  const totals = new Float64Array(channels);
  let invalidSamples = 0;
  let seen = 0;
  return {
    add({ frames, lowest, highest, sums, invalid }) {
      seen += frames;
      invalidSamples += invalid;
      for (let channel = 0; channel < channels; channel++) {
        const size = Math.max(highest[channel] ?? 0, -(lowest[channel] ?? 0));
        peaks[channel] = Math.max(peaks[channel] ?? 0, size);
        totals[channel] = (totals[channel] ?? 0) + (sums[channel] ?? 0);
      }
    },
    finish(frames) {
      if (frames !== seen) throw new Error(`${seen} frames were measured, not ${frames}`);
      const dcOffset = Array.from(totals, (total) => (frames === 0 ? 0 : total / frames));
      return { peaks: [...peaks], dcOffset, invalidSamples };
    },
  };
}
