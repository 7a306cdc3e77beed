import { SECTIONS } from "./form.ts";

/** One note of the lead synthesiser; beats from the start of the piece. */
export interface LeadNote {
  readonly beat: number;
  readonly beats: number;
  readonly pitch: number;
}

type Step = readonly [beat: number, beats: number, pitch: number];

const INTRO: readonly Step[] = [
  [0, 2, 69], [2, 1, 72], [3, 1, 71],
  [4, 3, 69], [7, 1, 64],
  [8, 2, 69], [10, 1, 72], [11, 1, 76],
  [12, 2.5, 74], [14.5, 0.5, 72], [15, 1, 71],
]; // prettier-ignore

/** Answers in the gaps that the voice leaves, an octave above it. */
const CHORUS: readonly Step[] = [
  [6.5, 0.5, 83], [7, 0.5, 81], [7.5, 0.5, 79],
  [8, 2, 76], [10, 2, 84],
  [14, 0.5, 76], [14.5, 0.5, 79], [15, 0.5, 81], [15.5, 0.5, 84],
  [16, 1.5, 81], [17.5, 2.5, 84],
  [22.5, 0.5, 83], [23, 0.5, 81], [23.5, 0.5, 79],
  [24, 2, 79], [26, 2, 76], [28, 2, 80], [30, 2, 76],
]; // prettier-ignore

const OUTRO: readonly Step[] = [
  [0, 1.5, 81], [1.5, 0.5, 79], [2, 0.5, 76], [2.5, 1.5, 79],
  [4, 1.5, 76], [5.5, 0.5, 74], [6, 1, 72], [7, 1, 69],
  [8, 0.5, 72], [8.5, 0.5, 74], [9, 1, 76], [10, 0.5, 79], [10.5, 1.5, 76],
  [12, 1, 74], [13, 0.5, 71], [13.5, 2, 74],
  [16, 1.5, 84], [17.5, 0.5, 83], [18, 0.5, 81], [18.5, 1.5, 76],
  [20, 1.5, 77], [21.5, 0.5, 76], [22, 1, 72], [23, 1, 69],
  [24, 2, 72], [26, 1, 76], [27, 1, 79],
  [28, 2, 74], [30, 1, 71], [31, 1, 67],
  [32, 4, 69],
]; // prettier-ignore

const LINES: Readonly<Record<string, readonly Step[]>> = { intro: INTRO, chorus: CHORUS, outro: OUTRO };

/** The whole line, in order. */
export const LEAD_MELODY: readonly LeadNote[] = SECTIONS.flatMap(({ name, bar }) =>
  (LINES[name] ?? []).map(([beat, beats, pitch]) => ({ beat: 4 * bar + beat, beats, pitch })),
);
