import { mixSeed } from "../arithmetic/noise.ts";
import { BEATS_PER_BAR, BAR_SECONDS, TAIL_SECONDS, TEMPO, windowFor } from "../score/form.ts";
import type { Performance, Style } from "../score/performance.ts";
import { createTimeline } from "../score/timeline.ts";
import { frameAt } from "../sound.ts";

/** The four times the piece was played: for the master, on a stage, by the remixer around the same voice, and as a sketch. */
export type Playing = "studio" | "live" | "remix" | "sketch";

interface PlayingShape {
  readonly style: Style;
  readonly tempo: number;
  readonly drift: number;
  readonly looseness: number;
  /** Seconds before the first bar and after the last. */
  readonly lead: number;
  readonly after: number;
  readonly extraBars: number;
}

const STUDIO: PlayingShape = {
  style: "night",
  tempo: TEMPO,
  drift: 0,
  looseness: 0.004,
  lead: 0,
  after: 0,
  extraBars: 0,
};
const LIVE: PlayingShape = {
  style: "night",
  tempo: 103,
  drift: 0.008,
  looseness: 0.013,
  lead: 1,
  after: 1,
  extraBars: 0,
};
const REMIX: PlayingShape = {
  style: "house",
  tempo: 118,
  drift: 0,
  looseness: 0,
  lead: 0,
  after: 0,
  extraBars: 1,
};
const SKETCH: PlayingShape = {
  style: "sketch",
  tempo: 97,
  drift: 0.006,
  looseness: 0.018,
  lead: 0.2,
  after: 0,
  extraBars: 0,
};

const SHORT: Readonly<Record<Playing, PlayingShape>> = {
  studio: STUDIO,
  live: LIVE,
  remix: REMIX,
  sketch: SKETCH,
};
const WHOLE: Readonly<Record<Playing, PlayingShape>> = {
  studio: { ...STUDIO, after: TAIL_SECONDS },
  live: { ...LIVE, lead: 4, after: TAIL_SECONDS + 4, extraBars: 1 },
  remix: { ...REMIX, after: TAIL_SECONDS, extraBars: 4 },
  sketch: { ...SKETCH, after: TAIL_SECONDS },
};

/** How the piece, or its excerpt of so many seconds, is played. The remixer uses the studio take's voice. */
export function playingOf(
  playing: Playing,
  { seconds, take }: { readonly seconds: number; readonly take: number },
): Performance {
  const window = windowFor(seconds);
  const { style, tempo, drift, looseness, lead, after, extraBars } = (window.isWhole ? WHOLE : SHORT)[
    playing
  ];
  const isOwnTake = playing === "live" || playing === "sketch";
  const seed = isOwnTake ? mixSeed(take, playing === "live" ? 1001 : 1002) : take;
  const start = lead + extraBars * (60 / tempo) * BEATS_PER_BAR;
  const timeline = createTimeline({ tempo, bars: window.bars, lead: start, drift, seed });
  const music =
    playing === "studio" ? BAR_SECONDS * window.bars : timeline.secondsAt(BEATS_PER_BAR * window.bars);
  return { style, take: seed, window, timeline, looseness, extraBars, frames: frameAt(music + after) };
}
