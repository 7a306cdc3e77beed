import { deviation } from "../arithmetic/noise.ts";
import { BEATS_PER_BAR, type Window } from "./form.ts";
import type { Timeline } from "./timeline.ts";

/** Which arrangement is played: the synthwave one, the club remix's, or the first sketch's. */
export type Style = "night" | "house" | "sketch";

/** One playing of the piece, or of an excerpt: everything that the parts need to agree on. */
export interface Performance {
  readonly style: Style;
  /** Players, noise and small accidents follow from this number. */
  readonly take: number;
  readonly window: Window;
  readonly timeline: Timeline;
  /** How far from the beat the players are, in seconds. */
  readonly looseness: number;
  /** Bars of drums before the first bar of the window. */
  readonly extraBars: number;
  readonly frames: number;
}

/** When an event of a part sounds: its beat in the piece, plus the player's deviation. */
export function playedAt(performance: Performance, beat: number, seed: number): number {
  const { timeline, window, looseness, take } = performance;
  const ideal = timeline.secondsAt(beat - window.firstBar * BEATS_PER_BAR);
  return Math.max(0, ideal + looseness * deviation(take, seed, Math.floor(beat * 96)));
}

/** Seconds of a length in beats, at the performance's tempo. */
export function beatsLong({ timeline }: Performance, beats: number): number {
  return (timeline.barSeconds / BEATS_PER_BAR) * beats;
}
