/** A grid in windows of some frames, which overlap: what is judged at once. */
import { WORKING_RATE } from "../../working-audio/index.ts";
import { CELLS, type Grid } from "../grid.ts";
import { FRAME_HOP } from "../spectra.ts";

/** Frames of one window, and from one to the next: 0.23 s and 0.09 s. */
export const WINDOW_FRAMES = 5;
export const WINDOW_HOP = 2;
export const WINDOW_SECONDS = (WINDOW_HOP * FRAME_HOP) / WORKING_RATE;

/** Sums of a grid's numbers over each window; `count` × `CELLS`. */
export interface Windows {
  readonly count: number;
  readonly a: Float32Array;
  readonly b: Float32Array;
  readonly raw: Float32Array;
  readonly shared: Float32Array;
  /** 1 where all its frames lie in A. */
  readonly isFound: Uint8Array;
}

export function sumWindows(grid: Grid): Windows {
  const count = Math.max(1, Math.floor((grid.frames - WINDOW_FRAMES) / WINDOW_HOP) + 1);
  const isFound = new Uint8Array(count);
  for (let w = 0; w < count; w++) {
    let found = 1;
    for (let i = 0; i < WINDOW_FRAMES; i++) found &= grid.isFound[w * WINDOW_HOP + i] ?? 0;
    isFound[w] = found;
  }
  const [a, b, raw, shared] = [grid.a, grid.b, grid.raw, grid.shared].map((values) => sum(values, count));
  if (a === undefined || b === undefined || raw === undefined || shared === undefined)
    throw new Error("a grid without numbers");
  return { count, a, b, raw, shared, isFound };
}

function sum(values: Float32Array, count: number): Float32Array {
  const out = new Float32Array(count * CELLS);
  for (let w = 0; w < count; w++) {
    const from = w * WINDOW_HOP * CELLS;
    for (let cell = 0; cell < CELLS; cell++) {
      let total = 0;
      for (let at = from + cell; at < from + WINDOW_FRAMES * CELLS; at += CELLS) total += values[at] ?? 0;
      out[w * CELLS + cell] = total;
    }
  }
  return out;
}
