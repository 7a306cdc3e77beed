/** Two sounds side by side: facts, and what the one is to the other (DESIGN 5, level 3). */
import type { Curve, HeardComparison, Relation, SoundFact } from "@deadwax/catalog";
import { align, scoreItself, type Alignment } from "../alignment/index.ts";
import {
  findSplices,
  findStretches,
  GRID_BANDS,
  measureGrid,
  profileGrid,
  WINDOW_SECONDS,
  type Profile,
  type Span,
} from "../difference/index.ts";
import { compareChannels, measureChannels } from "../heard-facts/channels.ts";
import { findHiddenPart } from "../heard-facts/hidden-part.ts";
import { findEdits } from "../heard-facts/edits.ts";
import { findHeard, isAboveBetween, type HeardSpan } from "../heard-facts/modulation.ts";
import { coderBound } from "../heard-facts/coder-bound.ts";
import { isHiss } from "../heard-facts/narrow-part.ts";
import { findFades, findWrongPassages, isClear } from "../heard-facts/passages.ts";
import { measureParts } from "../heard-facts/parts.ts";
import { findRelation, type Findings } from "../heard-facts/relation.ts";
import { measureTone } from "../heard-facts/tone.ts";
import { compareWorks } from "../heard-facts/work-likeness.ts";
import { isPlain } from "../heard-facts/plain.ts";
import type { LogSpectrum } from "../log-spectrum/index.ts";
import { quantile, round } from "../statistics/index.ts";
import { WORKING_RATE, type WorkingAudio, type WorkingSpace } from "../working-audio/index.ts";

/** Raised when the same two files may be judged otherwise. */
const COMPARED_BY = "deadwax-ear/1";

export interface Sound {
  readonly audio: WorkingAudio;
  readonly sampleRate: number;
  readonly channels: number;
  /** Kilobits a second and channel of what a coder made of it; null where samples are stored as they are. */
  readonly lossyRate: number | null;
  /** Ended before its header says, or has damage. */
  readonly isCutOff: boolean;
}

type Judged = Pick<HeardComparison, "relation" | "facts" | "stretches" | "residual">;

const NOTHING: Curve = { step: WINDOW_SECONDS, values: [] };

/** `space` is where a copy of B at A's pace is put for the time of the comparison. @throws CatalogError as `align`. */
export function compareSounds(a: Sound, b: Sound, space?: WorkingSpace): HeardComparison {
  const judged = judge(a, b, space);
  const cutOff: SoundFact[] = a.isCutOff || b.isCutOff ? [{ kind: "cut-off" }] : [];
  return {
    ...judged,
    facts: [...judged.facts, ...cutOff],
    duration: { a: a.audio.frames / WORKING_RATE, b: b.audio.frames / WORKING_RATE },
    comparedBy: COMPARED_BY,
  };
}

function unknown(relation: Relation, facts: readonly SoundFact[]): Judged {
  return { relation, facts, stretches: [], residual: NOTHING };
}

function judge(a: Sound, b: Sound, space: WorkingSpace | undefined): Judged {
  const [heardA, silentB] = [findHeard(a.audio), findHeard(b.audio)];
  if (heardA === null || silentB === null) return unknown("unsure", [{ kind: "silent" }]);
  const alignment = align(a.audio, b.audio, space);
  try {
    const heardB = findHeard(alignment.b) ?? silentB;
    const judged = alignment.shifts.length > 0 ? judgeSamples({ a, b, alignment, heardA, heardB }) : null;
    return judged ?? judgeMusic(alignment);
  } finally {
    alignment.close();
  }
}

interface Pair {
  readonly a: Sound;
  readonly b: Sound;
  readonly alignment: Alignment;
  readonly heardA: HeardSpan;
  readonly heardB: HeardSpan;
}

/** Less of B than this has A's samples: there is no need to look at what is left over. */
const FOUND = 0.25;

