import { BAR_SECONDS } from "../score/form.ts";
import type { Performance } from "../score/performance.ts";
import { frameAt, RATE } from "../sound.ts";
import { sungNotes, syllableSpan } from "../voice/vocals.ts";

/**
 * One thing that was done to the studio master. Times are in seconds of the master (whole frames at 44.1 kHz, exactly).
 *
 * - `cut`: what lies from `start` to `end` is gone. With a `crossfade`, the so many seconds before `start` blend into the
 *   same time before `end`; outside them both sides are the master sample by sample.
 * - `fade-out`: falls to silence from `start` to `end`.
 * - `mute`, `reverse`: the voice alone is silent, or runs backwards, from `start` to `end`.
 */
export interface Edit {
  readonly kind: "cut" | "fade-out" | "mute" | "reverse";
  readonly start: number;
  readonly end: number;
  readonly crossfade?: number;
}

const JOIN_FRAMES = 512;
const LONGEST_CUT_BARS = 4;
/** Before its beat a syllable has its consonants. */
const ONSET = 0.07;
const SHORTEST_SPAN = 0.3;
const LONGEST_SPAN = 0.6;

/** The radio edit: a few bars out of the middle, and an earlier, quicker end. */
export function radioEdits({ window, frames }: Performance): readonly Edit[] {
  const bars = Math.min(LONGEST_CUT_BARS, Math.max(0.5, Math.floor(window.bars / 4)));
  const from = Math.floor(0.45 * window.bars + 0.5);
  const fade = window.isWhole ? 3 : 0.5;
  const end = window.isWhole ? frames - frameAt(3 * BAR_SECONDS) : frames - frameAt(0.4);
  const cut = { start: frameAt(from * BAR_SECONDS), end: frameAt((from + bars) * BAR_SECONDS) };
  return [
    { kind: "cut", start: cut.start / RATE, end: cut.end / RATE, crossfade: JOIN_FRAMES / RATE },
    { kind: "fade-out", start: (end - frameAt(fade)) / RATE, end: end / RATE },
    { kind: "cut", start: end / RATE, end: frames / RATE },
  ];
}

/**
 * The clean edit: the explicit words, one of them reversed and the others muted. An excerpt with fewer than two of them
 * loses other syllables of their length instead.
 */
export function cleanEdits(performance: Performance): readonly Edit[] {
  const notes = sungNotes(performance);
  const explicit = notes.filter(({ isExplicit }) => isExplicit);
  const others = notes.filter(({ isExplicit }) => !isExplicit);
  const byLength = others.toSorted(
    (a, b) => Math.abs(a.beats - 1) - Math.abs(b.beats - 1) || a.beat - b.beat,
  );
  const latest = performance.frames - frameAt(0.35);
  const chosen: { readonly start: number; readonly end: number }[] = [];
  for (const note of [...explicit, ...(explicit.length < 2 ? byLength : [])]) {
    if (chosen.length >= Math.max(2, explicit.length)) break;
    const syllable = syllableSpan(performance, note);
    const start = frameAt(Math.max(0.05, syllable.start - ONSET));
    const length = Math.min(LONGEST_SPAN, Math.max(SHORTEST_SPAN, syllable.end - syllable.start + ONSET));
    const span = { start, end: start + frameAt(length) };
    const isClear = chosen.every(
      (other) => span.end < other.start - RATE / 4 || span.start > other.end + RATE / 4,
    );
    if (isClear && span.end < latest) chosen.push(span);
  }
  const spans = chosen.toSorted((a, b) => a.start - b.start);
  return spans.map(({ start, end }, index) => {
    return { kind: index === 1 ? "reverse" : "mute", start: start / RATE, end: end / RATE };
  });
}
