/** Where B lies in A, as sound: its pace to a millionth, and every shift at which passages of it are A's, to the sample. */
import { createLogSpectrum, ROW_HOP, type LogSpectrum } from "../log-spectrum/index.ts";
import { createWeightedValues } from "../statistics/index.ts";
import { atPace, type WorkingAudio, type WorkingSpace } from "../working-audio/index.ts";
import { findOffsets, type Anchor } from "./find-offsets.ts";
import { followsSlope } from "./follows-slope.ts";
import { findReading, scoreItself, STANDS_OUT, type FoundReading } from "./find-reading.ts";
import { createRowCodes } from "./row-codes.ts";
import { createLagFinder, PASSAGE, type LagFinder, type SampleLag } from "./sample-lag.ts";

/** A passage of B whose sound is found in A. Samples, of B at A's pace. */
export interface Passage extends SampleLag {
  readonly first: number;
}

/** Passages that lie in A at one shift. */
export interface Shift {
  /** Place in A minus place in B, in whole samples. */
  readonly lag: number;
  readonly passages: readonly Passage[];
}

export interface Alignment {
  readonly pictures: { readonly a: LogSpectrum; readonly b: LogSpectrum };
  readonly found: FoundReading;
  /** How many times faster B runs, its pitch with it; 1 where it does not, or where only its tempo or key is another. */
  readonly pace: number;
  /** B at A's pace. */
  readonly b: WorkingAudio;
  /** The shift with most passages first; none where B has no sound of A. */
  readonly shifts: readonly Shift[];
  /** Passages of B that were looked for. */
  readonly tried: number;
  /** Gives back the room that B at A's pace takes. A and B themselves stay open. */
  close(): void;
}

/** A peak that stands out so much is no accident, wherever it is; unrelated music reaches 8, with one-shot samples 20. */
const CERTAIN = 12;
/** Enough where others have the same shift. */
const LIKELY = 7;
/** Passages of one shift are within so many samples. */
const TOGETHER = 24;
const MOST_SHIFTS = 10;
const MOST_PASSAGES = 40;
/** Where the picture has found nothing. */
const FEW_PASSAGES = 10;
/** Semitones by which key and pace may disagree and still be one change of speed; so little that nobody measures it. */
const ONE_SPEED = 0.07;
/** A smaller change of pace is not worth making up for: samples over all of B. */
const DRIFT = 0.15;

/** Semitones by which a copy at the same pitch may seem to be higher; and how much of its length short cuts may take. */
const IN_TUNE = 0.03;
const LITTLE = 0.02;
/** Whoever asked for the alignment closes it. @throws CatalogError as `atPace`. */
export function align(a: WorkingAudio, b: WorkingAudio, space?: WorkingSpace): Alignment {
  let copy: WorkingAudio | undefined;
  const close = (): void => copy?.close();
  const repace = (now: Paced, pace: number): Paced => {
    close();
    copy = atPace(b, pace, space);
    return { ...now, pace, b: copy, picture: createLogSpectrum(copy) };
  };
  try {
    return { ...findAlignment(a, b, repace), close };
  } catch (thrown) {
    close();
    throw thrown;
  }
}

interface Paced {
  readonly pace: number;
  readonly a: WorkingAudio;
  readonly b: WorkingAudio;
  readonly pictureA: LogSpectrum;
  readonly picture: LogSpectrum;
}

function findAlignment(
  a: WorkingAudio,
  b: WorkingAudio,
  repace: (now: Paced, pace: number) => Paced,
): Omit<Alignment, "close"> {
  const pictures = { a: createLogSpectrum(a), b: createLogSpectrum(b) };
  const found = findReading(pictures.a, pictures.b);
  const { semitones, pace } = found.reading;
  const most = found.share > 0.3 ? MOST_PASSAGES : FEW_PASSAGES;
  let now: Paced = { pace: 1, b, picture: pictures.b, a, pictureA: pictures.a };
  let passages: readonly Passage[] = [];
  const isSpeed = Math.abs(semitones - 12 * Math.log2(pace)) < ONE_SPEED;
  const isAsItIs = isSpeed && Math.abs(pace - 1) <= 1e-5;
  const mayBeCut = Math.abs(semitones) < IN_TUNE && Math.abs(pace - 1) < LITTLE;
  if (isAsItIs || mayBeCut) passages = findPassages(now, most);
  if (!isAsItIs && !(mayBeCut && areCertain(passages))) {
    // What was stretched without its pitch, or the other way round, has other samples throughout.
    if (!isSpeed && found.share > 0.5) return { pictures, found, pace: 1, b, shifts: [], tried: 0 };
    if (isSpeed) now = repace(now, pace);
    if (isSpeed || !mayBeCut) passages = findPassages(now, most);
  }
  for (let turn = 0; turn < 3; turn++) {
    const drift = findDrift(passages);
    if (drift === undefined || Math.abs(drift) * now.b.frames < DRIFT) break;
    now = repace(now, now.pace * (1 + drift));
    passages = findPassages(now, most);
  }
  const shifts = groupByLag(passages);
  return { pictures, found, pace: now.pace, b: now.b, shifts, tried: passages.length };
}

/**
 * The sound of each passage of B in A: where the picture says, or where the others are, or at the same time. Of passages in
 * a row whose pictures lie at one shift, some are heard, and those between two that agree are taken to agree.
 */
