import type { Convolver, Stretch } from "./convolver.ts";
import type { Kernel } from "./filter-shape.ts";
import { dot, NO_TAPS, sampleKernel } from "./phased-convolver.ts";

/** Places between two input samples for which there is a filter: a straight line between two of them is true to -115 dB. */
const PHASES = 512;

/** For output samples that lie anywhere: between the two nearest of many filters. `step` is input rate / output rate. */
export function createInterpolatingConvolver(kernel: Kernel, step: number): Convolver {
  const { reach } = kernel;
  const rows = sampleKernel(kernel, PHASES, PHASES + 1);
  let next = 0;
  return {
    reach,
    firstNeeded: () => Math.floor(next * step) - reach + 1,
    run({ held, firstHeld, endHeld, out, outAt, outEnd }: Stretch) {
      let at = outAt;
      for (; at < outEnd; at += 1, next += 1) {
        const place = next * step;
        const whole = Math.floor(place);
        if (whole + reach >= endHeld) break;
        const phase = (place - whole) * PHASES;
        const row = Math.floor(phase);
        const first = whole - reach + 1 - firstHeld;
        const below = dot(held, first, rows[row] ?? NO_TAPS);
        const above = dot(held, first, rows[row + 1] ?? NO_TAPS);
        out[at] = below + (phase - row) * (above - below);
      }
      return at - outAt;
    },
  };
}
