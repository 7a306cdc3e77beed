import type { Convolver, Stretch } from "./convolver.ts";

/** -320 dB: what is left of a zero of the sinc. */
const NOTHING = 1e-16;

/**
 * For output samples that all lie on an input sample, `step` apart: one filter, the same to both sides, so that a tap is
 * multiplied once for two samples. `half` holds the middle tap and those behind it.
 */
export function createFoldedConvolver(step: number, half: Float64Array): Convolver {
  const reach = half.length - 1;
  const filter = { middle: half[0] ?? 0, combs: combsOf(half, step), step };
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

/** Taps that lie as far apart as output samples. */
interface Comb {
  /** How far the first of them is from the middle. */
  readonly distance: number;
  readonly taps: Float64Array;
}

interface Filter {
  readonly middle: number;
  readonly combs: readonly Comb[];
  /** Samples from one output sample to the next, and from one tap of a comb to the next. */
  readonly step: number;
}

/** A comb of zeros of the sinc is left out: half of the taps where the rate is halved. */
function combsOf(half: Float64Array, step: number): Comb[] {
  return Array.from({ length: Math.min(step, half.length - 1) }, (_, i) => i + 1)
    .map((distance) => {
      const count = Math.ceil((half.length - distance) / step);
      return {
        distance,
        taps: Float64Array.from({ length: count }, (__, k) => half[distance + k * step] ?? 0),
      };
    })
    .filter(({ taps }) => taps.some((tap) => Math.abs(tap) >= NOTHING));
}

/** Fills `out`, whose first sample lies at `held[first]`: four at a time, as loading costs as much as multiplying. */
function fold(held: Float64Array, first: number, filter: Filter, out: Float32Array): void {
  const fours = out.length - (out.length % 4);
  foldFours(held, first, filter, out.subarray(0, fours));
  for (let at = fours; at < out.length; at += 1) out[at] = foldOne(held, first + at * filter.step, filter);
}

/** Each tap of a comb needs but one new sample to the left and one to the right: the others are those of the tap before. */
function foldFours(
  held: Float64Array,
  first: number,
  { middle, combs, step }: Filter,
  out: Float32Array,
): void {
  let place = first;
  for (let at = 0; at < out.length; at += 4, place += 4 * step) {
    let a = middle * (held[place] ?? 0);
    let b = middle * (held[place + step] ?? 0);
    let c = middle * (held[place + 2 * step] ?? 0);
    let d = middle * (held[place + 3 * step] ?? 0);
    for (let i = 0; i < combs.length; i += 1) {
      const comb = combs[i];
      if (comb === undefined) break;
      const { distance, taps } = comb;
      let left = place - distance;
      let right = place + distance + 3 * step;
      let l0 = 0;
      let l1 = held[left + step] ?? 0;
      let l2 = held[left + 2 * step] ?? 0;
      let l3 = held[left + 3 * step] ?? 0;
      let r0 = held[place + distance] ?? 0;
      let r1 = held[place + distance + step] ?? 0;
      let r2 = held[place + distance + 2 * step] ?? 0;
      let r3 = 0;
      for (let k = 0; k < taps.length; k += 1) {
        const tap = taps[k] ?? 0;
        l0 = held[left] ?? 0;
        r3 = held[right] ?? 0;
        a += tap * (l0 + r0);
        b += tap * (l1 + r1);
        c += tap * (l2 + r2);
        d += tap * (l3 + r3);
        l3 = l2;
        l2 = l1;
        l1 = l0;
        r0 = r1;
        r1 = r2;
        r2 = r3;
        left -= step;
        right += step;
      }
    }
    out[at] = a;
    out[at + 1] = b;
    out[at + 2] = c;
    out[at + 3] = d;
  }
}

/** Sums in the same order, so that it does not matter how many are made together. */
function foldOne(held: Float64Array, place: number, { middle, combs, step }: Filter): number {
  let sum = middle * (held[place] ?? 0);
  for (const { distance, taps } of combs) {
    for (let k = 0; k < taps.length; k += 1) {
      const away = distance + k * step;
      sum += (taps[k] ?? 0) * ((held[place - away] ?? 0) + (held[place + away] ?? 0));
    }
  }
  return sum;
}
