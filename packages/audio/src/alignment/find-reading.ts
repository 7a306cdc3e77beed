/** How B has to be read so that it goes with A: how much higher, and how much faster. */
import type { LogSpectrum } from "../log-spectrum/index.ts";
import { findOffsets, type Anchor } from "./find-offsets.ts";
import { followsSlope } from "./follows-slope.ts";
import { findPitchShifts } from "./pitch-shifts.ts";
import { AS_IT_IS, createRowCodes, type Reading, type RowCodes } from "./row-codes.ts";

/** What stands out so much from all other places is no accident: unrelated music reaches 5. */
export const STANDS_OUT = 6;
/** Passages that are tried for a guess: six seconds each. */
const LENGTH = 128;
const TRIED = 8;

export interface FoundReading {
  readonly reading: Reading;
  /** Share of the passages that stand out. */
  readonly share: number;
  /** Mean score of all passages. */
  readonly score: number;
}

interface Pictures {
  readonly a: LogSpectrum;
  readonly b: LogSpectrum;
  readonly codesA: RowCodes;
}

/** The reading under which most passages of B are found in A, and how well. */
export function findReading(a: LogSpectrum, b: LogSpectrum): FoundReading {
  const pictures = { a, b, codesA: createRowCodes(a) };
  const plain = tryReading(pictures, AS_IT_IS);
  if (plain.found.share >= 0.6 && plain.found.score > 2 * STANDS_OUT)
    return withMeasuredKey(settle(pictures, plain), a, b);
  const first = [plain, ...guesses(a, b).map((reading) => tryReading(pictures, reading))];
  let best = pickBest(first);
  if (best.found.share < 0.5) {
    const rough = scan(a, b).map((reading) => tryReading(pictures, reading, ROUGH));
    const [first] = rough.toSorted((x, y) => y.found.score - x.found.score);
    if (first !== undefined) best = pickBest([best, tryReading(pictures, first.found.reading)]);
  }
  return withMeasuredKey(settle(pictures, best), a, b);
}

/** How well a picture's passages stand out in itself: what repeats all the time is found nowhere as well as music that goes on. */
export function scoreItself(picture: LogSpectrum): number {
  return tryReading({ a: picture, b: picture, codesA: createRowCodes(picture) }, AS_IT_IS).found.score;
}

/** Passages are found in a key that is half a semitone off, too: how much higher B is, the mean spectra say best. */
function withMeasuredKey(found: FoundReading, a: LogSpectrum, b: LogSpectrum): FoundReading {
  const { semitones, pace } = found.reading;
  const near = findPitchShifts(a.mean, b.mean, 6).filter(
    ({ cents, likeness }) => likeness > 0.5 && Math.abs(cents / 100 - semitones) < 0.7,
  );
  const [likeliest] = near;
  return likeliest === undefined ? found : { ...found, reading: { semitones: likeliest.cents / 100, pace } };
}

interface Try {
  readonly found: FoundReading;
  readonly anchors: readonly Anchor[];
}

function pickBest(tries: readonly Try[]): Try {
  return tries.reduce((best, one) => (one.found.score > best.found.score ? one : best));
}

/** Every how many rows bits are compared: when a reading is judged, and when many are looked through. */
const FINE = 4;
const ROUGH = 8;

function tryReading({ b, codesA }: Pictures, reading: Reading, stride = FINE): Try {
  const codes = createRowCodes(b, reading, stride);
  const step = Math.max(LENGTH / 2, stride * Math.floor((codes.rows - LENGTH) / TRIED / stride));
  const anchors = findOffsets(codesA, codes, { length: LENGTH, step, stride, keep: 1 });
  const scores = anchors.map(({ offsets }) => offsets[0]?.score ?? 0);
  const share = scores.filter((score) => score > STANDS_OUT).length / Math.max(1, scores.length);
  const score = scores.reduce((sum, one) => sum + one, 0) / Math.max(1, scores.length);
  return { found: { reading, share, score }, anchors };
}

/** What a change of key makes likely: the pace went with it, or it did not. */
function guesses(a: LogSpectrum, b: LogSpectrum): Reading[] {
  const ratio = a.rows / b.rows;
  return findPitchShifts(a.mean, b.mean, 5).flatMap(({ cents }) => {
    const semitones = cents / 100;
    const paces = [1, 2 ** (cents / 1200), ...(Math.abs(Math.log(ratio)) < 0.5 ? [ratio] : [])];
    return paces.map((pace) => ({ semitones, pace }));
  });
}

/** Paces from seven to fourteen tenths, a step of 1.6 % from one to the next, in the likeliest keys. */
function scan(a: LogSpectrum, b: LogSpectrum): Reading[] {
  const [likeliest] = findPitchShifts(a.mean, b.mean, 1);
  const keys = new Set([0, (likeliest?.cents ?? 0) / 100]);
  return [...keys].flatMap((semitones) =>
    Array.from({ length: 43 }, (_, i) => ({ semitones, pace: 1.016 ** (i - 21) })),
  );
}

/** Follows the slope of the offsets until it is level. */
function settle(pictures: Pictures, start: Try): FoundReading {
  let best = start;
  for (let turn = 0; turn < 3; turn++) {
    const slope = findSlope(best.anchors);
    if (slope === undefined || Math.abs(slope) < 0.0004) break;
    const { semitones, pace } = best.found.reading;
    const next = pace * (1 + slope);
    // A slope that nobody expected may be a change of pace alone, or of both.
    const readings = [semitones, 12 * Math.log2(next)].map((key) => ({ semitones: key, pace: next }));
    const better = pickBest(readings.map((reading) => tryReading(pictures, reading)));
    // A slope of half a percent hardly hurts a passage of six seconds: the slope itself is the better witness.
    if (better.found.score < 0.9 * best.found.score) break;
    best = better;
  }
  return best.found;
}

/** Rows by which an offset that is a jump counts. */
const JUMP = 8;
/** Offsets are whole rows: so much of one may be off by rounding. */
const ROUNDING = 0.25;

/** The commonest slope between passages that stand out: rows of offset a row. */
function findSlope(anchors: readonly Anchor[]): number | undefined {
  const points = anchors.flatMap(({ row, offsets: [top] }) =>
    top !== undefined && top.score > STANDS_OUT - 1 ? [{ row, rows: top.rows }] : [],
  );
  const slopes = points
    .flatMap((one, i) => points.slice(i + 1).map((other) => (other.rows - one.rows) / (other.row - one.row)))
    .filter((slope) => Math.abs(slope) < 0.06)
    .sort((x, y) => x - y);
  const slope = slopes.length < 3 ? undefined : slopes[Math.floor(slopes.length / 2)];
  const shifts = points.map(({ row, rows }) => ({ at: row, shift: rows }));
  return slope !== undefined && followsSlope(shifts, slope, { most: JUMP, slack: ROUNDING })
    ? slope
    : undefined;
}
