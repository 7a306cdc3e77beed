/** Where a passage of B lies in A, to a part of a sample: generalised cross-correlation (Knapp and Carter, 1976). */
import { createFourier } from "../fourier/index.ts";
import { summit } from "../statistics/index.ts";
import { WORKING_RATE, type WorkingAudio } from "../working-audio/index.ts";

/** Samples of A that are looked at: three seconds. */
const SIZE = 65_536;
/** How far the place may be from where it is expected. */
const FARTHEST = 2400;
/** How much of the difference in strength between frequencies is taken out. */
const WHITENED = 0.7;
const HIGHEST_HZ = 7000;
const LOWEST_HZ = 60;

/** Samples of B in one passage. */
export const PASSAGE = SIZE - 2 * FARTHEST;

export interface SampleLag {
  /** Place in A minus place in B, in samples. */
  readonly lag: number;
  /** How far the peak stands out from the other places, in their standard deviations. */
  readonly score: number;
  /** True when B is upside down there. */
  readonly isInverted: boolean;
}

export interface LagFinder {
  /** `first` is where the passage begins in B, `lag` where it is expected in A minus that. */
  find(first: number, lag: number): SampleLag;
}

/** What of the two channels is correlated: sum with sum first; the others are for what has no sum, or sums to nothing. */
const PAIRS = [
  [1, 1],
  [-1, -1],
  [1, -1],
  [-1, 1],
] as const;

/** A peak of this height is no accident. */
const CERTAIN = 9;

/** `pairs`: how many of the ways to add two channels are tried; fewer where nothing is expected. */
export function createLagFinder(a: WorkingAudio, b: WorkingAudio, pairs: number = PAIRS.length): LagFinder {
  const fourier = createFourier(SIZE);
  const [aLeft, aRight] = [new Float32Array(SIZE), new Float32Array(SIZE)];
  const [bLeft, bRight] = [new Float32Array(PASSAGE), new Float32Array(PASSAGE)];
  const input = new Float32Array(2 * SIZE);
  const out = new Float32Array(2 * SIZE);

  const correlate = (signA: number, signB: number): SampleLag => {
    if (isCancelled(aLeft, aRight, signA) || isCancelled(bLeft, bRight, signB)) return NOWHERE;
    input.fill(0);
    for (let i = 0; i < SIZE; i++) input[2 * i] = (aLeft[i] ?? 0) + signA * (aRight[i] ?? 0);
    for (let i = 0; i < PASSAGE; i++)
      input[2 * (i + FARTHEST) + 1] = (bLeft[i] ?? 0) + signB * (bRight[i] ?? 0);
    fourier.transform(out, input);
    crossSpectrum(out, input);
    fourier.invert(out, input);
    return findPeak(out);
  };

  return {
    find(first, lag) {
      const expected = Math.round(lag);
      a.copy(first + expected - FARTHEST, aLeft, aRight);
      b.copy(first, bLeft, bRight);
      let best: SampleLag | undefined;
      for (const [signA, signB] of PAIRS.slice(0, pairs)) {
        const found = correlate(signA, signB);
        if (best === undefined || found.score > best.score) best = found;
        if (best.score > CERTAIN) break;
      }
      if (best === undefined) throw new Error("no pair of channels");
      return { ...best, lag: best.lag + expected };
    },
  };
}

const NOWHERE: SampleLag = { lag: 0, score: 0, isInverted: false };

/** Whether so little is left of two channels when they are added that it is but rounding. */
function isCancelled(left: Float32Array, right: Float32Array, sign: number): boolean {
  let sum = 0;
  let all = 0;
  for (let i = 0; i < left.length; i++) {
    const [x, y] = [left[i] ?? 0, sign * (right[i] ?? 0)];
    sum += (x + y) * (x + y);
    all += x * x + y * y;
  }
  return sum <= 1e-6 * all;
}

/** From the transform of a + ib: the spectrum of their correlation, partly whitened, without what is too low or too high. */
function crossSpectrum(out: Float32Array, cross: Float32Array): void {
  cross.fill(0);
  const low = Math.ceil((LOWEST_HZ * SIZE) / WORKING_RATE);
  const high = Math.floor((HIGHEST_HZ * SIZE) / WORKING_RATE);
  for (let k = low; k < high; k++) {
    const j = SIZE - k;
    const ar = ((out[2 * k] ?? 0) + (out[2 * j] ?? 0)) / 2;
    const ai = ((out[2 * k + 1] ?? 0) - (out[2 * j + 1] ?? 0)) / 2;
    const br = ((out[2 * k + 1] ?? 0) + (out[2 * j + 1] ?? 0)) / 2;
    const bi = ((out[2 * j] ?? 0) - (out[2 * k] ?? 0)) / 2;
    const re = ar * br + ai * bi;
    const im = ai * br - ar * bi;
    const size = Math.sqrt(re * re + im * im) + 1e-18;
    const weight = size ** -WHITENED;
    cross[2 * k] = re * weight;
    cross[2 * k + 1] = im * weight;
  }
}

/** The highest place of a correlation, its sign aside. The spectrum was one-sided, so the real part is the correlation. */
function findPeak(out: Float32Array): SampleLag {
  const at = (lag: number): number => out[2 * ((lag + SIZE) % SIZE)] ?? 0;
  let peak = 0;
  let squares = 0;
  for (let lag = -FARTHEST; lag <= FARTHEST; lag++) {
    const value = at(lag);
    squares += value * value;
    if (Math.abs(value) > Math.abs(at(peak))) peak = lag;
  }
  const height = at(peak);
  for (let lag = peak - 12; lag <= peak + 12; lag++) if (Math.abs(lag) <= FARTHEST) squares -= at(lag) ** 2;
  const deviation = Math.sqrt(Math.max(1e-30, squares / (2 * FARTHEST - 24)));
  const sign = Math.sign(height);
  const [before, here, after] = [at(peak - 1) * sign, height * sign, at(peak + 1) * sign];
  return { lag: peak + summit(before, here, after), score: here / deviation, isInverted: sign < 0 };
}
