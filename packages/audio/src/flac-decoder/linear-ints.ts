/** Prediction with sums of 32 bits, for all orders up to a number of taps: surplus coefficients are 0. */
import type { Range } from "./bits.ts";
import { fourOf } from "./taps.ts";

/** Up to order 4. */
export function predictInts4(
  samples: Int32Array,
  { from, to }: Range,
  taps: Int32Array,
  shift: number,
): void {
  const [c0, c1, c2, c3] = fourOf(taps, 0);
  let [h0, h1, h2, h3] = fourOf(samples, from - 1, -1);
  for (let i = from; i < to; i++) {
    const sum = (Math.imul(c0, h0) + Math.imul(c1, h1) + Math.imul(c2, h2) + Math.imul(c3, h3)) | 0;
    h3 = h2;
    h2 = h1;
    h1 = h0;
    samples[i] = h0 = ((samples[i] ?? 0) + (sum >> shift)) | 0;
  }
}

/** Up to order 8. */
export function predictInts8(
  samples: Int32Array,
  { from, to }: Range,
  taps: Int32Array,
  shift: number,
): void {
  const [c0, c1, c2, c3] = fourOf(taps, 0);
  const [c4, c5, c6, c7] = fourOf(taps, 4);
  let [h0, h1, h2, h3] = fourOf(samples, from - 1, -1);
  let [h4, h5, h6, h7] = fourOf(samples, from - 5, -1);
  for (let i = from; i < to; i++) {
    const older = Math.imul(c4, h4) + Math.imul(c5, h5) + Math.imul(c6, h6) + Math.imul(c7, h7);
    const sum = (older + Math.imul(c0, h0) + Math.imul(c1, h1) + Math.imul(c2, h2) + Math.imul(c3, h3)) | 0;
    h7 = h6;
    h6 = h5;
    h5 = h4;
    h4 = h3;
    h3 = h2;
    h2 = h1;
    h1 = h0;
    samples[i] = h0 = ((samples[i] ?? 0) + (sum >> shift)) | 0;
  }
}

/** Up to order 12. */
export function predictInts12(
  samples: Int32Array,
  { from, to }: Range,
  taps: Int32Array,
  shift: number,
): void {
  const [c0, c1, c2, c3] = fourOf(taps, 0);
  const [c4, c5, c6, c7] = fourOf(taps, 4);
  const [c8, c9, c10, c11] = fourOf(taps, 8);
  let [h0, h1, h2, h3] = fourOf(samples, from - 1, -1);
  let [h4, h5, h6, h7] = fourOf(samples, from - 5, -1);
  let [h8, h9, h10, h11] = fourOf(samples, from - 9, -1);
  for (let i = from; i < to; i++) {
    const oldest = Math.imul(c8, h8) + Math.imul(c9, h9) + Math.imul(c10, h10) + Math.imul(c11, h11);
    const older = Math.imul(c4, h4) + Math.imul(c5, h5) + Math.imul(c6, h6) + Math.imul(c7, h7);
    const latest = Math.imul(c0, h0) + Math.imul(c1, h1) + Math.imul(c2, h2) + Math.imul(c3, h3);
    const sum = (oldest + older + latest) | 0;
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
    samples[i] = h0 = ((samples[i] ?? 0) + (sum >> shift)) | 0;
  }
}

/** Any order. */
export function predictInts(
  samples: Int32Array,
  { from, to }: Range,
  taps: Int32Array,
  { order, shift }: { readonly order: number; readonly shift: number },
): void {
  for (let i = from; i < to; i++) {
    let sum = 0;
    for (let k = 0; k < order; k++) {
      sum = (sum + Math.imul(taps[k] ?? 0, samples[i - 1 - k] ?? 0)) | 0;
    }
    samples[i] = (samples[i] ?? 0) + (sum >> shift);
  }
}
