import type { Stereo } from "../sound.ts";

const SPAN = 32;
/** Blocks looked ahead and behind: some 3 ms. */
const REACH = 4;
/** How much of the way back to full level is made per block of 32 frames: a release of some 80 ms. */
const RELEASE = 0.009;

/**
 * The gain of a look-ahead peak limiter, for the start of each block of 32 frames: with straight lines between them no sample of the
 * sound goes above the ceiling, because each point is a mean of values that all hold for both of its neighbours.
 */
export function limiterGains(sound: Stereo, ceiling: number): Float32Array {
  const blocks = Math.ceil(sound.left.length / SPAN) + 1;
  const needed = new Float32Array(blocks).fill(1);
  for (let block = 0; block < blocks; block++) {
    const peak = peakOf(sound, block * SPAN, ceiling);
    if (peak > ceiling) needed[block] = ceiling / peak;
  }
  const lowest = slidingMinimum(needed, REACH + 1);
  let gain = 1;
  for (let block = 0; block < blocks; block++) {
    gain = Math.min(lowest[block] ?? 1, gain + RELEASE * (1 - gain));
    lowest[block] = gain;
  }
  return slidingMean(lowest, REACH);
}

/** Applies the gains of limiterGains, in place. */
export function applyGains(sound: Stereo, gains: Float32Array): void {
  for (let block = 0; block * SPAN < sound.left.length; block++) {
    const from = gains[block] ?? 1;
    const slope = ((gains[block + 1] ?? 1) - from) / SPAN;
    const end = Math.min(sound.left.length, (block + 1) * SPAN);
    for (let i = block * SPAN; i < end; i++) {
      const gain = from + slope * (i - block * SPAN);
      sound.left[i] = (sound.left[i] ?? 0) * gain;
      sound.right[i] = (sound.right[i] ?? 0) * gain;
    }
  }
}

function peakOf({ left, right }: Stereo, from: number, ceiling: number): number {
  return Math.max(channelPeak(left, from, ceiling), channelPeak(right, from, ceiling));
}

/** The highest of a block's samples and of the points half-way between them, where a converter would go higher. */
function channelPeak(channel: Float32Array, from: number, ceiling: number): number {
  const end = Math.min(channel.length, from + SPAN);
  let peak = 0;
  for (let i = from; i < end; i++) {
    const here = channel[i] ?? 0;
    const near = here + (channel[i + 1] ?? 0);
    peak = Math.max(peak, Math.abs(here));
    // Between two samples whose mean is below half the ceiling nothing reaches it.
    if (near < ceiling && near > -ceiling) continue;
    const far = (channel[i - 1] ?? 0) + (channel[i + 2] ?? 0);
    const farther = (channel[i - 2] ?? 0) + (channel[i + 3] ?? 0);
    // Lagrange's polynomial through six samples, at its middle.
    peak = Math.max(peak, Math.abs(150 * near - 25 * far + 3 * farther) / 256);
  }
  return peak;
}

function slidingMinimum(values: Float32Array, reach: number): Float32Array {
  return values.map((_, at) => {
    let lowest = 1;
    for (let i = Math.max(0, at - reach); i <= Math.min(values.length - 1, at + reach); i++)
      lowest = Math.min(lowest, values[i] ?? 1);
    return lowest;
  });
}

function slidingMean(values: Float32Array, reach: number): Float32Array {
  return values.map((_, at) => {
    let sum = 0;
    for (let i = at - reach; i <= at + reach; i++)
      sum += values[Math.min(values.length - 1, Math.max(0, i))] ?? 1;
    return sum / (2 * reach + 1);
  });
}
