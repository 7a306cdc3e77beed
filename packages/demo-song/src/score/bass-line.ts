import { barsOf, BEATS_PER_BAR, sectionAt, type SectionName } from "./form.ts";
import { chordAt, LAST_CHORD } from "./harmony.ts";
import type { Performance, Style } from "./performance.ts";

export interface BassNote {
  readonly beat: number;
  readonly beats: number;
  readonly pitch: number;
  readonly strength: number;
}

type Step = readonly [beat: number, beats: number, interval: number, strength: number];

const HELD: readonly Step[] = [[0, 3.8, 0, 0.8]];
const EIGHTHS = steps([0, 0, 12, 0, 0, 0, 12, 7], 0.5, 0.42);
const DRIVING = steps([0, 0, 12, 0, 0, 12, 0, 0, 12, 0, 0, 12, 0, 7, 12, 0], 0.25, 0.23);
const OFF_BEATS: readonly Step[] = [0.5, 1.5, 2.5, 3.5].flatMap((beat) => [
  [beat, 0.22, 0, 1],
  [beat + 0.25, 0.2, 12, 0.7],
]);
const ROOTS: readonly Step[] = [[0, 1.4, 0, 1], [1.5, 0.4, 0, 0.7], [2, 1.8, 0, 0.9]]; // prettier-ignore

const NIGHT: Readonly<Record<SectionName, readonly Step[]>> = {
  intro: HELD,
  verse: EIGHTHS,
  chorus: DRIVING,
  outro: EIGHTHS,
};

function steps(intervals: readonly number[], every: number, length: number): readonly Step[] {
  return intervals.map((interval, index) => [
    index * every,
    length,
    interval,
    (index * every) % 1 === 0 ? 1 : 0.8,
  ]);
}

function patternOf(style: Style, bar: number): readonly Step[] {
  const { section, place } = sectionAt(bar);
  if (style === "house") return OFF_BEATS;
  if (style === "sketch") return ROOTS;
  if (section.name === "intro" && place < 2) return [];
  return section.name === "outro" && place > 5 ? HELD : NIGHT[section.name];
}

/** The bass line of a performance. */
export function bassNotes({ style, window }: Performance): readonly BassNote[] {
  const notes = barsOf(window).flatMap((bar) => {
    const { bass } = chordAt(bar);
    return patternOf(style, bar).map(([beat, beats, interval, strength]) => {
      return { beat: BEATS_PER_BAR * bar + beat, beats, pitch: bass + interval, strength };
    });
  });
  const end = BEATS_PER_BAR * (window.firstBar + window.bars);
  return window.isWhole ? [...notes, { beat: end, beats: 5, pitch: LAST_CHORD.bass, strength: 0.9 }] : notes;
}
