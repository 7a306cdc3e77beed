import { type Segment, STEP_ITEMS, WINDOW_ITEMS } from "./segment.ts";
import { type Ballot, createBallot, type Meeting } from "./votes.ts";

/** Seconds that an item of algorithm 1 stands for: 1,365 samples at 11,025 Hz. */
export const ITEM_SECONDS = 1365 / 11_025;

/** One way in which the query may have been made from a recording. */
export interface QueryHypothesis<Name> {
  readonly name: Name;
  /** The fingerprint that the query has when that is undone. */
  readonly items: Uint32Array;
}

/** A recording that the query may have been made from. */
export interface Candidate<Name> {
  readonly id: string;
  /** Bits of evidence that this is no chance; unrelated music reaches 100 at times. */
  readonly score: number;
  readonly hypothesis: Name;
  /** Where the start of the query lies in the recording, seconds; below zero when the query starts earlier. */
  readonly offsetSeconds: number;
  /** Share of the half minutes of the query, of those looked at, in which the recording was met. */
  readonly met: number;
}

export interface FindOptions {
  /** Candidates at most; 20 unless told. */
  readonly limit?: number;
  /** Least score; `LEAST_SCORE` unless told. */
  readonly minimum?: number;
}

/** What three votes at different times make. */
const LEAST_SCORE = 30;

/** Half minutes of the first hypothesis that are looked at: all of 34 minutes, every so many of a longer mix. */
const MOST_WINDOWS = 64;

/** The same for every other hypothesis. */
const MOST_WINDOWS_OF_OTHERS = 2;

const LEAST_MEETING = 16;

/** Bits that chance gives to a half minute that lies where the one before says, and to one that lies elsewhere, after a cut. */
const CHANCE_THERE = 8;
const CHANCE_ELSEWHERE = 20;

/** Steps by which two half minutes may drift apart: rounding, and 6 % of the time between them. */
const ROUNDING_STEPS = 2;
const DRIFT = 0.06;

/** What is searched: a segment, and whether a recording of it still counts. */
export interface Searched {
  readonly segment: Segment;
  readonly counts: (recording: number) => boolean;
}

/** A meeting, and the item of the query at which its window starts. */
interface Found extends Meeting {
  readonly first: number;
}

/** Candidates by score; the first hypothesis, that nothing was done, is looked at most thoroughly. */
export function findCandidates<Name>(
  searched: readonly Searched[],
  hypotheses: readonly QueryHypothesis<Name>[],
  { limit = 20, minimum = LEAST_SCORE }: FindOptions = {},
): readonly Candidate<Name>[] {
  const ballot = createBallot();
  const best = new Map<string, Candidate<Name>>();
  for (const [n, { name, items }] of hypotheses.entries()) {
    const firsts = windowsOf(items.length, n === 0 ? MOST_WINDOWS : MOST_WINDOWS_OF_OTHERS);
    for (const { segment, counts } of searched) {
      for (const [recording, found] of search({ ballot, segment, items, firsts })) {
        const id = segment.ids[recording];
        if (id === undefined || !counts(recording)) continue;
        const score = chain(found);
        if (score < minimum || score <= (best.get(id)?.score ?? 0)) continue;
        best.set(id, {
          id,
          score,
          hypothesis: name,
          offsetSeconds: offsetOf(found),
          met: found.length / firsts.length,
        });
      }
    }
  }
  return [...best.values()].sort(byScore).slice(0, limit);
}

interface Search {
  readonly ballot: Ballot;
  readonly segment: Segment;
  readonly items: Uint32Array;
  readonly firsts: readonly number[];
}

function search({ ballot, segment, items, firsts }: Search): ReadonlyMap<number, readonly Found[]> {
  const found = new Map<number, Found[]>();
  // An excerpt has few votes, and time for those that are less certain: twice as many.
  const mostShadeBits = items.length <= WINDOW_ITEMS ? 2 : 1;
  for (const first of firsts) {
    for (const meeting of ballot.meetings(segment, { items, first, mostShadeBits, least: LEAST_MEETING })) {
      const before = found.get(meeting.recording);
      if (before === undefined) found.set(meeting.recording, [{ ...meeting, first }]);
      else before.push({ ...meeting, first });
    }
  }
  return found;
}

/** Evidence of windows that follow each other in the recording adds up: that of the best chain of them. */
function chain(found: readonly Found[]): number {
  const totals: number[] = [];
  for (const one of found) {
    let before = 0;
    for (const [n, total] of totals.entries()) {
      const earlier = found[n];
      if (earlier === undefined) continue;
      const passed = (one.first - earlier.first) / STEP_ITEMS;
      const drift = Math.abs(one.step - earlier.step - passed);
      before = Math.max(
        before,
        total - (drift <= ROUNDING_STEPS + DRIFT * passed ? CHANCE_THERE : CHANCE_ELSEWHERE),
      );
    }
    totals.push(before + one.evidence);
  }
  return Math.max(...totals);
}

function offsetOf(found: readonly Found[]): number {
  const { step, first } = found.reduce((one, other) => (other.evidence > one.evidence ? other : one));
  return (step * STEP_ITEMS - first) * ITEM_SECONDS;
}

function byScore<Name>(one: Candidate<Name>, other: Candidate<Name>): number {
  if (one.score !== other.score) return other.score - one.score;
  return one.id < other.id ? -1 : 1;
}

/** First items of the windows that are looked at, spread evenly where there are more than allowed. */
function windowsOf(length: number, most: number): readonly number[] {
  const windows = Math.ceil(length / WINDOW_ITEMS);
  if (windows <= most) return Array.from({ length: windows }, (_, n) => n * WINDOW_ITEMS);
  return Array.from({ length: most }, (_, n) => Math.round(((n + 0.5) * length) / most - WINDOW_ITEMS / 2));
}
