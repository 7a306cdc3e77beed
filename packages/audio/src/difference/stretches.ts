/**
 * Which part of B is which part of A: the likeliest sequence of shifts over the frames of B (Viterbi), where staying is
 * cheap and jumping is dear.
 */
import type { Alignment, Shift } from "../alignment/index.ts";
import type { WorkingAudio } from "../working-audio/index.ts";
import { applyMap, findLinearMap, type FramePair, type LinearMap } from "./linear-map.ts";
import { BINS, createSpectrum, createSpectrumReader, FRAME_HOP, type Spectrum } from "./spectra.ts";
import { PASSAGE } from "../alignment/index.ts";

/** Frames of B in a row that lie in A at one shift, or nowhere. */
export interface Stretch {
  readonly firstFrame: number;
  /** First that is no longer in it. */
  readonly endFrame: number;
  /** Samples; null where this part of B is not found in A. */
  readonly lag: number | null;
}

/**
 * What a frame that is nowhere scores; one that is found scores its likeness, up to 1. At least half of what is usual, so
 * that a beat or a sample that both have does not pass for the same recording.
 */
const NOWHERE = 0.22;
const HALF = 0.5;
/** What a jump costs, in frames that are perfectly alike. */
const JUMP = 4;
const GET_LOST = 2.5;
/** Below that many dB under the loudest, a frame says nothing. */
const QUIET_DB = 60;

export interface Stretches {
  readonly stretches: readonly Stretch[];
  /** A first map, from the passages that are certain. */
  readonly map: LinearMap;
}

export function findStretches(
  { a, b }: { readonly a: WorkingAudio; readonly b: WorkingAudio },
  { shifts, tried }: Pick<Alignment, "shifts" | "tried">,
): Stretches {
  const [readA, readB] = [createSpectrumReader(a), createSpectrumReader(b)];
  const map = findLinearMap(readA, readB, samplePairs(shifts));
  const frames = Math.ceil(b.frames / FRAME_HOP);
  const [only] = shifts;
  if (shifts.length === 1 && only?.passages.length === tried)
    return { stretches: [{ firstFrame: 0, endFrame: frames, lag: only.lag }], map };
  const likeness = shifts.map(() => new Float32Array(frames));
  const [x, y, predicted] = [createSpectrum(), createSpectrum(), createSpectrum()];
  const weights = findWeights(readB, frames, y);
  for (let frame = 0; frame < frames; frame++) {
    readB(frame * FRAME_HOP, y);
    for (const [at, { lag }] of shifts.entries()) {
      readA(frame * FRAME_HOP + lag, x);
      applyMap(map, x, predicted);
      const row = likeness[at];
      if (row !== undefined) row[frame] = compareSpectra(predicted, y, weights);
    }
  }
  return { stretches: followBest(likeness, frames, shifts), map };
}

/** Frames of the certain passages, thinned to what is enough. */
function samplePairs(shifts: readonly Shift[]): FramePair[] {
  const perPassage = Math.floor(PASSAGE / FRAME_HOP);
  const all = shifts.flatMap(({ lag, passages }) =>
    passages.flatMap(({ first }) =>
      Array.from({ length: perPassage }, (_, i) => {
        const b = first + i * FRAME_HOP;
        return { a: b + lag, b, weight: 1 };
      }),
    ),
  );
  const every = Math.max(1, Math.floor(all.length / 700));
  return all.filter((_, i) => i % every === 0);
}

interface Weights {
  /** For each frequency, so that all count alike. */
  readonly of: Float64Array;
  /** Weighted power below which a frame is silent. */
  readonly silence: number;
}

function findWeights(readB: (centre: number, into: Spectrum) => void, frames: number, y: Spectrum): Weights {
  const mean = new Float64Array(BINS);
  const every = Math.max(1, Math.floor(frames / 300));
  let loudest = 0;
  for (let frame = 0; frame < frames; frame += every) {
    readB(frame * FRAME_HOP, y);
    let sum = 0;
    for (let k = 1; k < BINS - 1; k++) {
      const value = powerAt(y, k);
      mean[k] = (mean[k] ?? 0) + value;
      sum += value;
    }
    loudest = Math.max(loudest, sum);
  }
  const all = mean.reduce((sum, value) => sum + value, 0) / BINS + 1e-12;
  return {
    of: mean.map((value, k) => (k < 6 ? 0 : ((value + 1e-4 * all) / all) ** -0.7)),
    silence: loudest * 10 ** (-QUIET_DB / 10),
  };
}

