/** What a grid says band by band and moment by moment, ready to be judged. Pure numbers, no opinion. */
import { CELLS, GRID_BANDS, type Grid } from "./grid.ts";
import { FRAME_HOP } from "./spectra.ts";
import { WORKING_RATE } from "../working-audio/index.ts";

/** Frames of one window, and from one to the next: 0.23 s and 0.09 s. */
export const WINDOW_FRAMES = 5;
export const WINDOW_HOP = 2;
export const WINDOW_SECONDS = (WINDOW_HOP * FRAME_HOP) / WORKING_RATE;

/** One band of mid or side, over the whole. */
export interface CellProfile {
  /** Share of B's power in it, all cells together 1. */
  readonly share: number;
  /** What is usually left over, against the louder of the two: 0 is the same, 1 is nothing in common. */
  readonly noise: number;
  /** Power that is usually left over. */
  readonly leftPower: number;
  /** The same over the whole, weighed by power. */
  readonly residual: number;
  /** dB by which B is louder than A was, where the two go together; null where they never do. */
  readonly gainDb: number | null;
  /** Standard deviation over time of the gain against the gain of all bands, dB; null likewise. */
  readonly wobbleDb: number | null;
  /** How much wobble the leftover noise alone would make, dB. */
  readonly expectedWobbleDb: number;
  /** Power that A has and B does not, against A's; and the other way round. Only where the gain is known. */
  readonly removed: number;
  readonly added: number;
  /** Power of A as it was, and of B. */
  readonly powerA: number;
  readonly powerB: number;
}

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

export interface Profile {
  readonly cells: readonly CellProfile[];
  /** dB by which each band of B, mid and side together, is louder than A's was; null where the two never go together. */
  readonly bandGains: readonly (number | null)[];
  readonly moments: readonly MomentProfile[];
  /** Standard deviation of the gain of all bands over time, dB. */
  readonly dynamicsDb: number;
}

interface Windows {
  readonly count: number;
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly raw: Float64Array;
  readonly shared: Float64Array;
  readonly isFound: Uint8Array;
}

export function profileGrid(grid: Grid): Profile {
  const windows = sumWindows(grid);
  const gains = followGain(windows);
  const cells = Array.from({ length: CELLS }, (_, cell) => profileCell(windows, gains, cell));
  const total = cells.reduce((sum, { share }) => sum + share, 0) || 1;
  const shared = cells.map((cell) => ({ ...cell, share: cell.share / total }));
  return {
    cells: shared,
    bandGains: Array.from({ length: GRID_BANDS }, (_, band) => findBandGain(windows, band)),
    moments: profileMoments(windows, gains, shared),
    dynamicsDb: deviation(gains.fast.filter((_, w) => gains.weights[w] !== 0)),
  };
}

function sumWindows(grid: Grid): Windows {
  const count = Math.max(1, Math.floor((grid.frames - WINDOW_FRAMES) / WINDOW_HOP) + 1);
  const sum = (values: Float32Array): Float64Array => {
    const out = new Float64Array(count * CELLS);
    for (let w = 0; w < count; w++) {
      for (let i = 0; i < WINDOW_FRAMES; i++) {
        const from = (w * WINDOW_HOP + i) * CELLS;
        for (let cell = 0; cell < CELLS; cell++) {
          out[w * CELLS + cell] = (out[w * CELLS + cell] ?? 0) + (values[from + cell] ?? 0);
        }
      }
    }
    return out;
  };
  const isFound = new Uint8Array(count);
  for (let w = 0; w < count; w++) {
    let found = 1;
    for (let i = 0; i < WINDOW_FRAMES; i++) found &= grid.isFound[w * WINDOW_HOP + i] ?? 0;
    isFound[w] = found;
  }
  return { count, a: sum(grid.a), b: sum(grid.b), raw: sum(grid.raw), shared: sum(grid.shared), isFound };
}

interface Gains {
  /** Power gain of each window over two seconds around it. */
  readonly slow: Float64Array;
  /** dB, of the window alone. */
  readonly fast: Float64Array;
  /** 0 where nothing could be told. */
  readonly weights: Float64Array;
}

const COHERENT = 0.8;
/** Windows to either side over which the slow gain is taken: about a second. */
const AROUND = 10;
/** Where nothing is told so near, up to 15 seconds away; beyond, the gain is taken to be none. */
const FARTHEST = 8 * AROUND;

