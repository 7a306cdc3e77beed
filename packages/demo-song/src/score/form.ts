/** The form of the piece: 44 bars of four beats, with a tail in which the last chord rings out. */

export const BEATS_PER_BAR = 4;
export const TEMPO = 100;
export const BAR_SECONDS = (60 / TEMPO) * BEATS_PER_BAR;
const WHOLE_BARS = 44;
export const TAIL_SECONDS = 4.4;
export const WHOLE_SECONDS = 110;
const SHORTEST_SECONDS = 4;

export type SectionName = "intro" | "verse" | "chorus" | "outro";

export interface Section {
  readonly name: SectionName;
  /** Which of its kind, from 1. */
  readonly pass: number;
  readonly bar: number;
  readonly bars: number;
}

export const SECTIONS: readonly Section[] = [
  { name: "intro", pass: 1, bar: 0, bars: 4 },
  { name: "verse", pass: 1, bar: 4, bars: 8 },
  { name: "chorus", pass: 1, bar: 12, bars: 8 },
  { name: "verse", pass: 2, bar: 20, bars: 8 },
  { name: "chorus", pass: 2, bar: 28, bars: 8 },
  { name: "outro", pass: 1, bar: 36, bars: 8 },
];

const FIRST_CHORUS = 12;

/** The bars that are played: all of them, or an excerpt that leads from a verse into a chorus. */
export interface Window {
  readonly firstBar: number;
  /** May end inside a bar. */
  readonly bars: number;
  readonly isWhole: boolean;
}

/**
 * The bars that fill a studio master of this length.
 * @throws RangeError outside 4 to 110 seconds
 */
export function windowFor(seconds: number = WHOLE_SECONDS): Window {
  if (!(seconds >= SHORTEST_SECONDS && seconds <= WHOLE_SECONDS)) {
    throw new RangeError(
      `seconds is ${seconds}; a rendering has ${SHORTEST_SECONDS} to ${WHOLE_SECONDS} seconds`,
    );
  }
  if (seconds === WHOLE_SECONDS) return { firstBar: 0, bars: WHOLE_BARS, isWhole: true };
  const bars = seconds / BAR_SECONDS;
  const lead = Math.floor(0.4 * bars + 0.5);
  const latest = Math.max(0, WHOLE_BARS - Math.ceil(bars));
  return { firstBar: Math.min(latest, Math.max(0, FIRST_CHORUS - lead)), bars, isWhole: false };
}

/** The section a bar belongs to, and the bar's place in it. */
export function sectionAt(bar: number): { readonly section: Section; readonly place: number } {
  const section = SECTIONS.find((candidate) => bar >= candidate.bar && bar < candidate.bar + candidate.bars);
  if (section === undefined) throw new RangeError(`The piece has no bar ${bar}`);
  return { section, place: bar - section.bar };
}

/** The bars of a window, in order, the last one whole. */
export function barsOf(window: Window): readonly number[] {
  const count = Math.min(Math.ceil(window.bars), WHOLE_BARS - window.firstBar);
  return Array.from({ length: count }, (_, index) => window.firstBar + index);
}
