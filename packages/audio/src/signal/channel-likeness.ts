/** Whether channels carry the same, or cancel each other. Both questions are dropped at the first frame that answers no. */
import type { PlaneBlock } from "../loudness/index.ts";

/** What it tells. */
export interface ChannelLikeness {
  /** Every channel carries the same samples, and not silence: mono stored as stereo. False for one channel. */
  readonly areChannelsEqual: boolean;
  /**
   * The mean of two channels is never above -60 dBFS although one of them is above -40: one is the other with its phase
   * inverted, and a mono player plays nothing. False for any other number of channels.
   */
  readonly isMonoSumSilent: boolean;
}

/** Takes blocks in order. */
export interface LikenessMeter {
  add(block: PlaneBlock): void;
  /** `peak` is the largest absolute sample of any channel. */
  finish(peak: number): ChannelLikeness;
}

const SILENT = 0.001;
const AUDIBLE = 0.01;

/** Creates the meter for so many channels. */
export function createLikenessMeter(channels: number): LikenessMeter {
  let areEqual = channels > 1;
  let isSumSilent = channels === 2;
  return {
    add({ planes, frames }) {
      const [first, second] = planes;
      if (first === undefined || second === undefined) return;
      for (let channel = 1; channel < planes.length && areEqual; channel++) {
        areEqual = isSame(first, planes[channel] ?? second, frames);
      }
      if (isSumSilent) isSumSilent = isSilentSum(first, second, frames);
    },
    finish: (peak) => ({
      areChannelsEqual: areEqual && peak > 0,
      isMonoSumSilent: isSumSilent && peak > AUDIBLE,
    }),
  };
}

function isSame(a: Float64Array, b: Float64Array, frames: number): boolean {
  for (let i = 0; i < frames; i++) if (a[i] !== b[i]) return false;
  return true;
}

function isSilentSum(a: Float64Array, b: Float64Array, frames: number): boolean {
  for (let i = 0; i < frames; i++) if (Math.abs((a[i] ?? 0) + (b[i] ?? 0)) > 2 * SILENT) return false;
  return true;
}
