/** The K-weighted energy of audio, in steps of 10 ms: everything that loudness is computed from. */
import { weighChannels } from "./channel-weights.ts";
import { designKWeighting, type KWeighting } from "./k-weighting.ts";
import type { PcmFormat } from "../pcm/index.ts";
import type { PlaneBlock } from "./planes.ts";

/** Steps in a second. */
export const STEPS_PER_SECOND = 100;

/** Filters audio that comes in order, and shows the sum of weighted squares over all channels of every whole step. */
export type EnergyMeter = (block: PlaneBlock, visit: (energy: number) => void) => void;

/** A state below this is silence (-1200 dB): it is let go before it becomes denormal. */
const FORGOTTEN = 1e-60;

/** Creates the meter. Where a step is no whole number of frames (11 025 Hz), its ends are rounded, so that no error adds up. */
export function createEnergyMeter(format: PcmFormat): EnergyMeter {
  const filters = designKWeighting(format.sampleRate);
  const lanes = weighChannels(format).map((weight) => ({ weight, state: new Float64Array(6) }));
  const endOf = (step: number): number => Math.round((step * format.sampleRate) / STEPS_PER_SECOND);
  let step = 0;
  /** Frames until the step ends, and its energy so far. */
  let left = endOf(1);
  let energy = 0;
  return ({ planes, frames }, visit) => {
    for (let from = 0; from < frames;) {
      const to = Math.min(frames, from + left);
      for (const [channel, { weight, state }] of lanes.entries()) {
        const plane = planes[channel];
        if (plane === undefined || weight === 0) continue;
        energy += weight * filterSquares(plane, { from, to }, filters, state);
      }
      left -= to - from;
      from = to;
      if (left > 0) continue;
      visit(energy);
      energy = 0;
      step++;
      left = endOf(step + 1) - endOf(step);
    }
  };
}

/**
 * Runs both filters over some samples of one channel and adds up the squares of what comes out. Direct form I: of all forms
 * it has the shortest way from one output to the next, which is what the processor waits for.
 */
function filterSquares(
  samples: Float64Array,
  { from, to }: { readonly from: number; readonly to: number },
  { shelf, highPass }: KWeighting,
  state: Float64Array,
): number {
  const { b0, b1, b2, a1, a2 } = shelf;
  const { b0: gain, a1: c1, a2: c2 } = highPass;
  let [x1, x2] = [state[0] ?? 0, state[1] ?? 0];
  let [y1, y2] = [state[2] ?? 0, state[3] ?? 0];
  let [z1, z2] = [state[4] ?? 0, state[5] ?? 0];
  let sum = 0;
  for (let i = from; i < to; i++) {
    const x = samples[i] ?? 0;
    const y = b0 * x + b1 * x1 + b2 * x2 - a2 * y2 - a1 * y1;
    // With 1, -2, 1 in place of the multiple, which is made up for below.
    const z = y - 2 * y1 + y2 - c2 * z2 - c1 * z1;
    x2 = x1;
    x1 = x;
    y2 = y1;
    y1 = y;
    z2 = z1;
    z1 = z;
    sum += z * z;
  }
  state[0] = x1;
  state[1] = x2;
  state[2] = letGo(y1);
  state[3] = letGo(y2);
  state[4] = letGo(z1);
  state[5] = letGo(z2);
  return sum * gain * gain;
}

function letGo(value: number): number {
  return value < FORGOTTEN && value > -FORGOTTEN ? 0 : value;
}
