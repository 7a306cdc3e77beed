/**
 * The adaptive linear predictor of Apple Lossless: each sample is predicted from those before it, as differences to the
 * one that lies furthest back. After every sample the coefficients move by one towards what would have been better.
 * Sums overflow at 32 bits and coefficients at 16, on purpose: the encoder does the same.
 */

/** This order stands for differences to the sample before, without coefficients. */
export const DIFFERENCES = 31;

export interface Prediction {
  readonly count: number;
  /** Coefficients in use: 0 for none, or `DIFFERENCES`. */
  readonly order: number;
  /** Changed from sample to sample. The first belongs to the sample furthest back. */
  readonly coefficients: Int16Array;
  /** Bits of the coefficients behind their point. */
  readonly shift: number;
  /** Bits of a sample. */
  readonly width: number;
}

/** Turns residuals into samples. `target` may be `residuals` itself where the order is 0 or `DIFFERENCES`. */
export function restoreSamples(residuals: Int32Array, target: Int32Array, prediction: Prediction): void {
  const { count, order, width } = prediction;
  if (order === 0) {
    if (target !== residuals) target.set(residuals.subarray(0, count));
    return;
  }
  const unused = 32 - width;
  // The first samples have too few before them, and are differences.
  const warmUp = order === DIFFERENCES ? count : Math.min(order + 1, count);
  let last = 0;
  for (let i = 0; i < warmUp; i++) {
    last = i === 0 ? (residuals[0] ?? 0) : ((last + (residuals[i] ?? 0)) << unused) >> unused;
    target[i] = last;
  }
  if (warmUp < count) predict(residuals, target, prediction);
}

function predict(residuals: Int32Array, target: Int32Array, prediction: Prediction): void {
  const { count, order, coefficients, shift, width } = prediction;
  const unused = 32 - width;
  const half = 1 << (shift - 1);
  const upwards = (1 << shift) - 1;
  for (let i = order + 1; i < count; i++) {
    const oldest = i - order;
    const base = target[oldest - 1] ?? 0;
    let sum = half;
    for (let k = 0; k < order; k++) {
      sum = (sum + Math.imul(coefficients[k] ?? 0, (target[oldest + k] ?? 0) - base)) | 0;
    }
    const residual = residuals[i] ?? 0;
    target[i] = ((residual + base + (sum >> shift)) << unused) >> unused;
    // Of a negative residual the size counts, and quotients are rounded away from zero.
    const negative = residual >> 31;
    const rounding = negative & upwards;
    let rest = (residual ^ negative) - negative;
    for (let k = 0; rest > 0 && k < order; k++) {
      const distance = (base - (target[oldest + k] ?? 0)) | 0;
      const below = distance >> 31;
      const size = (distance ^ below) - below;
      const step = below | (-distance >>> 31);
      coefficients[k] = (coefficients[k] ?? 0) - ((step ^ negative) - negative);
      rest -= Math.imul(k + 1, (size + rounding) >>> shift);
    }
  }
}