function powerAt({ mid, side }: Spectrum, k: number): number {
  return (
    (mid[2 * k] ?? 0) ** 2 +
    (mid[2 * k + 1] ?? 0) ** 2 +
    (side[2 * k] ?? 0) ** 2 +
    (side[2 * k + 1] ?? 0) ** 2
  );
}

/** Weighted correlation of two frames, −1 to 1; NaN where one of them is silent. */
function compareSpectra(predicted: Spectrum, y: Spectrum, { of, silence }: Weights): number {
  let both = 0;
  let ours = 0;
  let theirs = 0;
  let plain = 0;
  for (let k = 6; k < BINS - 1; k++) {
    const weight = of[k] ?? 0;
    const at = 2 * k;
    const pmr = predicted.mid[at] ?? 0;
    const pmi = predicted.mid[at + 1] ?? 0;
    const psr = predicted.side[at] ?? 0;
    const psi = predicted.side[at + 1] ?? 0;
    const ymr = y.mid[at] ?? 0;
    const ymi = y.mid[at + 1] ?? 0;
    const ysr = y.side[at] ?? 0;
    const ysi = y.side[at + 1] ?? 0;
    both += weight * (pmr * ymr + pmi * ymi + psr * ysr + psi * ysi);
    const power = ymr * ymr + ymi * ymi + ysr * ysr + ysi * ysi;
    plain += power;
    theirs += weight * power;
    ours += weight * (pmr * pmr + pmi * pmi + psr * psr + psi * psi);
  }
  if (plain < silence) return Number.NaN;
  return both / Math.sqrt(ours * theirs + 1e-30);
}

/** The sequence of shifts with the highest sum. */
function followBest(likeness: readonly Float32Array[], frames: number, shifts: readonly Shift[]): Stretch[] {
  const states = likeness.length + 1;
  const lost = likeness.length;
  const from = new Uint8Array(frames * states);
  const nowhere = Math.max(NOWHERE, HALF * usualLikeness(likeness, frames));
  let scores = new Float64Array(states);
  for (let frame = 0; frame < frames; frame++) {
    const next = new Float64Array(states);
    for (let state = 0; state < states; state++) {
      let best = state;
      let score = scores[state] ?? 0;
      for (let other = 0; other < states; other++) {
        const cost = other === state ? 0 : other === lost || state === lost ? GET_LOST : JUMP;
        const value = (scores[other] ?? 0) - cost;
        if (value > score) [best, score] = [other, value];
      }
      from[frame * states + state] = best;
      const here = state === lost ? nowhere : (likeness[state]?.[frame] ?? 0);
      next[state] = score + (Number.isNaN(here) ? nowhere + 0.02 : here);
    }
    scores = next;
  }
  const path = new Uint8Array(frames);
  let state = scores.indexOf(Math.max(...scores));
  for (let frame = frames - 1; frame >= 0; frame--) {
    path[frame] = state;
    state = from[frame * states + state] ?? 0;
  }
  return runsOf(path, shifts);
}

/** The median over frames of the best shift's likeness. */
function usualLikeness(likeness: readonly Float32Array[], frames: number): number {
  const best = new Float32Array(frames);
  for (const row of likeness) {
    for (let frame = 0; frame < frames; frame++) best[frame] = Math.max(best[frame] ?? 0, row[frame] || 0);
  }
  return best.toSorted()[Math.floor(frames / 2)] ?? 0;
}

function runsOf(path: Uint8Array, shifts: readonly Shift[]): Stretch[] {
  const runs: Stretch[] = [];
  let firstFrame = 0;
  for (let frame = 1; frame <= path.length; frame++) {
    if (frame < path.length && path[frame] === path[frame - 1]) continue;
    runs.push({ firstFrame, endFrame: frame, lag: shifts[path[firstFrame] ?? 0]?.lag ?? null });
    firstFrame = frame;
  }
  return runs;
}