function findPassages({ a, b, pictureA, picture }: Paced, most: number): Passage[] {
  const isHopeful = most === MOST_PASSAGES;
  const length = Math.max(1, Math.min(64, picture.rows));
  // A few seconds have but a few passages: they overlap.
  const step = Math.max(
    8,
    Math.min(length / 2, Math.floor(picture.rows / 16)),
    Math.floor(picture.rows / most),
  );
  const anchors = findOffsets(createRowCodes(pictureA), createRowCodes(picture), {
    length,
    step,
    stride: 2,
    keep: 2,
  });
  const finder = isHopeful ? createLagFinder(a, b) : createLagFinder(a, b, 2);
  const passages: (Passage | undefined)[] = anchors.map(({ row, offsets }, i) => {
    if (isInsideRun(anchors, i)) return undefined;
    const first = row * ROW_HOP;
    return {
      first,
      ...findBest(
        finder,
        first,
        offsets.map(({ rows }) => rows * ROW_HOP),
      ),
    };
  });
  for (const [i, { row, offsets }] of anchors.entries()) {
    if (passages[i] !== undefined) continue;
    const before = passages[i - 1];
    const after = passages.slice(i + 1).find((passage) => passage !== undefined);
    const first = row * ROW_HOP;
    passages[i] =
      before !== undefined && after !== undefined && isAgreed(before, after)
        ? between(before, after, first)
        : {
            first,
            ...findBest(
              finder,
              first,
              offsets.map(({ rows }) => rows * ROW_HOP),
            ),
          };
  }
  const heard = passages.filter((passage) => passage !== undefined);
  const [common] = groupByLag(heard);
  const places = [0, a.frames - b.frames, ...(common === undefined ? [] : [common.lag])];
  return heard.map((passage) => {
    if (passage.score > CERTAIN) return passage;
    const other = { first: passage.first, ...findBest(finder, passage.first, places) };
    return other.score > passage.score ? other : passage;
  });
}

/** Of a run of passages at one shift every fourth is heard, and both ends. */
const HEARD_OF_RUN = 4;

function isInsideRun(anchors: readonly Anchor[], i: number): boolean {
  const offset = anchors[i]?.offsets[0];
  const isSame = (other: Anchor | undefined): boolean => {
    const [top] = other?.offsets ?? [];
    return (
      top !== undefined &&
      offset !== undefined &&
      top.score > STANDS_OUT &&
      Math.abs(top.rows - offset.rows) <= 1
    );
  };
  return isSame(anchors[i]) && isSame(anchors[i - 1]) && isSame(anchors[i + 1]) && i % HEARD_OF_RUN !== 0;
}

function isAgreed(before: Passage, after: Passage): boolean {
  return before.score > CERTAIN && after.score > CERTAIN && Math.abs(before.lag - after.lag) < TOGETHER;
}

function between(before: Passage, after: Passage, first: number): Passage {
  const part = (first - before.first) / (after.first - before.first);
  return { ...before, first, lag: before.lag + part * (after.lag - before.lag) };
}

function findBest(finder: LagFinder, first: number, places: readonly number[]): SampleLag {
  let best: SampleLag | undefined;
  for (const place of places) {
    if (best !== undefined && best.score > CERTAIN) break;
    const found = finder.find(first, place);
    if (best === undefined || found.score > best.score) best = found;
  }
  return best ?? { lag: 0, score: 0, isInverted: false };
}

/** Whether most passages have A's very samples: many short cuts look like a faster tempo in the picture. */
function areCertain(passages: readonly Passage[]): boolean {
  return passages.filter(({ score }) => score > CERTAIN).length > passages.length / 2;
}

/** How much the lag grows a sample, where it grows slowly: the median over passages that follow each other. */
function findDrift(passages: readonly Passage[]): number | undefined {
  const clear = passages.filter(({ score }) => score > LIKELY);
  const slopes = clear.flatMap((one, i) =>
    clear.slice(i + 1).map((other) => ({
      slope: (other.lag - one.lag) / (other.first - one.first),
      apart: other.first - one.first,
    })),
  );
  const slow = slopes.filter(({ slope }) => Math.abs(slope) < 0.004);
  if (slow.length < Math.max(3, slopes.length / 8)) return undefined;
  const weighted = createWeightedValues(slow.length);
  for (const { slope, apart } of slow) weighted.add(slope, apart);
  const drift = weighted.median();
  const points = clear.map(({ first, lag }) => ({ at: first, shift: lag }));
  return followsSlope(points, drift, { most: TOGETHER, slack: 0 }) ? drift : undefined;
}

function groupByLag(passages: readonly Passage[]): Shift[] {
  const likely = passages.filter(({ score }) => score > LIKELY).toSorted((x, y) => x.lag - y.lag);
  const groups: Passage[][] = [];
  for (const passage of likely) {
    const group = groups.at(-1);
    if (group !== undefined && passage.lag - (group.at(-1)?.lag ?? 0) < TOGETHER) group.push(passage);
    else groups.push([passage]);
  }
  return groups
    .filter((group) => group.length > 1 || (group[0]?.score ?? 0) > CERTAIN)
    .map((group) => ({ lag: Math.round(strongest(group).lag), passages: group }))
    .toSorted((x, y) => weigh(y.passages) - weigh(x.passages))
    .slice(0, MOST_SHIFTS);
}

function strongest(group: readonly Passage[]): Passage {
  return group.reduce((best, one) => (one.score > best.score ? one : best));
}

function weigh(group: readonly Passage[]): number {
  return group.reduce((sum, { score }) => sum + score, 0);
}

export { PASSAGE, scoreItself };
