/** Passages in which something else sounds than A, and fades, from the moments of a profile. */
import type { SoundFact } from "@deadwax/catalog";
import {
  FRAME_HOP,
  WINDOW_FRAMES,
  WINDOW_HOP,
  type Grid,
  type MomentProfile,
  type Profile,
} from "../difference/index.ts";
import { CELLS } from "../difference/index.ts";
import { passage } from "./passage.ts";
import { WORKING_RATE } from "../working-audio/index.ts";

const FRAME_SECONDS = FRAME_HOP / WORKING_RATE;
/** Share of the sound that has to be wrong for a passage to be named, and for one to be looked at. */
const CLEARLY = 0.28;
const NOTICED = 0.12;

export interface WrongPassage {
  readonly fact: SoundFact;
  /** The most of the sound that is wrong in it, 0 to 1. */
  readonly wrong: number;
}

/** Runs of moments in which part of the sound is not A's. `joints`: samples of B where spans meet, which always look wrong. */
export function findWrongPassages(
  profile: Profile,
  grid: Grid,
  { joints, pace }: { readonly joints: readonly number[]; readonly pace: number },
): WrongPassage[] {
  const isWrong = profile.moments.map(
    (moment, w) => moment.isHeard && moment.wrong > NOTICED && !isAtJoint(w, joints),
  );
  const passages: WrongPassage[] = [];
  for (let first = 0; first < isWrong.length; first++) {
    if (isWrong[first] !== true) continue;
    let end = first;
    while (isWrong[end] === true || isWrong[end + 1] === true) end++;
    const moments = profile.moments.slice(first, end);
    if (isBurst(moments)) {
      first = end;
      continue;
    }
    const wrong = Math.max(...moments.map((moment) => moment.wrong));
    const { from, to } = findBounds(grid, profile, { first, end });
    const kind = missingOf(moments) > 0.6 ? "muted" : "replaced";
    passages.push({
      fact: passage(kind, (from * FRAME_SECONDS) / pace, (to * FRAME_SECONDS) / pace),
      wrong,
    });
    first = end;
  }
  return passages;
}

/** Windows; 0.4 s of sound. */
const BURST = 6;
/** What a coder puts in is 12 to 27 dB below the sound; words that are gone or turned round are 6 dB below it at the least. */
const BURST_RESIDUAL = 0.1;
/** Nothing of A is missing: 0.02 to 0.2 where a coder fails, 0.23 and more where a word is turned round. */
const BURST_MISSING = 0.2;

/** Noise that a coder makes of an attack, as the one of ffmpeg for AAC does at any bit rate: faint, short, and A is all there. */
function isBurst(moments: readonly MomentProfile[]): boolean {
  return (
    moments.length <= BURST &&
    missingOf(moments) < BURST_MISSING &&
    moments.every(({ residual }) => residual < BURST_RESIDUAL)
  );
}

export function isClear({ wrong }: WrongPassage): boolean {
  return wrong >= CLEARLY;
}

function isAtJoint(w: number, joints: readonly number[]): boolean {
  const from = (w * WINDOW_HOP - 1) * FRAME_HOP;
  const to = (w * WINDOW_HOP + WINDOW_FRAMES) * FRAME_HOP;
  return joints.some((joint) => joint > from && joint < to);
}

function missingOf(moments: readonly MomentProfile[]): number {
  const total = moments.reduce((sum, { wrong }) => sum + wrong, 0) || 1;
  return moments.reduce((sum, { wrong, missing }) => sum + wrong * missing, 0) / total;
}

/** Frame by frame: where what is left over crosses half of its height in the passage. */
function findBounds(
  grid: Grid,
  profile: Profile,
  { first, end }: { readonly first: number; readonly end: number },
): { from: number; to: number } {
  const low = Math.max(0, first * WINDOW_HOP - 2);
  const high = Math.min(grid.frames - 1, (end - 1) * WINDOW_HOP + WINDOW_FRAMES + 1);
  const gain = 10 ** ((profile.moments[first]?.gainDb ?? 0) / 10);
  const errors: number[] = [];
  for (let frame = low; frame <= high; frame++) errors.push(errorAt(grid, profile, { frame, gain }));
  const half = Math.max(...errors) / 2;
  const from = errors.findIndex((error) => error > half);
  const to = errors.findLastIndex((error) => error > half);
  return { from: low + from - 0.5, to: low + to + 0.5 };
}

/** What is left over of a frame, in the bands that usually leave nothing, each against its louder side. */
function errorAt(
  grid: Grid,
  profile: Profile,
  { frame, gain }: { readonly frame: number; readonly gain: number },
): number {
  let [sum, all] = [0, 0];
  for (let cell = 0; cell < CELLS; cell++) {
    const { noise, share } = profile.cells[cell] ?? { noise: 1, share: 0 };
    if (noise > 0.3 || share === 0) continue;
    const at = frame * CELLS + cell;
    const [x, y, z] = [gain * (grid.a[at] ?? 0), grid.b[at] ?? 0, Math.sqrt(gain) * (grid.shared[at] ?? 0)];
    const weight = 1 / Math.sqrt(share);
    sum += weight * Math.sqrt(Math.max(0, x + y - 2 * z));
    all += weight * Math.sqrt(Math.max(x, y));
  }
  return all === 0 ? 0 : sum / all;
}

/** dB by which a fade goes down at least. */
const FADE_DB = 9;
/** A fade goes on for at least so long, seconds. */
const FADE_SECONDS = 0.4;

/** Fades that B has and A has not, at its ends: the gain goes steadily to or from nothing. */
export function findFades({ moments }: Profile, pace: number): SoundFact[] {
  const step = (WINDOW_HOP * FRAME_SECONDS) / pace;
  const gains = moments.map(({ gainDb }) => gainDb);
  const out = fadeAtEnd(gains.toReversed(), moments.map(({ isHeard }) => isHeard).toReversed());
  const into = fadeAtEnd(
    gains,
    moments.map(({ isHeard }) => isHeard),
  );
  const count = moments.length;
  return [
    ...(into === null ? [] : [passage("fade-in", into.start * step, into.end * step)]),
    ...(out === null ? [] : [passage("fade-out", (count - out.end) * step, (count - out.start) * step)]),
  ].filter(({ amount }) => amount > FADE_SECONDS);
}

/** The rise from the first moments that are heard to where the gain has settled, in windows. */
function fadeAtEnd(
  gains: readonly number[],
  isHeard: readonly boolean[],
): { start: number; end: number } | null {
  const start = isHeard.indexOf(true);
  if (start < 0) return null;
  const heard = gains.filter((_, w) => isHeard[w] === true);
  const usual = heard.toSorted((x, y) => x - y)[Math.floor(heard.length / 2)] ?? 0;
  if (usual - (gains[start] ?? 0) < FADE_DB) return null;
  let end = start;
  while (end < gains.length && (gains[end] ?? 0) < usual - 1) end++;
  return { start, end };
}
