/** Searches between the samples of one block, with as little filtering as the bounds of the interpolator allow. */
import { REACH, type Interpolator, type Quarters } from "./interpolator.ts";
import { BLOCK_FRAMES } from "./planes.ts";

/**
 * The largest absolute value between the samples from `start` on, for 256 of them, where it is above `peak`; else `peak`.
 * There must be 32 samples before and 33 behind.
 */
export type PeakSearch = (samples: Float64Array, start: number, peak: number) => number;

/** Samples that are passed over together. Not fewer than the filter reaches, so that neighbours know all it sees. */
const GROUP = 2 * REACH;
/** Those of the block, and one on either side. */
const GROUPS = BLOCK_FRAMES / GROUP + 2;

/** Creates the search. */
export function createPeakSearch({ half, quarters, excess }: Interpolator): PeakSearch {
  const sizes = new Float64Array(GROUPS);
  const curves = new Float64Array(GROUPS);
  return (samples, start, peak) => {
    survey(samples, start - GROUP, sizes, curves);
    let highest = peak;
    for (let group = 1; group < GROUPS - 1; group++) {
      const curve = Math.max(curves[group - 1] ?? 0, curves[group] ?? 0, curves[group + 1] ?? 0);
      const needed = highest - excess * curve;
      if ((sizes[group] ?? 0) <= needed) continue;
      const first = start + (group - 1) * GROUP;
      for (let left = first; left < first + GROUP; left++) {
        if (Math.abs(samples[left] ?? 0) <= needed && Math.abs(samples[left + 1] ?? 0) <= needed) continue;
        const value =
          quarters === null ? peakAtHalf(samples, left, half) : peakAtQuarters(samples, left, half, quarters);
        if (value > highest) highest = value;
      }
    }
    return highest;
  };
}

/** Fills in the largest sample of each group and of the one behind it, and the largest second difference. */
function survey(samples: Float64Array, start: number, sizes: Float64Array, curves: Float64Array): void {
  let here = samples[start] ?? 0;
  let before = start === 0 ? here : (samples[start - 1] ?? 0);
  for (let group = 0; group < GROUPS; group++) {
    const first = start + group * GROUP;
    let size = Math.abs(here);
    let curve = 0;
    for (let i = first + 1; i <= first + GROUP; i++) {
      const next = samples[i] ?? 0;
      const level = Math.abs(next);
      const bend = Math.abs(before - 2 * here + next);
      if (level > size) size = level;
      if (bend > curve) curve = bend;
      before = here;
      here = next;
    }
    sizes[group] = size;
    curves[group] = curve;
  }
}

/** The absolute value in the middle between this sample and the next one. */
function peakAtHalf(samples: Float64Array, left: number, half: Float64Array): number {
  let middle = 0;
  for (let k = 0; k < REACH; k++) {
    middle += (half[k] ?? 0) * ((samples[left - k] ?? 0) + (samples[left + 1 + k] ?? 0));
  }
  return Math.abs(middle);
}

/** The largest absolute value at the three points between this sample and the next one. */
function peakAtQuarters(
  samples: Float64Array,
  left: number,
  half: Float64Array,
  { even, odd }: Quarters,
): number {
  let middle = 0;
  let sums = 0;
  let differences = 0;
  for (let k = 0; k < REACH; k++) {
    const before = samples[left - k] ?? 0;
    const behind = samples[left + 1 + k] ?? 0;
    const sum = before + behind;
    middle += (half[k] ?? 0) * sum;
    sums += (even[k] ?? 0) * sum;
    differences += (odd[k] ?? 0) * (before - behind);
  }
  // |a| + |b| is the larger of |a + b| and |a - b|, the points at one and at three quarters.
  return Math.max(Math.abs(middle), Math.abs(sums) + Math.abs(differences));
}
