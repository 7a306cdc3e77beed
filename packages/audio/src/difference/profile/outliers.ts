/**
 * Moments of a band in which far more is left over than usual there, and whose it is. A coder leaves over much the same share of
 * what it codes at all times; a voice that one of the two lacks is left over where it sings.
 */
import { quantile } from "../../statistics/index.ts";
import { BAND_CENTRES_HZ, CELLS } from "../grid.ts";
import type { Gains } from "./gains.ts";
import type { Windows } from "./windows.ts";

export interface Outliers {
  /** Share of the moments of all bands in which far more is left over than usual. */
  readonly share: number;
  /** 1 where all that is left over then is A's alone, −1 where it is B's alone, 0 where it is both's alike. */
  readonly lean: number;
  /** Power left over then, against all power. */
  readonly power: number;
  /** How far what is left over leans now to A and now to B, from second to second: between 5 % and 95 % of the moments. */
  readonly swing: number;
}

/** Bands in which coders of all kinds keep the sound itself. */
const [LOW_HZ, HIGH_HZ] = [130, 4100];
/** 30 dB below a band's loudest moment: what is quieter, nobody misses. */
const HEARD = 1e-3;
/** Left over: so many times what is usual in the band, and at least so much of what sounds. */
const FAR_MORE = 6;
const AT_LEAST = 0.12;

/** Windows to either side over which the lean of all bands is taken, and of how many values it has to be. */
const AROUND = 4;
const ENOUGH = 60;

interface Moment {
  readonly window: number;
  readonly louder: number;
  /** Left over, and what of it is A's alone and B's alone: shares of `louder`. */
  readonly left: number;
  readonly ours: number;
  readonly theirs: number;
}

export function findOutliers(windows: Windows, gains: Gains): Outliers {
  let [count, found, ours, theirs, left, all] = [0, 0, 0, 0, 0, 0];
  const leans = new Float64Array(windows.count);
  const counts = new Float64Array(windows.count);
  for (const [band, hz] of BAND_CENTRES_HZ.entries()) {
    if (hz < LOW_HZ || hz > HIGH_HZ) continue;
    const moments = momentsOf(windows, gains, band);
    const least = Math.max(
      AT_LEAST,
      FAR_MORE *
        quantile(
          moments.map((moment) => moment.left),
          0.5,
        ),
    );
    for (const moment of moments) {
      count += 1;
      all += moment.louder;
      leans[moment.window] = (leans[moment.window] ?? 0) + moment.ours - moment.theirs;
      counts[moment.window] = (counts[moment.window] ?? 0) + 1;
      if (moment.left <= least) continue;
      found += 1;
      ours += Math.max(0, moment.ours);
      theirs += Math.max(0, moment.theirs);
      left += moment.left * moment.louder;
    }
  }
  return {
    share: count === 0 ? 0 : found / count,
    lean: ours + theirs === 0 ? 0 : (ours - theirs) / (ours + theirs),
    power: all === 0 ? 0 : left / all,
    swing: swingOf(leans, counts),
  };
}

function swingOf(leans: Float64Array, counts: Float64Array): number {
  const means: number[] = [];
  for (let w = AROUND; w + AROUND < leans.length; w++) {
    let [sum, count] = [0, 0];
    for (let near = w - AROUND; near <= w + AROUND; near++) {
      sum += leans[near] ?? 0;
      count += counts[near] ?? 0;
    }
    if (count > ENOUGH) means.push(sum / count);
  }
  return means.length === 0 ? 0 : quantile(means, 0.95) - quantile(means, 0.05);
}

function momentsOf({ count, a, b, shared, isFound }: Windows, { slow }: Gains, cell: number): Moment[] {
  const moments: Moment[] = [];
  let loudest = 0;
  for (let w = 0; w < count; w++) {
    if (isFound[w] !== 1) continue;
    const gain = slow[w] ?? 1;
    const x = gain * (a[w * CELLS + cell] ?? 0);
    const y = b[w * CELLS + cell] ?? 0;
    const z = Math.sqrt(gain) * (shared[w * CELLS + cell] ?? 0);
    const louder = Math.max(x, y);
    if (louder === 0) continue;
    loudest = Math.max(loudest, louder);
    moments.push({
      window: w,
      louder,
      left: Math.max(0, x + y - 2 * z) / louder,
      ours: (x - z) / louder,
      theirs: (y - z) / louder,
    });
  }
  return moments.filter(({ louder }) => louder > HEARD * loudest);
}
