/**
 * Prediction with doubles. Coefficients are scaled by the shift beforehand, which is exact as it is a power of two; so the
 * shift of the sum is to round it down.
 */
import type { Range } from "./bits.ts";
import { fourOf } from "./taps.ts";

/** Up to order 8; surplus coefficients are 0. */
export function predictDoubles8(samples: Int32Array, { from, to }: Range, taps: Float64Array): void {
  const [c0, c1, c2, c3] = fourOf(taps, 0);
  const [c4, c5, c6, c7] = fourOf(taps, 4);
  let [h0, h1, h2, h3] = fourOf(samples, from - 1, -1);
  let [h4, h5, h6, h7] = fourOf(samples, from - 5, -1);
  for (let i = from; i < to; i++) {
    const older = c4 * h4 + c5 * h5 + (c6 * h6 + c7 * h7);
    // The last sample comes in last: everything else can be summed while it is not yet there.
    const sum = c1 * h1 + c2 * h2 + (c3 * h3 + older) + c0 * h0;
    h7 = h6;
    h6 = h5;
    h5 = h4;
    h4 = h3;
    h3 = h2;
    h2 = h1;
    h1 = h0;
    samples[i] = h0 = ((samples[i] ?? 0) + Math.floor(sum)) | 0;
  }
}

/** Up to order 12; surplus coefficients are 0. */
export function predictDoubles12(samples: Int32Array, { from, to }: Range, taps: Float64Array): void {
  const [c0, c1, c2, c3] = fourOf(taps, 0);
  const [c4, c5, c6, c7] = fourOf(taps, 4);
  const [c8, c9, c10, c11] = fourOf(taps, 8);
  let [h0, h1, h2, h3] = fourOf(samples, from - 1, -1);
  let [h4, h5, h6, h7] = fourOf(samples, from - 5, -1);
  let [h8, h9, h10, h11] = fourOf(samples, from - 9, -1);
  for (let i = from; i < to; i++) {
    const oldest = c8 * h8 + c9 * h9 + (c10 * h10 + c11 * h11);
    const older = c4 * h4 + c5 * h5 + (c6 * h6 + c7 * h7);
    const sum = c1 * h1 + c2 * h2 + (c3 * h3 + (older + oldest)) + c0 * h0;
    h11 = h10;
    h10 = h9;
    h9 = h8;
    h8 = h7;
    h7 = h6;
    h6 = h5;
    h5 = h4;
    h4 = h3;
    h3 = h2;
    h2 = h1;
    h1 = h0;
    samples[i] = h0 = ((samples[i] ?? 0) + Math.floor(sum)) | 0;
  }
}

/** Any order; also into doubles, for samples of more than 32 bits. */
export function predictDoubles(
  samples: Int32Array | Float64Array,
  { from, to }: Range,
  taps: Float64Array,
  order: number,
): void {
  for (let i = from; i < to; i++) {
    let sum = 0;
    for (let k = 0; k < order; k++) sum += (taps[k] ?? 0) * (samples[i - 1 - k] ?? 0);
    samples[i] = (samples[i] ?? 0) + Math.floor(sum);
  }
}
