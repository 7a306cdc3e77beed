/**
 * Linear prediction (RFC 9639 section 9.2.6): each sample is a weighted sum of those before it, shifted, plus its residual.
 * Coefficients have at most 15 bits and there are at most 32, so sums over samples of 33 bits stay below 2^52: doubles hold
 * them exactly. Where the coefficients are small enough for sums of 32 bits, integers do, which is faster.
 */
import type { Range } from "./bits.ts";
import { predictDoubles, predictDoubles12, predictDoubles8 } from "./linear-doubles.ts";
import { predictInts, predictInts12, predictInts4, predictInts8 } from "./linear-ints.ts";

export interface LinearPredictor {
  readonly order: number;
  /** 32 of them, the first for the sample just before; those beyond the order are 0. */
  readonly coefficients: Int32Array;
  readonly shift: number;
}

/** So many numbers have to stand in front of the first sample of a channel; they are multiplied by 0. */
export const LINEAR_PAD = 32;

/** Turns residuals into samples of so many bits, in place. The `order` samples in front of the range are there. */
export function restoreLinear(
  samples: Int32Array,
  range: Range,
  { order, coefficients, shift }: LinearPredictor,
  width: number,
): void {
  const weight = coefficients.reduce((sum, coefficient) => sum + Math.abs(coefficient), 0);
  if (weight * 2 ** (width - 1) < 2 ** 31) {
    if (order <= 4) predictInts4(samples, range, coefficients, shift);
    else if (order <= 8) predictInts8(samples, range, coefficients, shift);
    else if (order <= 12) predictInts12(samples, range, coefficients, shift);
    else predictInts(samples, range, coefficients, { order, shift });
    return;
  }
  const scaled = Float64Array.from(coefficients, (coefficient) => coefficient / 2 ** shift);
  if (order <= 8) predictDoubles8(samples, range, scaled);
  else if (order <= 12) predictDoubles12(samples, range, scaled);
  else predictDoubles(samples, range, scaled, order);
}
