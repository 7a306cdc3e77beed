/**
 * What a linear system would have to do to A's two channels to make them B's: for each frequency the 2×2 matrix with the
 * least squared error (a Wiener filter). Covers gain, equaliser, polarity, exchanged channels, fold-down and delays of a
 * part of a frame.
 */
import { BINS, createSpectrum, type ReadSpectrum, type Spectrum } from "./spectra.ts";

/** Where a frame of B is, and where in A the same moment is. Samples. */
export interface FramePair {
  readonly a: number;
  readonly b: number;
  /** How much it counts. */
  readonly weight: number;
}

/** For each frequency: mid from mid, mid from side, side from mid, side from side; complex. */
export interface LinearMap {
  readonly coefficients: Float64Array;
  /** A's power in mid and side, for each frequency. */
  readonly powers: Float64Array;
}

/** Powers and cross powers of one frequency: A's mid and side, B's with A's. */
const FIELDS = 12;
const AMM = 0;
const ASS = 1;
const AMS_RE = 2;
const AMS_IM = 3;
const BM_AM_RE = 4;
const BM_AS_RE = 6;
const BS_AM_RE = 8;
const BS_AS_RE = 10;

/** Finds the map over these frames. */
export function findLinearMap(
  readA: ReadSpectrum,
  readB: ReadSpectrum,
  pairs: readonly FramePair[],
): LinearMap {
  const sums = new Float64Array(BINS * FIELDS);
  const a = createSpectrum();
  const b = createSpectrum();
  for (const pair of pairs) {
    readA(pair.a, a);
    readB(pair.b, b);
    accumulate(sums, a, b, pair.weight);
  }
  const smoothed = smooth(sums);
  return {
    coefficients: solve(smoothed),
    powers: Float64Array.from(
      { length: 2 * BINS },
      (_, i) => smoothed[(i >> 1) * FIELDS + (i % 2 === 0 ? AMM : ASS)] ?? 0,
    ),
  };
}

function accumulate(sums: Float64Array, a: Spectrum, b: Spectrum, weight: number): void {
  for (let k = 1; k < BINS - 1; k++) {
    const at = k * FIELDS;
    addPower(sums, at + AMM, { of: a.mid, k, weight });
    addPower(sums, at + ASS, { of: a.side, k, weight });
    addCross(sums, at + AMS_RE, { of: a.mid, with: a.side, k, weight });
    addCross(sums, at + BM_AM_RE, { of: b.mid, with: a.mid, k, weight });
    addCross(sums, at + BM_AS_RE, { of: b.mid, with: a.side, k, weight });
    addCross(sums, at + BS_AM_RE, { of: b.side, with: a.mid, k, weight });
    addCross(sums, at + BS_AS_RE, { of: b.side, with: a.side, k, weight });
  }
}

interface Term {
  readonly of: Float64Array;
  readonly k: number;
  readonly weight: number;
}

function addPower(sums: Float64Array, at: number, { of, k, weight }: Term): void {
  const re = of[2 * k] ?? 0;
  const im = of[2 * k + 1] ?? 0;
  sums[at] = (sums[at] ?? 0) + weight * (re * re + im * im);
}

/** One times the other's conjugate: real part, then imaginary part. */
function addCross(sums: Float64Array, at: number, term: Term & { readonly with: Float64Array }): void {
  const { of, with: other, k, weight } = term;
  const xr = of[2 * k] ?? 0;
  const xi = of[2 * k + 1] ?? 0;
  const yr = other[2 * k] ?? 0;
  const yi = other[2 * k + 1] ?? 0;
  sums[at] = (sums[at] ?? 0) + weight * (xr * yr + xi * yi);
  sums[at + 1] = (sums[at + 1] ?? 0) + weight * (xi * yr - xr * yi);
}

/** Three frequencies in a row share their sums: nothing real changes faster, and what is rare has less noise. */
function smooth(sums: Float64Array): Float64Array {
  const out = new Float64Array(sums.length);
  for (let i = 0; i < sums.length; i++) {
    out[i] = (sums[i - FIELDS] ?? 0) / 2 + (sums[i] ?? 0) + (sums[i + FIELDS] ?? 0) / 2;
  }
  return out;
}

/** So much of A's own power is added to it, so that a channel that is empty is not blown up. */
const RIDGE = 1e-5;

function solve(sums: Float64Array): Float64Array {
  const out = new Float64Array(BINS * 8);
  for (let k = 0; k < BINS; k++) {
    const s = (field: number): number => sums[k * FIELDS + field] ?? 0;
    const ridge = RIDGE * (s(AMM) + s(ASS)) + 1e-20;
    const mm = s(AMM) + ridge;
    const ss = s(ASS) + ridge;
    const [cr, ci] = [s(AMS_RE), s(AMS_IM)];
    const det = mm * ss - cr * cr - ci * ci;
    // For B's channel x: [x·am*, x·as*] times the inverse of [[mm, c], [c*, ss]], where c = am·as*.
    for (const [row, from] of [
      [0, BM_AM_RE],
      [1, BS_AM_RE],
    ] as const) {
      const [pr, pi, qr, qi] = [s(from), s(from + 1), s(from + 2), s(from + 3)];
      const at = k * 8 + row * 4;
      out[at] = (pr * ss - (qr * cr + qi * ci)) / det;
      out[at + 1] = (pi * ss - (qi * cr - qr * ci)) / det;
      out[at + 2] = (qr * mm - (pr * cr - pi * ci)) / det;
      out[at + 3] = (qi * mm - (pi * cr + pr * ci)) / det;
    }
  }
  return out;
}

/** What the map makes of A. */
export function applyMap({ coefficients }: LinearMap, a: Spectrum, into: Spectrum): void {
  for (let k = 1; k < BINS - 1; k++) {
    const i = 2 * k;
    const c = 8 * k;
    const mr = a.mid[i] ?? 0;
    const mi = a.mid[i + 1] ?? 0;
    const sr = a.side[i] ?? 0;
    const si = a.side[i + 1] ?? 0;
    const mmr = coefficients[c] ?? 0;
    const mmi = coefficients[c + 1] ?? 0;
    const msr = coefficients[c + 2] ?? 0;
    const msi = coefficients[c + 3] ?? 0;
    const smr = coefficients[c + 4] ?? 0;
    const smi = coefficients[c + 5] ?? 0;
    const ssr = coefficients[c + 6] ?? 0;
    const ssi = coefficients[c + 7] ?? 0;
    into.mid[i] = mmr * mr - mmi * mi + msr * sr - msi * si;
    into.mid[i + 1] = mmr * mi + mmi * mr + msr * si + msi * sr;
    into.side[i] = smr * mr - smi * mi + ssr * sr - ssi * si;
    into.side[i + 1] = smr * mi + smi * mr + ssr * si + ssi * sr;
  }
}
