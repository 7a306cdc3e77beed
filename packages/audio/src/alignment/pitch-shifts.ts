/** By how many cents one recording may be higher than another, from the mean spectra of both. */
import { summit } from "../statistics/index.ts";
import { WORKING_RATE } from "../working-audio/index.ts";

const LOW_HZ = 150;
const STEP_CENTS = 5;
const POINTS = 1100;
/** Half the width over which the mean is taken that peaks stand out from. */
const AROUND = 30;
const FARTHEST_CENTS = 1320;
/** Two candidates are at least so far apart. */
const APART_CENTS = 40;

export interface PitchShift {
  readonly cents: number;
  /** Correlation of the two profiles when one is shifted, −1 to 1. */
  readonly likeness: number;
}

/** Shifts of B against A, the likeliest first; at most `keep`. */
export function findPitchShifts(meanA: Float64Array, meanB: Float64Array, keep: number): PitchShift[] {
  const a = profile(meanA);
  const b = profile(meanB);
  const farthest = FARTHEST_CENTS / STEP_CENTS;
  const likeness = Array.from({ length: 2 * farthest + 1 }, (_, i) => correlate(a, b, i - farthest));
  return likeness
    .map((value, i) => ({ cents: refine(likeness, i) * STEP_CENTS - FARTHEST_CENTS, likeness: value }))
    .filter(({ likeness: here }, i) => here > (likeness[i - 1] ?? -1) && here >= (likeness[i + 1] ?? -1))
    .sort((x, y) => y.likeness - x.likeness)
    .filter((one, i, all) =>
      all.slice(0, i).every((other) => Math.abs(other.cents - one.cents) >= APART_CENTS),
    )
    .slice(0, keep);
}

/** How far each point of a logarithmic axis stands out from those around it, in dB. */
function profile(mean: Float64Array): Float64Array {
  const perHz = (2 * (mean.length - 1)) / WORKING_RATE;
  const level = Float64Array.from({ length: POINTS }, (_, i) => {
    const bin = LOW_HZ * 2 ** ((i * STEP_CENTS) / 1200) * perHz;
    const whole = Math.floor(bin);
    const here = Math.log10((mean[whole] ?? 0) + 1e-14);
    const next = Math.log10((mean[whole + 1] ?? 0) + 1e-14);
    return 10 * (here + (bin - whole) * (next - here));
  });
  const sums = new Float64Array(POINTS + 1);
  for (let i = 0; i < POINTS; i++) sums[i + 1] = (sums[i] ?? 0) + (level[i] ?? 0);
  return level.map((value, i) => {
    const from = Math.max(0, i - AROUND);
    const to = Math.min(POINTS, i + AROUND + 1);
    return value - ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from);
  });
}

/** Correlation when B is taken to be `shift` points higher. */
function correlate(a: Float64Array, b: Float64Array, shift: number): number {
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = Math.max(0, -shift); i < Math.min(POINTS, POINTS - shift); i++) {
    const x = a[i] ?? 0;
    const y = b[i + shift] ?? 0;
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return ab / Math.sqrt(aa * bb + 1e-12);
}

function refine(values: readonly number[], i: number): number {
  const here = values[i] ?? 0;
  return i + summit(values[i - 1] ?? here, here, values[i + 1] ?? here);
}