function judgeSamples({ a, b, alignment, heardA, heardB }: Pair): Judged | null {
  const sounds = { a: a.audio, b: alignment.b };
  const { stretches, map } = findStretches(sounds, alignment);
  const spans = findSplices(sounds, stretches, map);
  const matchedB = shareOf(spans, heardB);
  if (matchedB < FOUND) return null;
  const { grid, map: whole, echo } = measureGrid({ ...sounds, stretches });
  const profile = profileGrid(grid);
  const { pace } = alignment;
  const tone = measureTone(profile);
  const parts = measureParts(profile);
  const channels = compareChannels(measureChannels(sounds.a), measureChannels(sounds.b), whole);
  const isAbove = (level: number, side: "a" | "b", from: number, to: number): boolean =>
    isAboveBetween(sounds[side], level, from, to);
  const edits = findEdits({ spans, heardA, heardB, pace, isAbove });
  const fades = findFades(profile, pace);
  const joints = spans.slice(1).map(({ start }) => start);
  const passages = findWrongPassages(profile, grid, { joints, pace }).filter(
    ({ fact }) => !isInside(fact, fades),
  );
  const clear = passages.filter(isClear);
  const editedSeconds =
    edits.missing + edits.foreign + (edits.facts.some(({ kind }) => kind === "moved") ? 5 : 0);
  const findings: Findings = {
    matchedB,
    matched: Math.min(matchedB, 1 - edits.missing / ((heardA.end - heardA.start) / WORKING_RATE)),
    tone,
    pace,
    ...channels,
    ...parts,
    hidden: findHiddenPart(profile.outliers, { a: a.lossyRate !== null, b: b.lossyRate !== null }),
    echo,
    lowNoiseDb: lowNoise(profile, channels.isCentreGone),
    editedSeconds,
    hasFade: fades.length > 0,
    wrongPassages: clear.length,
    wrongSeconds: clear.reduce((sum, { fact }) => sum + (fact.amount ?? 0), 0),
    suspicious: Math.max(0, ...passages.map(({ wrong }) => wrong)),
    coderDb: coderBound(a.lossyRate, b.lossyRate),
    isHiss: isHiss(profile.cells),
  };
  const plain = isPlain(alignment.pictures.a) || isPlain(alignment.pictures.b);
  const relation = plain ? "unsure" : findRelation(findings);
  if (relation === "unsure" && matchedB < 0.5) return null;
  const isPartial = relation === "part-alone" || relation === "part-removed" || relation === "overdub";
  const facts: SoundFact[] = [
    ...(plain ? [{ kind: "not-distinctive" } as const] : []),
    ...edits.facts.filter(({ kind }) => !(isPartial && kind === "cut" && spans.length === 1)),
    ...fades,
    ...(isPartial ? [] : clear.map(({ fact }) => fact)),
    ...channels.facts,
    ...partFacts(relation, findings),
    ...speedFacts(pace),
    ...toneFacts(relation, findings, { a, b }),
    ...silenceFacts({ heardA, heardB, spans, pace }),
    { kind: "matched", amount: round(findings.matched, 3), unit: "ratio" },
    { kind: "residual", amount: round(tone.residualDb, 1), unit: "dB" },
  ];
  return { relation, facts, stretches: stretchesOf(spans, pace), residual: curveOf(profile, pace) };
}

function shareOf(spans: readonly Span[], heard: HeardSpan): number {
  const within = (from: number, to: number): number =>
    Math.max(0, Math.min(to, heard.end) - Math.max(from, heard.start));
  const found = spans
    .filter(({ lag }) => lag !== null)
    .reduce((sum, { start, end }) => sum + within(start, end), 0);
  return found / Math.max(1, heard.end - heard.start);
}

function isInside(fact: SoundFact, fades: readonly SoundFact[]): boolean {
  const margin = 0.6;
  return fades.some(
    ({ start = 0, end = 0 }) => (fact.start ?? 0) > start - margin && (fact.end ?? 0) < end + margin,
  );
}

/** From 150 Hz to 1 kHz, in the middle; at the sides where nothing is left of the middle. */
function lowNoise({ cells }: Profile, isCentreGone: boolean): number {
  const from = isCentreGone ? GRID_BANDS : 0;
  const noises = cells
    .slice(from + 1, from + 9)
    .filter(({ share }) => share > 1e-6)
    .map(({ noise }) => noise);
  return 10 * Math.log10(quantile(noises, 0.5) + 1e-9);
}

function partFacts(relation: Relation, { removed, added, isCentreGone, hidden }: Findings): SoundFact[] {
  const level = (share: number): number => round(10 * Math.log10(Math.max(1e-3, share)), 1);
  const less = Math.max(removed, hidden?.whose === "a" ? hidden.power : 0);
  const more = Math.max(added, hidden?.whose === "b" ? hidden.power : 0);
  switch (relation) {
    case "part-alone":
      return [{ kind: "part-alone", amount: level(removed), unit: "dB" }];
    case "part-removed":
      return [{ kind: "part-removed", amount: isCentreGone ? 0 : level(less), unit: "dB" }];
    case "overdub":
      return [
        { kind: "part-added", amount: level(more), unit: "dB" },
        ...(removed > 0.12 ? [{ kind: "part-removed", amount: level(removed), unit: "dB" } as const] : []),
      ];
    case "unsure":
      if (hidden === null) return [];
      return hidden.whose === "a"
        ? [{ kind: "part-removed", amount: level(less), unit: "dB" }]
        : [{ kind: "part-added", amount: level(more), unit: "dB" }];
    default:
      return [];
  }
}

/** Nobody hears 0.03 %: two clocks. */
function speedFacts(pace: number): SoundFact[] {
  const away = pace - 1;
  if (Math.abs(away) > 0.0003) return [{ kind: "speed", amount: round(100 * away, 4), unit: "%" }];
  return Math.abs(away) > 1e-7 ? [{ kind: "drift", amount: round(1e6 * away, 2), unit: "ppm" }] : [];
}

