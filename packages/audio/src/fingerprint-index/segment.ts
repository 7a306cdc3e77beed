/** Recordings and the places of their chosen items, by key: what is built once, searched, and merged. */
import { chooseItems } from "./choose-items.ts";
import { KEYS, keyOf, SHADE_BITS, shadeOf } from "./item-key.ts";

/** Places are kept in steps of so many items: half a second. */
export const STEP_ITEMS = 4;

const PLACE_BITS = 32 - SHADE_BITS;
const PLACE_MASK = 2 ** PLACE_BITS - 1;

/** Items of a query that vote together: half a minute. What runs 4 % faster drifts by a second over it. */
export const WINDOW_ITEMS = 256;
export const WINDOW_STEPS = WINDOW_ITEMS / STEP_ITEMS;

/** Steps between two recordings, so that no window has votes for one and the other on the same lines. */
const GAP = WINDOW_STEPS + 4;

/** A recording as the index keeps it: where its chosen items stand. */
export interface Sketch {
  readonly id: string;
  readonly items: number;
  /** The key of each chosen item. */
  readonly keys: Uint16Array;
  /** Its shade above, its place in steps below. */
  readonly postings: Uint32Array;
}

/** Recordings lie one after the other on one line of steps; a posting is a shade and a place on this line. */
export interface Segment {
  readonly ids: readonly string[];
  /** Recordings that older segments have and that do not count any more. */
  readonly removed: readonly string[];
  /** Length of each in items. */
  readonly items: Uint32Array;
  /** First step of each on the line, and the end of the last. */
  readonly starts: Uint32Array;
  /** Where the postings of each key begin, and the end of the last. */
  readonly directory: Uint32Array;
  /** Shade above, place below; in the order of their places for each key. */
  readonly postings: Uint32Array;
}

/** What the index keeps of a fingerprint. */
export function sketch(id: string, items: Uint32Array): Sketch {
  const chosen = chooseItems(items);
  const keys = new Uint16Array(chosen.length);
  const postings = new Uint32Array(chosen.length);
  chosen.forEach((place, n) => {
    const item = items[place] ?? 0;
    keys[n] = keyOf(item);
    postings[n] = posting(shadeOf(item), Math.floor(place / STEP_ITEMS));
  });
  return { id, items: items.length, keys, postings };
}

function posting(shade: number, place: number): number {
  return ((shade << PLACE_BITS) | place) >>> 0;
}

export function shadeIn(of: number): number {
  return of >>> PLACE_BITS;
}

export function placeIn(of: number): number {
  return of & PLACE_MASK;
}

/** Steps that a recording takes on the line. */
export function stepsOf(items: number): number {
  return Math.ceil(items / STEP_ITEMS) + GAP;
}

/** Steps that fit on one line: those of 130,000 recordings. */
export const MOST_STEPS = PLACE_MASK;

/** Builds a segment; the order of the recordings is kept. They fit on one line. */
export function buildSegment(sketches: readonly Sketch[], removed: readonly string[] = []): Segment {
  const starts = new Uint32Array(sketches.length + 1);
  const directory = new Uint32Array(KEYS + 1);
  sketches.forEach(({ items, keys }, n) => {
    starts[n + 1] = (starts[n] ?? 0) + stepsOf(items);
    for (const key of keys) directory[key + 1] = (directory[key + 1] ?? 0) + 1;
  });
  for (let key = 0; key < KEYS; key += 1)
    directory[key + 1] = (directory[key + 1] ?? 0) + (directory[key] ?? 0);
  const next = directory.slice(0, KEYS);
  const postings = new Uint32Array(directory[KEYS] ?? 0);
  sketches.forEach((one, n) => {
    const start = starts[n] ?? 0;
    for (let k = 0; k < one.keys.length; k += 1) {
      const key = one.keys[k] ?? 0;
      const at = next[key] ?? 0;
      // No carry into the shade: the place and the start together are on the line.
      postings[at] = (one.postings[k] ?? 0) + start;
      next[key] = at + 1;
    }
  });
  return {
    ids: sketches.map(({ id }) => id),
    removed,
    items: Uint32Array.from(sketches, ({ items }) => items),
    starts,
    directory,
    postings,
  };
}

/** Number of the recording that has this step of the line. */
export function recordingAt(starts: Uint32Array, step: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= step) low = middle;
    else high = middle;
  }
  return low;
}