/** The gain that most bands share. */
function followGain({ count, a, b, shared, isFound }: Windows): Gains {
  const fast = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let w = 0; w < count; w++) {
    const gains: { value: number; weight: number }[] = [];
    for (let cell = 0; cell < CELLS && isFound[w] === 1; cell++) {
      const x = a[w * CELLS + cell] ?? 0;
      const y = b[w * CELLS + cell] ?? 0;
      const z = shared[w * CELLS + cell] ?? 0;
      if (x < 1e-13 || y < 1e-13 || z <= 0 || z * z < COHERENT * x * y) continue;
      gains.push({ value: 10 * Math.log10(y / x), weight: Math.sqrt(Math.sqrt(x * y)) });
    }
    if (gains.length < 4) continue;
    fast[w] = weightedMedian(gains);
    weights[w] = gains.reduce((sum, { weight }) => sum + weight, 0);
  }
  const slow = new Float64Array(count);
  for (let w = 0; w < count; w++) {
    let reach = AROUND;
    let near: { value: number; weight: number }[] = [];
    while (near.length < 3 && reach <= FARTHEST) {
      near = nearby(fast, weights, w, reach);
      reach *= 2;
    }
    slow[w] = near.length === 0 ? 1 : 10 ** (weightedMedian(near) / 10);
  }
  return { slow, fast, weights };
}

function nearby(
  fast: Float64Array,
  weights: Float64Array,
  w: number,
  reach: number,
): { value: number; weight: number }[] {
  const near: { value: number; weight: number }[] = [];
  for (let i = Math.max(0, w - reach); i <= Math.min(fast.length - 1, w + reach); i++) {
    const weight = weights[i] ?? 0;
    if (weight > 0) near.push({ value: fast[i] ?? 0, weight });
  }
  return near;
}

function weightedMedian(all: { value: number; weight: number }[]): number {
  all.sort((x, y) => x.value - y.value);
  const half = all.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { value, weight } of all) {
    sum += weight;
    if (sum >= half) return value;
  }
  return 0;
}

interface Shared {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly coherence: number;
}

/**
 * The gain from A to B of what both have. Where B is a part of A, B against what is shared is the same at all moments; where
 * A is a part of B, what is shared against A is. Where neither is, the moments in which the two go together best tell.
 */
function findCleanGain(moments: readonly Shared[]): number {
  const telling = moments.filter(({ coherence }) => coherence > 0.1);
  if (telling.length < 6) return 1;
  const part = spreadOf(telling.map(({ x, y, z }) => ({ value: Math.log(y / z), weight: Math.sqrt(x * y) })));
  const whole = spreadOf(
    telling.map(({ x, y, z }) => ({ value: Math.log(z / x), weight: Math.sqrt(x * y) })),
  );
  if (part.deviation < 0.5 * whole.deviation) return Math.exp(part.mean);
  if (whole.deviation < 0.5 * part.deviation) return Math.exp(whole.mean);
  const best = telling.toSorted((m, n) => n.coherence - m.coherence).slice(0, Math.ceil(telling.length / 4));
  const coherent = best.filter(({ coherence }) => coherence > 0.5);
  if (coherent.length === 0) return 1;
  return Math.exp(
    spreadOf(coherent.map(({ x, y }) => ({ value: Math.log(y / x) / 2, weight: Math.sqrt(x * y) }))).mean,
  );
}

function spreadOf(all: readonly { readonly value: number; readonly weight: number }[]): {
  mean: number;
  deviation: number;
} {
  const total = all.reduce((sum, { weight }) => sum + weight, 0);
  const mean = all.reduce((sum, { value, weight }) => sum + value * weight, 0) / total;
  const squares = all.reduce((sum, { value, weight }) => sum + weight * (value - mean) ** 2, 0) / total;
  return { mean, deviation: Math.sqrt(squares) };
}

/** Rough number of independent values in a window of a band. */
const INDEPENDENT = Array.from({ length: GRID_BANDS }, (_, band) => 6 + 3 * band);

