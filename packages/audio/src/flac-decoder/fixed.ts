/**
 * The fixed predictors (RFC 9639 section 9.2.5): polynomials through the samples before. Sums may overflow at 32 bits on
 * the way; whatever fits 32 bits in the end comes out right, since nothing is divided.
 */
import type { Range } from "./bits.ts";

/** Turns residuals into samples, in place. The `order` samples in front of the range are those to start from. */
export function restoreFixed(samples: Int32Array, { from, to }: Range, order: number): void {
  if (order === 0) return;
  // The last sample, its difference to the one before, the difference of that, and so on.
  const start = differences(samples, from, order);
  let [a = 0, b = 0, c = 0, d = 0] = start;
  if (order === 1) {
    for (let i = from; i < to; i++) samples[i] = a = (a + (samples[i] ?? 0)) | 0;
  } else if (order === 2) {
    for (let i = from; i < to; i++) {
      b = (b + (samples[i] ?? 0)) | 0;
      samples[i] = a = (a + b) | 0;
    }
  } else if (order === 3) {
    for (let i = from; i < to; i++) {
      c = (c + (samples[i] ?? 0)) | 0;
      b = (b + c) | 0;
      samples[i] = a = (a + b) | 0;
    }
  } else {
    for (let i = from; i < to; i++) {
      d = (d + (samples[i] ?? 0)) | 0;
      c = (c + d) | 0;
      b = (b + c) | 0;
      samples[i] = a = (a + b) | 0;
    }
  }
}

function differences(samples: Int32Array, from: number, order: number): Int32Array {
  const row = samples.slice(from - order, from).reverse();
  for (let level = 1; level < order; level++) {
    for (let i = order - 1; i >= level; i--) row[i] = (row[i - 1] ?? 0) - (row[i] ?? 0);
  }
  return row;
}
