/** What was cut, put in, repeated and moved, from the spans of B that lie in A. */
import type { SoundFact, SoundFactKind } from "@deadwax/catalog";
import type { Span } from "../difference/index.ts";
import { WORKING_RATE } from "../working-audio/index.ts";
import type { HeardSpan } from "./modulation.ts";
import { passage } from "./passage.ts";

/** Shorter than this nobody has put anything in or taken it from an end: a decoder's padding. Samples. */
const LEAST = 0.04 * WORKING_RATE;
/** Between two stretches whose samples are known a shift that jumps is a splice, however short: 2 ms. */
const LEAST_AT_JOINT = 0.002 * WORKING_RATE;
/** At the ends a coder or a dither swallows what fades away: shorter than this it has to be loud to have been cut. */
const LEAST_AT_ENDS = 0.12 * WORKING_RATE;
/** Mean levels, dBFS, of what is more than hiss, and of what nobody swallows. */
const MORE_THAN_HISS = -46;
const LOUD = -30;

export interface EditRequest {
  readonly spans: readonly Span[];
  readonly heardA: HeardSpan;
  readonly heardB: HeardSpan;
  /** How many times faster B runs: its times are given as B has them. */
  readonly pace: number;
  /** Whether something is above that level (dBFS) between two samples of A, or of B. */
  readonly isAbove: (level: number, side: "a" | "b", from: number, to: number) => boolean;
}

export interface Edits {
  readonly facts: readonly SoundFact[];
  /** Seconds of A that are missing, and of B that are not A's. */
  readonly missing: number;
  readonly foreign: number;
}

interface Covered {
  readonly start: number;
  readonly end: number;
}

export function findEdits({ spans, heardA, heardB, pace, isAbove }: EditRequest): Edits {
  const facts: SoundFact[] = [];
  const covered: Covered[] = [];
  let foreign = 0;
  const addOfB = (kind: SoundFactKind, from: number, to: number): void => {
    facts.push(passage(kind, from / WORKING_RATE / pace, to / WORKING_RATE / pace));
  };
  for (const { start, end, lag } of spans) {
    const from = Math.max(start, heardB.start);
    const to = Math.min(end, heardB.end);
    if (to - from < LEAST) continue;
    if (lag === null) {
      addOfB("inserted", from, to);
      foreign += to - from;
      continue;
    }
    const here = { start: Math.max(from + lag, heardA.start), end: Math.min(to + lag, heardA.end) };
    const again = overlap(here, covered);
    if (again > LEAST_AT_JOINT) addOfB("repeated", from, from + again);
    else if (covered.some((one) => one.start > here.start + LEAST)) addOfB("moved", from, to);
    foreign += again;
    // What stands in B before or after A begins or ends, at A's shift, is more than A has.
    for (const [outFrom, outTo] of [
      [from, Math.min(to, heardA.start - lag)],
      [Math.max(from, heardA.end - lag), to],
    ] as const) {
      if (outTo - outFrom < LEAST || !isAbove(levelOf(outTo - outFrom), "b", outFrom, outTo)) continue;
      addOfB("inserted", outFrom, outTo);
      foreign += outTo - outFrom;
    }
    if (here.end > here.start) covered.push(here);
  }
  const gaps = findGaps(covered, heardA).filter(({ start, end }) => {
    const isAtEnd = start === heardA.start || end === heardA.end;
    return !isAtEnd || isAbove(levelOf(end - start), "a", start, end);
  });
  const missing = gaps.reduce((sum, { start, end }) => sum + end - start, 0);
  return {
    facts: [
      ...facts,
      ...gaps.map(({ start, end }) => passage("cut", start / WORKING_RATE, end / WORKING_RATE)),
    ],
    missing: missing / WORKING_RATE,
    foreign: foreign / WORKING_RATE / pace,
  };
}

/** From which level on what is missing at an end was cut. */
function levelOf(samples: number): number {
  return samples > LEAST_AT_ENDS ? MORE_THAN_HISS : LOUD;
}

function overlap(here: Covered, covered: readonly Covered[]): number {
  return covered.reduce(
    (sum, one) => sum + Math.max(0, Math.min(here.end, one.end) - Math.max(here.start, one.start)),
    0,
  );
}

function findGaps(covered: readonly Covered[], heardA: HeardSpan): Covered[] {
  const gaps: Covered[] = [];
  let at = heardA.start;
  for (const { start, end } of [...covered].sort((x, y) => x.start - y.start)) {
    if (start - at > (at === heardA.start ? LEAST : LEAST_AT_JOINT)) gaps.push({ start: at, end: start });
    at = Math.max(at, end);
  }
  if (heardA.end - at > LEAST) gaps.push({ start: at, end: heardA.end });
  return gaps;
}