function profileCell(windows: Windows, { slow, fast, weights }: Gains, cell: number): CellProfile {
  const { count, a, b, raw, shared, isFound } = windows;
  const noises: { value: number; weight: number }[] = [];
  const errors: number[] = [];
  const gains: { value: number; against: number; weight: number; noise: number }[] = [];
  let [power, left, most] = [0, 0, 0];
  for (let w = 0; w < count; w++) {
    const at = w * CELLS + cell;
    const y = b[at] ?? 0;
    power += y;
    if (isFound[w] === 0) continue;
    const gain = slow[w] ?? 1;
    const x = gain * (a[at] ?? 0);
    const z = Math.sqrt(gain) * (shared[at] ?? 0);
    const louder = Math.max(x, y);
    if (louder < 1e-13) continue;
    const error = Math.max(0, x + y - 2 * z);
    left += error;
    most += louder;
    errors.push(error);
    noises.push({ value: error / louder, weight: Math.sqrt(louder) });
    const coherence = z > 0 && x > 0 && y > 0 ? (z * z) / (x * y) : 0;
    if (coherence > COHERENT) {
      gains.push({
        value: 10 * Math.log10(y / (raw[at] ?? y)),
        against: 10 * Math.log10(y / x),
        weight: Math.sqrt(louder),
        noise: 1 - coherence,
      });
    }
  }
  const isKnown = gains.length >= Math.max(4, noises.length / 20);
  const noise = noises.length === 0 ? 1 : weightedMedian(noises);
  return {
    share: power,
    noise,
    leftPower: errors.toSorted((x, y) => x - y)[Math.floor(errors.length / 2)] ?? 0,
    residual: most === 0 ? 1 : left / most,
    gainDb: isKnown ? weightedMedian(gains.map(({ value, weight }) => ({ value, weight }))) : null,
    wobbleDb: isKnown ? weightedDeviation(gains) : null,
    expectedWobbleDb:
      8.7 *
      Math.sqrt(
        gains.reduce((sum, one) => sum + one.noise * one.weight, 0) /
          (gains.reduce((sum, one) => sum + one.weight, 0) || 1) /
          (2 * (INDEPENDENT[cell % GRID_BANDS] ?? 6)),
      ),
    ...findOwners(windows, cell, (w) => (weights[w] === 0 ? (slow[w] ?? 1) : 10 ** ((fast[w] ?? 0) / 10))),
  };
}

/**
 * Whose is what is left over? The map makes A quieter in a band in which B lacks something, so the gain is taken from the
 * quarter of the moments in which the two go together best; then what A has more is removed, what B has more is added.
 */
function findOwners(
  { count, a, b, raw, shared, isFound }: Windows,
  cell: number,
  gainAt: (w: number) => number,
): Pick<CellProfile, "removed" | "added" | "powerA" | "powerB"> {
  const moments: Shared[] = [];
  for (let w = 0; w < count; w++) {
    const at = w * CELLS + cell;
    const gain = gainAt(w);
    const x = gain * (a[at] ?? 0);
    const y = b[at] ?? 0;
    const z = Math.sqrt(gain) * (shared[at] ?? 0);
    if (isFound[w] === 0 || Math.max(x, y) < 1e-13) continue;
    moments.push({ x, y, z, coherence: z > 0 && x * y > 0 ? (z * z) / (x * y) : 0 });
  }
  const k = findCleanGain(moments);
  const k2 = k * k;
  const sum = (of: (one: { x: number; y: number; z: number }) => number): number =>
    moments.reduce((total, one) => total + of(one), 0);
  let powerA = 0;
  for (let w = 0; w < count; w++) if (isFound[w] === 1) powerA += raw[w * CELLS + cell] ?? 0;
  const ours = sum(({ x }) => k2 * x);
  const theirs = sum(({ y }) => y);
  return {
    powerA,
    powerB: theirs,
    removed: ours === 0 ? 0 : sum(({ x, z }) => k2 * x - k * z) / ours,
    added: theirs === 0 ? 0 : sum(({ y, z }) => y - k * z) / theirs,
  };
}

/** Coders move sound between mid and side: only the two together show an equaliser. */
function findBandGain({ count, a, b, raw, shared, isFound }: Windows, band: number): number | null {
  const gains: { value: number; weight: number }[] = [];
  let told = 0;
  for (let w = 0; w < count; w++) {
    if (isFound[w] === 0) continue;
    const mid = w * CELLS + band;
    const side = mid + GRID_BANDS;
    const x = (a[mid] ?? 0) + (a[side] ?? 0);
    const y = (b[mid] ?? 0) + (b[side] ?? 0);
    const z = (shared[mid] ?? 0) + (shared[side] ?? 0);
    const r = (raw[mid] ?? 0) + (raw[side] ?? 0);
    if (Math.max(x, y) < 1e-13) continue;
    told++;
    if (r > 0 && z > 0 && z * z > GOES_TOGETHER * x * y)
      gains.push({ value: 10 * Math.log10(y / r), weight: Math.sqrt(Math.max(x, y)) });
  }
  return gains.length < Math.max(4, told / 4) ? null : weightedMedian(gains);
}

/** Less of what a band has in common says little about its gain. */
const GOES_TOGETHER = 0.88;

function weightedDeviation(all: readonly { against: number; weight: number }[]): number {
  const total = all.reduce((sum, { weight }) => sum + weight, 0);
  const mean = all.reduce((sum, { against, weight }) => sum + against * weight, 0) / total;
  return Math.sqrt(all.reduce((sum, { against, weight }) => sum + weight * (against - mean) ** 2, 0) / total);
}

function deviation(values: Float64Array): number {
  if (values.length === 0) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
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

function profileMoments(
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
