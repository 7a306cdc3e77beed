import type { Convolver, Stretch } from "./convolver.ts";

/** -320 dB: what is left of a zero of the sinc. */
const NOTHING = 1e-16;

/**
 * For output samples that all lie on an input sample, `step` apart: one filter, the same to both sides, so that a tap is
 * multiplied once for two samples. `half` holds the middle tap and those behind it. Where every other tap is a zero of the
 * sinc it is left out.
 */
export function createFoldedConvolver(step: number, half: Float64Array): Convolver {
  const reach = half.length - 1;
  const isHalfBand = half.every(
    (tap, distance) => distance % 2 === 1 || distance === 0 || Math.abs(tap) < NOTHING,
  );
  const stride = isHalfBand ? 2 : 1;
  const taps = half.filter((_, distance) => distance > 0 && (distance - 1) % stride === 0);
  const filter = { middle: half[0] ?? 0, taps, stride, step };
  let next = 0;
  return {
    reach,
    firstNeeded: () => next - reach,
    run({ held, firstHeld, endHeld, out, outAt, outEnd }: Stretch) {
      const possible = Math.max(0, Math.ceil((endHeld - reach - next) / step));
      const count = Math.min(outEnd - outAt, possible);
      fold(held, next - firstHeld, filter, out.subarray(outAt, outAt + count));
      next += count * step;
      return count;
    },
  };
}

interface Filter {
  readonly middle: number;
  readonly taps: Float64Array;
  /** Samples from one tap to the next. */
  readonly stride: number;
  /** Samples from one output sample to the next. */
  readonly step: number;
}

/** Fills `out`, whose first sample lies at `held[first]`. Four at a time, as loading a tap costs as much as using it. */
function fold(held: Float64Array, first: number, filter: Filter, out: Float32Array): void {
  const fours = out.length - (out.length % 4);
  if (filter.step === filter.stride) foldInStep(held, first, filter, out.subarray(0, fours));
  else foldApart(held, first, filter, out.subarray(0, fours));
  for (let at = fours; at < out.length; at += 1) out[at] = foldOne(held, first + at * filter.step, filter);
}

/**
 * Where taps lie as far apart as output samples, each tap needs but one new sample to the left and one to the right: the
 * other three are those of the tap before.
 */
function foldInStep(
  held: Float64Array,
  first: number,
  { middle, taps, step }: Filter,
  out: Float32Array,
): void {
  const last = taps.length - 1;
  let place = first;
  for (let at = 0; at < out.length; at += 4, place += 4 * step) {
    let a = middle * (held[place] ?? 0);
    let b = middle * (held[place + step] ?? 0);
    let c = middle * (held[place + 2 * step] ?? 0);
    let d = middle * (held[place + 3 * step] ?? 0);
    let left = place - 1;
    let right = place + 1 + 3 * step;
    let l0 = held[left] ?? 0;
    let l1 = held[left + step] ?? 0;
    let l2 = held[left + 2 * step] ?? 0;
    let l3 = held[left + 3 * step] ?? 0;
    let r0 = held[place + 1] ?? 0;
    let r1 = held[place + 1 + step] ?? 0;
    let r2 = held[place + 1 + 2 * step] ?? 0;
    let r3 = held[right] ?? 0;
    for (let k = 0; k < last; k += 1) {
      const tap = taps[k] ?? 0;
      a += tap * (l0 + r0);
      b += tap * (l1 + r1);
      c += tap * (l2 + r2);
      d += tap * (l3 + r3);
      left -= step;
      right += step;
      l3 = l2;
      l2 = l1;
      l1 = l0;
      l0 = held[left] ?? 0;
      r0 = r1;
      r1 = r2;
      r2 = r3;
      r3 = held[right] ?? 0;
    }
    const tap = taps[last] ?? 0;
    out[at] = a + tap * (l0 + r0);
    out[at + 1] = b + tap * (l1 + r1);
    out[at + 2] = c + tap * (l2 + r2);
    out[at + 3] = d + tap * (l3 + r3);
  }
}

function foldApart(held: Float64Array, first: number, filter: Filter, out: Float32Array): void {
  const { middle, taps, stride, step } = filter;
  const [step2, step3] = [2 * step, 3 * step];
  let place = first;
  for (let at = 0; at < out.length; at += 4, place += 4 * step) {
    let a = middle * (held[place] ?? 0);
    let b = middle * (held[place + step] ?? 0);
    let c = middle * (held[place + step2] ?? 0);
    let d = middle * (held[place + step3] ?? 0);
    let left = place - 1;
    let right = place + 1;
    for (let k = 0; k < taps.length; k += 1) {
      const tap = taps[k] ?? 0;
      a += tap * ((held[left] ?? 0) + (held[right] ?? 0));
      b += tap * ((held[left + step] ?? 0) + (held[right + step] ?? 0));
      c += tap * ((held[left + step2] ?? 0) + (held[right + step2] ?? 0));
      d += tap * ((held[left + step3] ?? 0) + (held[right + step3] ?? 0));
      left -= stride;
      right += stride;
    }
    out[at] = a;
    out[at + 1] = b;
    out[at + 2] = c;
    out[at + 3] = d;
  }
}

/** Sums in the same order, so that it does not matter how many are made together. */
function foldOne(held: Float64Array, place: number, { middle, taps, stride }: Filter): number {
  let sum = middle * (held[place] ?? 0);
  for (let k = 0; k < taps.length; k += 1) {
    const distance = 1 + k * stride;
    sum += (taps[k] ?? 0) * ((held[place - distance] ?? 0) + (held[place + distance] ?? 0));
  }
  return sum;
}
