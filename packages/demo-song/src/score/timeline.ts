import { deviation } from "../arithmetic/noise.ts";
import { BEATS_PER_BAR } from "./form.ts";

/** When each beat sounds, counted from the first beat that is played. */
export interface Timeline {
  readonly barSeconds: number;
  /** Seconds from the start of the rendering; beats before 0 and after the last bar go on at the tempo there. */
  secondsAt(beat: number): number;
}

export interface TimelineOptions {
  readonly tempo: number;
  readonly bars: number;
  /** Seconds before the first beat. */
  readonly lead?: number;
  /** How far each bar's tempo may stray, as a share; 0 is a machine. */
  readonly drift?: number;
  readonly seed?: number;
}

export function createTimeline(options: TimelineOptions): Timeline {
  const { tempo, bars, lead = 0, drift = 0, seed = 0 } = options;
  const barSeconds = (60 / tempo) * BEATS_PER_BAR;
  const count = Math.ceil(bars) + 1;
  const starts = new Float64Array(count + 1);
  starts[0] = lead;
  for (let bar = 0; bar < count; bar++) {
    const stray = drift === 0 ? 0 : drift * deviation(seed, bar);
    starts[bar + 1] = (starts[bar] ?? 0) + barSeconds * (1 + stray);
  }
  function secondsAt(beat: number): number {
    const bar = Math.floor(beat / BEATS_PER_BAR);
    const held = Math.min(count - 1, Math.max(0, bar));
    const start = starts[held] ?? 0;
    const length = (starts[held + 1] ?? 0) - start;
    return start + (beat / BEATS_PER_BAR - held) * length;
  }
  return { barSeconds, secondsAt };
}
