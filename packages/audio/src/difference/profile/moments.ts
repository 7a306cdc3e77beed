/** What is said of each moment: whether something sounds that A does not explain. */
import { CELLS } from "../grid.ts";
import type { CellProfile } from "./cells.ts";
import type { Gains } from "./gains.ts";
import type { Windows } from "./windows.ts";

export interface MomentProfile {
  /** Is there enough sound in either to say anything? */
  readonly isHeard: boolean;
  /** Broadband gain of B against the mapped A, dB, slow. */
  readonly gainDb: number;
  /** Share of the sound that A usually explains and does not here; 0 to 1. */
  readonly wrong: number;
  /** Of what is wrong, how much is sound of A that is missing (1) or other sound in B (0). */
  readonly missing: number;
  /** What is left over of all bands, against the louder. */
  readonly residual: number;
}

/** A cell that usually has more noise than this cannot tell whether something is wrong. */
const TELLING = 0.3;
/** Left over more than this, and more than so many times what is usual, something is wrong there. */
const WRONG = 0.5;
const UNUSUAL = 5;
/** Dither and hiss are there all the time: what is not much more than them is them. */
const STEADY = 6;
/** What is that weak against the mean of its band is dither or noise, not a word. */
const FAINT = 0.02;
/** Moments that much below the mean are too quiet to judge, dB. */
const QUIET_DB = 30;

interface Moment {
  readonly louder: number;
  readonly error: number;
  /** Mean power of all bands together. */
  readonly mean: number;
}

function isWrong({ noise, share, leftPower }: CellProfile, { louder, error, mean }: Moment): boolean {
  if (louder < FAINT * share * mean || error < STEADY * leftPower) return false;
  return error >= WRONG * louder && error >= UNUSUAL * noise * louder;
}

export function profileMoments(
  { count, a, b, shared, isFound }: Windows,
  { slow }: Gains,
  cells: readonly CellProfile[],
): MomentProfile[] {
  const totals = new Float64Array(count);
  for (let w = 0; w < count; w++) {
    for (let cell = 0; cell < CELLS; cell++) {
      const at = w * CELLS + cell;
      totals[w] = (totals[w] ?? 0) + Math.max(b[at] ?? 0, (slow[w] ?? 1) * (a[at] ?? 0));
    }
  }
  const mean = totals.reduce((sum, value) => sum + value, 0) / count;
  const floor = mean * 10 ** (-QUIET_DB / 10);
  // Each cell counts by the root of its power against its own mean: what the ear hears beside the bass counts, too.
  const whiten = cells.map(({ share }) => 1 / Math.sqrt(share * mean + 1e-4 * mean));
  return Array.from({ length: count }, (_, w): MomentProfile => {
    const gain = slow[w] ?? 1;
    const least = (1e-3 * (totals[w] ?? 0)) / CELLS;
    let [told, wrong, missing, foreign, left, most] = [0, 0, 0, 0, 0, 0];
    for (const [cell, profile] of cells.entries()) {
      const at = w * CELLS + cell;
      const x = gain * (a[at] ?? 0);
      const y = b[at] ?? 0;
      const z = Math.sqrt(gain) * (shared[at] ?? 0);
      const louder = Math.max(x, y);
      const error = Math.max(0, x + y - 2 * z);
      left += error;
      most += louder;
      if (profile.noise > TELLING || louder <= least) continue;
      const weight = Math.sqrt(louder) * (whiten[cell] ?? 0);
      told += weight;
      if (!isWrong(profile, { louder, error, mean })) continue;
      wrong += weight;
      missing += (weight * Math.max(0, x - z)) / (error + 1e-20);
      foreign += (weight * Math.max(0, y - z)) / (error + 1e-20);
    }
    const isHeard = (totals[w] ?? 0) > floor && isFound[w] === 1;
    return {
      isHeard,
      gainDb: 10 * Math.log10(slow[w] ?? 1),
      wrong: told === 0 ? 0 : wrong / told,
      missing: missing / (missing + foreign + 1e-20),
      residual: most === 0 ? 0 : left / most,
    };
  });
}
