import type { Convolver, Stretch } from "./convolver.ts";

/** -320 dB: what is left of a zero of the sinc. */
const NOTHING = 1e-16;

/**
 * For output samples that all lie on an input sample: one filter, the same to both sides, so that a tap is multiplied once for two
 * samples. `half` holds the middle tap and those behind it. Where every other tap is a zero of the sinc it is left out.
 */
export function createFoldedConvolver(step: number, half: Float64Array): Convolver {
  const reach = half.length - 1;
  const isHalfBand = half.every(
    (tap, distance) => distance % 2 === 1 || distance === 0 || Math.abs(tap) < NOTHING,
  );
  const stride = isHalfBand ? 2 : 1;
  const count = Math.ceil(reach / stride);
  const padded = Float64Array.from({ length: count + (count % 2) }, (_, k) => half[1 + k * stride] ?? 0);
  const middle = half[0] ?? 0;
  // A pair of taps is made at once; an odd last one is paired with a zero, for which a sample more is held.
  const span = padded.length * stride;
  let next = 0;
  return {
    reach: span,
    firstNeeded: () => next - span,
    run({ held, firstHeld, endHeld, out, outAt, outEnd }: Stretch) {
      let at = outAt;
      for (; at < outEnd && next + span < endHeld; at += 1, next += step) {
        out[at] = middle * (held[next - firstHeld] ?? 0) + fold(held, next - firstHeld, padded, stride);
      }
      return at - outAt;
    },
  };
}

function fold(held: Float64Array, middle: number, taps: Float64Array, stride: number): number {
  let even = 0;
  let odd = 0;
  let left = middle - 1;
  let right = middle + 1;
  for (let k = 0; k < taps.length; k += 2) {
    even += (taps[k] ?? 0) * ((held[left] ?? 0) + (held[right] ?? 0));
    left -= stride;
    right += stride;
    odd += (taps[k + 1] ?? 0) * ((held[left] ?? 0) + (held[right] ?? 0));
    left -= stride;
    right += stride;
  }
  return even + odd;
}
