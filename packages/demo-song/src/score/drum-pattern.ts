import { BEATS_PER_BAR, barsOf, sectionAt, type Section } from "./form.ts";
import type { Performance, Style } from "./performance.ts";

export type DrumName =
  "kick" | "snare" | "clap" | "closed-hat" | "open-hat" | "crash" | "high-tom" | "low-tom" | "stick";

/** One stroke; beats from the start of the piece, strength from 0 to 1. */
export interface DrumStroke {
  readonly drum: DrumName;
  readonly beat: number;
  readonly strength: number;
}

type Stroke = readonly [drum: DrumName, beat: number, strength: number];

/** The strokes of a performance, bar by bar. */
export function drumStrokes({ style, window, extraBars }: Performance): readonly DrumStroke[] {
  const before = Array.from({ length: extraBars }, (_, index) => window.firstBar - extraBars + index);
  const early = before.flatMap((bar) => placed(bar, extraBar(style)));
  const bars = barsOf(window).flatMap((bar) => {
    const { section, place } = sectionAt(bar);
    return placed(bar, BARS[style](section, place));
  });
  return [...early, ...bars];
}

function placed(bar: number, strokes: readonly Stroke[]): readonly DrumStroke[] {
  return strokes.map(([drum, beat, strength]) => ({ drum, beat: BEATS_PER_BAR * bar + beat, strength }));
}

const BARS: Readonly<Record<Style, (section: Section, place: number) => readonly Stroke[]>> = {
  night: nightBar,
  house: houseBar,
  sketch: sketchBar,
};

/** Before the piece itself: the remix has a kick to mix in with, a band counts in. */
function extraBar(style: Style): readonly Stroke[] {
  if (style === "house")
    return [...on("kick", [0, 1, 2, 3], 1), ...on("closed-hat", [0.5, 1.5, 2.5, 3.5], 0.6)];
  return on("stick", [0, 1, 2, 3], 0.9);
}

function on(drum: DrumName, beats: readonly number[], strength: number): readonly Stroke[] {
  return beats.map((beat) => [drum, beat, strength]);
}

function nightBar({ name, bars }: Section, place: number): readonly Stroke[] {
  const isLast = place === bars - 1;
  if (name === "intro") return [...(place < 2 ? hats(0.5, 0.35) : introBeat()), ...(isLast ? fill(1) : [])];
  if (name === "outro") return outroBar(place);
  const opening = place === 0 ? on("crash", [0], name === "chorus" ? 1 : 0.7) : [];
  const beat = name === "chorus" ? chorusBeat(place) : verseBeat(place);
  return isLast ? [...opening, ...beat.filter(([, at]) => at < 2), ...fill(2)] : [...opening, ...beat];
}

function introBeat(): readonly Stroke[] {
  return [...on("kick", [0, 2], 0.9), ...hats(0.5, 0.5)];
}

function verseBeat(place: number): readonly Stroke[] {
  const kicks = place % 2 === 0 ? [0, 2, 2.5] : [0, 1.5, 2.5];
  return [...on("kick", kicks, 0.95), ...on("snare", [1, 3], 0.9), ...hats(0.5, 0.6)];
}

function chorusBeat(place: number): readonly Stroke[] {
  const ghost = place % 2 === 1 ? on("snare", [3.75], 0.3) : [];
  const back = [...on("snare", [1, 3], 1), ...on("clap", [1, 3], 0.8)];
  return [
    ...on("kick", [0, 1, 2, 3], 1),
    ...back,
    ...ghost,
    ...hats(0.25, 0.55),
    ...on("open-hat", [0.5, 1.5, 2.5, 3.5], 0.55),
  ];
}

function outroBar(place: number): readonly Stroke[] {
  if (place < 4) return [...(place === 0 ? on("crash", [0], 1) : []), ...chorusBeat(place)];
  if (place < 6) return verseBeat(place);
  return place === 6 ? [...introBeat()] : hats(0.5, 0.4);
}

/** Hats every so many beats, the ones on the beat stronger. */
function hats(every: number, strength: number): readonly Stroke[] {
  const count = BEATS_PER_BAR / every;
  return Array.from({ length: count }, (_, index) => {
    const isOnBeat = (index * every) % 1 === 0;
    const isOffBeat = (index * every) % 1 === 0.5;
    return ["closed-hat", index * every, strength * (isOnBeat ? 1 : isOffBeat ? 0.75 : 0.45)];
  });
}

/** A roll into the next section; the long one goes down the toms. */
function fill(beats: number): readonly Stroke[] {
  if (beats === 1) return [["snare", 3, 0.5], ["snare", 3.25, 0.6], ["snare", 3.5, 0.75], ["snare", 3.75, 0.95]]; // prettier-ignore
  return [
    ["kick", 2, 0.9],
    ...on("snare", [2, 2.25, 2.5], 0.8),
    ...on("high-tom", [2.75, 3], 0.9),
    ...on("low-tom", [3.25, 3.5, 3.75], 1),
  ];
}

function houseBar({ name, bars }: Section, place: number): readonly Stroke[] {
  const isBreak = (name === "intro" && place < 2) || (name === "outro" && place === 7);
  const kicks = isBreak ? [] : on("kick", place === bars - 1 ? [0, 1, 2] : [0, 1, 2, 3], 1);
  const claps = name === "intro" ? [] : on("clap", [1, 3], 0.95);
  const shuffle = [...on("closed-hat", [0.25, 0.75, 1.25, 1.75, 2.25, 2.75, 3.25, 3.75], 0.35)];
  const turn = place === bars - 1 ? on("clap", [3.25, 3.5, 3.75], 0.7) : [];
  return [...kicks, ...claps, ...on("open-hat", [0.5, 1.5, 2.5, 3.5], 0.75), ...shuffle, ...turn];
}

function sketchBar({ name }: Section, place: number): readonly Stroke[] {
  const isSilent = name === "intro" && place < 2;
  return isSilent ? [] : [...on("kick", [0, 2], 0.9), ...on("stick", [1, 3], 0.9), ...hats(1, 0.4)];
}
