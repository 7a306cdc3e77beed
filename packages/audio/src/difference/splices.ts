/** Where exactly one stretch ends and the next begins: the place where explaining B this way and then that leaves least over. */
import type { WorkingAudio } from "../working-audio/index.ts";
import { applyMap, type LinearMap } from "./linear-map.ts";
import { BINS, createSpectrum, createSpectrumReader, FRAME_HOP, type Spectrum } from "./spectra.ts";
import type { Stretch } from "./stretches.ts";

/** A part of B that lies in A at one shift, or nowhere. Samples of B at A's pace. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly lag: number | null;
}

/** Samples to either side of where the frames say, and from one trial to the next: 0.4 s and 6 ms. */
const REACH = 8960;
const STEP = 128;
/** What is nowhere in A leaves that share of its power over. */
const NOWHERE = 0.7;

export function findSplices(
  { a, b }: { readonly a: WorkingAudio; readonly b: WorkingAudio },
  stretches: readonly Stretch[],
  map: LinearMap,
): Span[] {
  const [readA, readB] = [createSpectrumReader(a), createSpectrumReader(b)];
  const [x, y, predicted] = [createSpectrum(), createSpectrum(), createSpectrum()];

  const costAt = (centre: number, lag: number | null): number => {
    if (lag === null) return NOWHERE * powerOf(y);
    readA(centre + lag, x);
    applyMap(map, x, predicted);
    return Math.min(errorOf(predicted, y), 1.5 * powerOf(y) + 1e-12);
  };

  const bounds = stretches.slice(1).map((after, i) => {
    const before = stretches[i];
    const guess = after.firstFrame * FRAME_HOP;
    if (before === undefined) return guess;
    const from = Math.max((before.firstFrame * FRAME_HOP + guess) / 2, guess - REACH);
    const to = Math.min((after.endFrame * FRAME_HOP + guess) / 2, guess + REACH, b.frames);
    let [sum, least, place] = [0, 0, Math.round(from)];
    for (let centre = Math.round(from); centre < to; centre += STEP) {
      readB(centre, y);
      sum += costAt(centre, before.lag) - costAt(centre, after.lag);
      if (sum < least) [least, place] = [sum, centre + STEP / 2];
    }
    return place;
  });
  return stretches.map(({ lag }, i) => ({ start: bounds[i - 1] ?? 0, end: bounds[i] ?? b.frames, lag }));
}

function powerOf({ mid, side }: Spectrum): number {
  let sum = 0;
  for (let i = 12; i < 2 * BINS - 2; i++) sum += (mid[i] ?? 0) ** 2 + (side[i] ?? 0) ** 2;
  return sum;
}

function errorOf(predicted: Spectrum, y: Spectrum): number {
  let sum = 0;
  for (let i = 12; i < 2 * BINS - 2; i++) {
    sum +=
      ((predicted.mid[i] ?? 0) - (y.mid[i] ?? 0)) ** 2 + ((predicted.side[i] ?? 0) - (y.side[i] ?? 0)) ** 2;
  }
  return sum;
}
