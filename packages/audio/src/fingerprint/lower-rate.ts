/** Samples of one channel at a rate between 20 and 40 kHz, where they came at a higher one: what lies below 6 kHz is kept as it is. */
import { COARSE_SHAPE, createResampler, HALVING_SHAPE, type Resampler } from "../resample/index.ts";

export interface LowerRate {
  readonly sampleRate: number;
  push(samples: Float32Array | Float64Array): Float32Array | Float64Array;
  finish(): Float32Array;
}

/** Up to here the second step is half the way to the rate that is wanted. */
const HIGH = 40_000;

/** Creates the way down. Whole steps, so that it costs less than the last step, to 11,025 Hz, saves. */
export function createLowerRate(sampleRate: number): LowerRate {
  const far = 2 ** Math.max(0, Math.floor(Math.log2(sampleRate / HIGH)));
  const steps: Resampler[] = [];
  if (far > 1) steps.push(createResampler({ from: far, to: 1, shape: COARSE_SHAPE }));
  const near = sampleRate >= HIGH ? 2 : 1;
  if (near > 1) steps.push(createResampler({ from: near, to: 1, shape: HALVING_SHAPE }));
  return {
    sampleRate: sampleRate / far / near,
    push: (samples) => steps.reduce((block, step) => step.push(block), samples),
    finish: () => finishAll(steps),
  };
}

/** What a step still holds goes through those after it. */
function finishAll(steps: readonly Resampler[]): Float32Array {
  let rest = new Float32Array(0);
  for (const step of steps) {
    const pushed = step.push(rest).slice();
    const last = step.finish();
    rest = new Float32Array(pushed.length + last.length);
    rest.set(pushed);
    rest.set(last, pushed.length);
  }
  return rest;
}
