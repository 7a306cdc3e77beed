/** What is said of one band over the whole: how much is left over, how much louder it is, and whose the rest is. */
import { createWeightedValues } from "../../statistics/index.ts";
import { CELLS, GRID_BANDS } from "../grid.ts";
import { COHERENT, SILENT, type Gains } from "./gains.ts";
import { createOwnerFinder, type Owners } from "./owners.ts";
import type { Windows } from "./windows.ts";

/** One band of mid or side, over the whole. */
export interface CellProfile extends Owners {
  /** Share of B's power in it, all cells together 1. */
  readonly share: number;
  /** What is usually left over, against the louder of the two: 0 is the same, 1 is nothing in common. */
  readonly noise: number;
  /** Power that is usually left over, and its mean. */
  readonly leftPower: number;
  readonly leftMean: number;
  /** The same over the whole, weighed by power. */
  readonly residual: number;
  /** dB by which B is louder than A was, where the two go together; null where they never do. */
  readonly gainDb: number | null;
  /** Standard deviation over time of the gain against the gain of all bands, dB; null likewise. */
  readonly wobbleDb: number | null;
  /** How much wobble the leftover noise alone would make, dB. */
  readonly expectedWobbleDb: number;
}

export function profileCells(windows: Windows, gains: Gains): CellProfile[] {
  const profileCell = createCellProfiler(windows, gains);
  const cells = Array.from({ length: CELLS }, (_, cell) => profileCell(cell));
  const total = cells.reduce((sum, { share }) => sum + share, 0) || 1;
  return cells.map((cell) => ({ ...cell, share: cell.share / total }));
}

/** Rough number of independent values in a window of a band. */
const INDEPENDENT = Array.from({ length: GRID_BANDS }, (_, band) => 6 + 3 * band);

/** `share` of what it returns is B's power, not yet a share. */
function createCellProfiler(windows: Windows, { slow, fast, weights }: Gains): (cell: number) => CellProfile {
  const { count, a, b, raw, shared, isFound } = windows;
  const findOwners = createOwnerFinder(windows, { slow, fast, weights });
  const errors = new Float64Array(count);
  const [noises, gains, against] = [
    createWeightedValues(count),
    createWeightedValues(count),
    createWeightedValues(count),
  ];
  return (cell) => {
    for (const values of [noises, gains, against]) values.clear();
    let [power, left, most, spread] = [0, 0, 0, 0];
    for (let w = 0; w < count; w++) {
      const at = w * CELLS + cell;
      const y = b[at] ?? 0;
      power += y;
      if (isFound[w] === 0) continue;
      const gain = slow[w] ?? 1;
      const x = gain * (a[at] ?? 0);
      const z = Math.sqrt(gain) * (shared[at] ?? 0);
      const louder = Math.max(x, y);
      if (louder < SILENT) continue;
      const error = Math.max(0, x + y - 2 * z);
      left += error;
      most += louder;
      errors[noises.count] = error;
      const weight = Math.sqrt(louder);
      noises.add(error / louder, weight);
      const coherence = x > 0 && z > 0 ? (z * z) / (x * y) : 0;
      if (!(coherence > COHERENT)) continue;
      gains.add(10 * Math.log10(y / (raw[at] ?? y)), weight);
      against.add(10 * Math.log10(y / x), weight);
      spread += (1 - coherence) * weight;
    }
    const isKnown = gains.count >= Math.max(4, noises.count / 20);
    const independent = INDEPENDENT[cell % GRID_BANDS] ?? 6;
    return {
      share: power,
      noise: noises.count === 0 ? 1 : noises.median(),
      leftPower: middleOf(errors.subarray(0, noises.count)),
      leftMean: left / Math.max(1, noises.count),
      residual: most === 0 ? 1 : left / most,
      gainDb: isKnown ? gains.median() : null,
      wobbleDb: isKnown ? against.deviation() : null,
      expectedWobbleDb: 8.7 * Math.sqrt(spread / (gains.weight() || 1) / (2 * independent)),
      ...findOwners(cell),
    };
  };
}

function middleOf(values: Float64Array): number {
  return values.sort()[Math.floor(values.length / 2)] ?? 0;
}

/** Less of what a band has in common says little about its gain. */
const GOES_TOGETHER = 0.88;

/**
 * dB by which each band of B is louder than A's was; null where the two never go together. Coders move sound between mid
 * and side: only the two together show an equaliser.
 */
export function findBandGains({ count, a, b, raw, shared, isFound }: Windows): (number | null)[] {
  const gains = createWeightedValues(count);
  return Array.from({ length: GRID_BANDS }, (_, band) => {
    gains.clear();
    let told = 0;
    for (let w = 0; w < count; w++) {
      if (isFound[w] === 0) continue;
      const mid = w * CELLS + band;
      const side = mid + GRID_BANDS;
      const x = (a[mid] ?? 0) + (a[side] ?? 0);
      const y = (b[mid] ?? 0) + (b[side] ?? 0);
      const z = (shared[mid] ?? 0) + (shared[side] ?? 0);
      const r = (raw[mid] ?? 0) + (raw[side] ?? 0);
      if (Math.max(x, y) < SILENT) continue;
      told++;
      if (r > 0 && z > 0 && z * z > GOES_TOGETHER * x * y)
        gains.add(10 * Math.log10(y / r), Math.sqrt(Math.max(x, y)));
    }
    return gains.count < Math.max(4, told / 4) ? null : gains.median();
  });
}
