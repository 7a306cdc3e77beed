/** Whose is what is left over of a band: sound that A has more, or sound that B has more. */
import { createWeightedValues } from "../../statistics/index.ts";
import { CELLS } from "../grid.ts";
import { SILENT, type Gains } from "./gains.ts";
import type { Windows } from "./windows.ts";

export interface Owners {
  /** Power that A has and B does not, against A's; and the other way round. Only where the gain is known. */
  readonly removed: number;
  readonly added: number;
  /** Power of A as it was, and of B. */
  readonly powerA: number;
  readonly powerB: number;
}

/** Powers of A and B and what they share, moment by moment, of one band. */
interface Moments {
  count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  /** Square of the correlation. */
  readonly coherence: Float64Array;
}

export type FindOwners = (cell: number) => Owners;

/**
 * The map makes A quieter in a band in which B lacks something, so the gain is taken from the quarter of the moments in
 * which the two go together best; then what A has more is removed, what B has more is added.
 */
export function createOwnerFinder(windows: Windows, gains: Gains): FindOwners {
  const { count, raw, isFound } = windows;
  const numbers = (): Float64Array => new Float64Array(count);
  const moments: Moments = { count: 0, x: numbers(), y: numbers(), z: numbers(), coherence: numbers() };
  const findCleanGain = createCleanGain(count);
  return (cell) => {
    gather(windows, gains, cell, moments);
    const k = findCleanGain(moments);
    let [ours, theirs, oursAlone, theirsAlone, powerA] = [0, 0, 0, 0, 0];
    for (let i = 0; i < moments.count; i++) {
      const x = k * k * (moments.x[i] ?? 0);
      const y = moments.y[i] ?? 0;
      const z = k * (moments.z[i] ?? 0);
      ours += x;
      theirs += y;
      oursAlone += x - z;
      theirsAlone += y - z;
    }
    for (let w = 0; w < count; w++) if (isFound[w] === 1) powerA += raw[w * CELLS + cell] ?? 0;
    return {
      powerA,
      powerB: theirs,
      removed: ours === 0 ? 0 : oursAlone / ours,
      added: theirs === 0 ? 0 : theirsAlone / theirs,
    };
  };
}

function gather(windows: Windows, { slow, fast, weights }: Gains, cell: number, into: Moments): void {
  const { count, a, b, shared, isFound } = windows;
  into.count = 0;
  for (let w = 0; w < count; w++) {
    if (isFound[w] === 0) continue;
    const gain = weights[w] === 0 ? (slow[w] ?? 1) : 10 ** ((fast[w] ?? 0) / 10);
    const at = w * CELLS + cell;
    const x = gain * (a[at] ?? 0);
    const y = b[at] ?? 0;
    if (Math.max(x, y) < SILENT) continue;
    const z = Math.sqrt(gain) * (shared[at] ?? 0);
    const i = into.count++;
    into.x[i] = x;
    into.y[i] = y;
    into.z[i] = z;
    into.coherence[i] = z > 0 && x * y > 0 ? (z * z) / (x * y) : 0;
  }
}

/** Less in common than this says nothing about gain. */
const TELLING = 0.1;
/** So much in common is trusted. */
const TRUSTED = 0.5;

/**
 * The gain from A to B of what both have. Where B is a part of A, B against what is shared is the same at all moments; where
 * A is a part of B, what is shared against A is. Where neither is, the moments in which the two go together best tell.
 */
function createCleanGain(most: number): (moments: Moments) => number {
  const part = createWeightedValues(most);
  const whole = createWeightedValues(most);
  const best = createWeightedValues(most);
  const told = new Float64Array(most);
  return ({ count, x, y, z, coherence }) => {
    part.clear();
    whole.clear();
    for (let i = 0; i < count; i++) {
      if ((coherence[i] ?? 0) <= TELLING) continue;
      const [a, b, both] = [x[i] ?? 0, y[i] ?? 0, z[i] ?? 0];
      told[part.count] = coherence[i] ?? 0;
      part.add(Math.log(b / both), Math.sqrt(a * b));
      whole.add(Math.log(both / a), Math.sqrt(a * b));
    }
    if (part.count < 6) return 1;
    const [partSpread, wholeSpread] = [part.deviation(), whole.deviation()];
    if (partSpread < 0.5 * wholeSpread) return Math.exp(part.mean());
    if (wholeSpread < 0.5 * partSpread) return Math.exp(whole.mean());
    const least = told.subarray(0, part.count).toSorted()[Math.floor((part.count * 3) / 4)] ?? 0;
    best.clear();
    for (let i = 0; i < count; i++) {
      const here = coherence[i] ?? 0;
      if (here < least || here <= TRUSTED) continue;
      const [a, b] = [x[i] ?? 0, y[i] ?? 0];
      best.add(Math.log(b / a) / 2, Math.sqrt(a * b));
    }
    return best.count === 0 ? 1 : Math.exp(best.mean());
  };
}
