import type { Convolver, Stretch } from "./convolver.ts";
import type { Kernel } from "./filter-shape.ts";

/** For output samples that lie at few places between two input samples: a filter for each place. */
export function createPhasedConvolver(kernel: Kernel, step: number, phases: number): Convolver {
  const { reach } = kernel;
  const rows = sampleKernel(kernel, phases, phases);
  const wholeStep = Math.floor(step / phases);
  const phaseStep = step % phases;
  let whole = 0;
  let phase = 0;
  return {
    reach,
    firstNeeded: () => whole - reach + 1,
    run({ held, firstHeld, endHeld, out, outAt, outEnd }: Stretch) {
      let at = outAt;
      for (; at < outEnd && whole + reach < endHeld; at += 1) {
        out[at] = dot(held, whole - reach + 1 - firstHeld, rows[phase] ?? NO_TAPS);
        whole += wholeStep;
        phase += phaseStep;
        if (phase >= phases) {
          phase -= phases;
          whole += 1;
        }
      }
      return at - outAt;
    },
  };
}

/** Rows of taps for points at 0, 1 / `phases`, 2 / `phases` … behind an input sample, each with a sum of 1. */
export function sampleKernel({ reach, at }: Kernel, phases: number, rows: number): readonly Float64Array[] {
  return Array.from({ length: rows }, (_, row) => {
    const taps = Float64Array.from({ length: 2 * reach }, (__, k) => at(k - reach + 1 - row / phases));
    const sum = taps.reduce((total, tap) => total + tap, 0);
    return taps.map((tap) => tap / sum);
  });
}

/** What a row that does not exist would hold. */
export const NO_TAPS = new Float64Array(0);

/** Sums two by two, as an addition waits for the one before. The length of `taps` is even. */
export function dot(held: Float64Array, first: number, taps: Float64Array): number {
  let even = 0;
  let odd = 0;
  for (let k = 0, at = first; k < taps.length; k += 2, at += 2) {
    even += (held[at] ?? 0) * (taps[k] ?? 0);
    odd += (held[at + 1] ?? 0) * (taps[k + 1] ?? 0);
  }
  return even + odd;
}
