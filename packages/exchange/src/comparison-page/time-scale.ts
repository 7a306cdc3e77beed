/** Where moments of the two files stand on the page. */
import type { AlignedStretch, Comparison } from "@deadwax/catalog";

/** Units of the drawing. */
export const WIDTH = 900;
const MARGIN = 10;
/** Beyond this the shorter file would be a sliver: each gets the whole width. */
const LARGEST_RATIO = 6;
const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400] as const;
const TICK_ROOM = 70;

export interface TimeScale {
  /** Horizontal place of a second of the file, inside the drawing. */
  x(seconds: number): number;
  /** Seconds, the whole file. */
  readonly duration: number;
  readonly unitsPerSecond: number;
}

export interface Scales {
  readonly a: TimeScale;
  readonly b: TimeScale;
  /** Whether a second is as long in both. */
  readonly isCommon: boolean;
}

/** One axis for both, B moved so that its longest stretch stands under the same moment of A. */
export function scalesFor({ duration, stretches }: Pick<Comparison, "duration" | "stretches">): Scales {
  const [shorter, longer] = [Math.min(duration.a, duration.b), Math.max(duration.a, duration.b)];
  if (longer > LARGEST_RATIO * Math.max(shorter, 0.1)) {
    return {
      a: scale(duration.a, { from: 0, span: duration.a }),
      b: scale(duration.b, { from: 0, span: duration.b }),
      isCommon: false,
    };
  }
  const shift = shiftOf(stretches);
  const from = Math.min(0, shift);
  const span = Math.max(duration.a, duration.b + shift) - from;
  return {
    a: scale(duration.a, { from, span }),
    b: scale(duration.b, { from: from - shift, span }),
    isCommon: true,
  };
}

/** Ticks as far apart as their words need, from the first whole step to the end of the file. */
export function ticksOf({ unitsPerSecond, duration }: TimeScale): readonly number[] {
  const step = STEPS.find((one) => one * unitsPerSecond >= TICK_ROOM) ?? 28_800;
  return Array.from({ length: Math.floor(duration / step) + 1 }, (_, index) => index * step);
}

function scale(
  duration: number,
  { from, span }: { readonly from: number; readonly span: number },
): TimeScale {
  const unitsPerSecond = (WIDTH - 2 * MARGIN) / Math.max(span, 0.1);
  return { duration, unitsPerSecond, x: (seconds) => round(MARGIN + (seconds - from) * unitsPerSecond) };
}

function shiftOf(stretches: readonly AlignedStretch[]): number {
  const [longest] = stretches.toSorted((one, other) => other.aEnd - other.aStart - (one.aEnd - one.aStart));
  return longest === undefined ? 0 : longest.aStart - longest.bStart;
}

/** A tenth of a unit is finer than any printer. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