function toneFacts(
  relation: Relation,
  { tone, isCentreGone, isFolded }: Findings,
  { a, b }: { readonly a: Sound; readonly b: Sound },
): SoundFact[] {
  const isSame = relation === "format";
  const facts: SoundFact[] = [];
  if (Math.abs(tone.levelDb) > 0.05 && !isCentreGone && !isFolded)
    facts.push({ kind: "level", amount: round(tone.levelDb, 2), unit: "dB" });
  if (a.sampleRate !== b.sampleRate) facts.push({ kind: "resampled", amount: b.sampleRate, unit: "Hz" });
  if (tone.bandwidthHz !== null) facts.push({ kind: "bandwidth", amount: tone.bandwidthHz, unit: "Hz" });
  if (isSame && tone.residualDb > -60 && (a.lossyRate !== null || b.lossyRate !== null))
    facts.push({ kind: "lossy", amount: round(tone.residualDb, 1), unit: "dB" });
  if (isSame || isCentreGone || isFolded || relation.startsWith("part") || relation === "overdub")
    return facts;
  if (tone.equaliserDb > 0.75)
    facts.push({ kind: "equaliser", amount: round(tone.equaliserDb, 1), unit: "dB" });
  if (tone.dynamicsDb > 0.4) facts.push({ kind: "dynamics", amount: round(tone.dynamicsDb, 1), unit: "dB" });
  return facts;
}

interface Ends {
  readonly heardA: HeardSpan;
  readonly heardB: HeardSpan;
  readonly spans: readonly Span[];
  readonly pace: number;
}

/** Silence before and after, where B begins and ends with what A begins and ends with. */
function silenceFacts({ heardA, heardB, spans, pace }: Ends): SoundFact[] {
  const [first, last] = [spans[0], spans.at(-1)];
  const facts: SoundFact[] = [];
  const seconds = (samples: number): number => round(samples / WORKING_RATE / pace, 3);
  if (first?.lag != null && Math.abs(heardB.start + first.lag - heardA.start) < 0.15 * WORKING_RATE) {
    const more = seconds(heardB.start - heardA.start);
    if (Math.abs(more) > 0.02) facts.push({ kind: "silence-start", amount: more, unit: "s" });
  }
  if (last?.lag != null && Math.abs(heardB.end + last.lag - heardA.end) < 0.15 * WORKING_RATE) {
    const more = seconds(last.end - heardB.end) - seconds(heardA.length - heardA.end);
    if (Math.abs(more) > 0.02) facts.push({ kind: "silence-end", amount: round(more, 3), unit: "s" });
  }
  return facts;
}

/** Melody and harmony, where no samples are shared. */
const SAME_WORK = 0.62;
const MAYBE_WORK = 0.5;
/**
 * A picture that lies in another so well, or nearly as well as that one lies in itself, is that of the same performance,
 * stretched; or, unstretched, hardly another one. Performances by one band of computers reach 10.8, and 0.73.
 */
const SAME_PERFORMANCE = 11;
const AS_IN_ITSELF = 0.8;
const HARDLY_ANOTHER = 15;

function judgeMusic({ found, pictures }: Alignment): Judged {
  const { semitones, pace } = found.reading;
  if (isPlain(pictures.a) || isPlain(pictures.b)) return unknown("unsure", [{ kind: "not-distinctive" }]);
  if (found.share > 0.6 && isSamePerformance(found.score, pictures.a)) {
    const cents = Math.abs(semitones) > 0.08 ? 100 * semitones : 0;
    const isStretched = Math.abs(pace - 1) > 0.002;
    const facts: SoundFact[] = [];
    if (isStretched) facts.push({ kind: "tempo", amount: round(100 * (pace - 1), 3), unit: "%" });
    if (cents !== 0) facts.push({ kind: "pitch", amount: round(cents, 1), unit: "cents" });
    if (facts.length > 0) return unknown(isStretched ? "tempo" : "pitch", facts);
    if (found.score > HARDLY_ANOTHER) return unknown("unsure", []);
  }
  const { likeness } = compareWorks(pictures.a, pictures.b);
  const fact: SoundFact = { kind: "same-work", amount: round(likeness, 2), unit: "ratio" };
  if (likeness >= SAME_WORK) return unknown("same-work", [fact]);
  if (likeness >= MAYBE_WORK || found.share > 0.35) return unknown("unsure", [fact]);
  return unknown("unrelated", [{ kind: "nothing-in-common" }]);
}

function isSamePerformance(score: number, picture: LogSpectrum): boolean {
  return score > SAME_PERFORMANCE || score > AS_IN_ITSELF * scoreItself(picture);
}

function stretchesOf(spans: readonly Span[], pace: number): HeardComparison["stretches"] {
  const [a, b] = [
    (samples: number) => round(samples / WORKING_RATE, 3),
    (samples: number) => round(samples / WORKING_RATE / pace, 3),
  ];
  return spans.flatMap(({ start, end, lag }) =>
    lag === null ? [] : [{ aStart: a(start + lag), aEnd: a(end + lag), bStart: b(start), bEnd: b(end) }],
  );
}

function curveOf({ moments }: Profile, pace: number): Curve {
  return {
    step: WINDOW_SECONDS / pace,
    values: moments.map(({ isHeard, residual }) =>
      isHeard ? round(10 * Math.log10(residual + 1e-9), 1) : null,
    ),
  };
}
