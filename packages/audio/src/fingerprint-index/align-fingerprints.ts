/** Two whole fingerprints item by item, when both are at hand: what the index only guesses. */
import { countBits } from "../bit-count/index.ts";
import { ITEM_SECONDS } from "./find-candidates.ts";
import { keyOf, KEYS } from "./item-key.ts";

/** How B lies in A. */
export interface FingerprintAlignment {
  /** Where the start of B lies in A, seconds, by the offset that most of B has; below zero when B starts earlier. */
  readonly offsetSeconds: number;
  /** Share of bits that differ in what matched; 1 where nothing did. Unrelated music has 0.4 to 0.5. */
  readonly bitError: number;
  /** Share of B that lies in A at one offset or another. */
  readonly matchedShare: number;
}

/** Items that match together or do not: four seconds. */
const BLOCK = 32;

/** A block with more bits that differ is another sound. Unrelated blocks are seldom below 0.32. */
const MOST_BIT_ERROR = 0.3;

/** Offsets that are tried, those that most keys speak for, and how far beside them. */
const OFFSETS = 24;
const BESIDE = 2;

/** A key that stands at more places of A than this says nothing about where. */
const MOST_PLACES = 32;

/** Finds how B lies in A: by the offsets at which their keys meet, and the bits that differ there, block by block. */
export function alignFingerprints(a: Uint32Array, b: Uint32Array): FingerprintAlignment {
  const offsets = likelyOffsets(a, b);
  const matches = new Map<number, number>();
  let wrong = 0;
  let matched = 0;
  for (let start = 0; start < b.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, b.length);
    const best = bestOffset({ a, b, start, end, offsets });
    if (best.wrong > MOST_BIT_ERROR * 32 * (end - start)) continue;
    matches.set(best.offset, (matches.get(best.offset) ?? 0) + end - start);
    wrong += best.wrong;
    matched += end - start;
  }
  const [offset] = [...matches.entries()].reduce(
    (one, other) => (other[1] > one[1] ? other : one),
    [offsets[0] ?? 0, 0],
  );
  return {
    offsetSeconds: offset * ITEM_SECONDS,
    bitError: matched === 0 ? 1 : wrong / (32 * matched),
    matchedShare: b.length === 0 ? 0 : matched / b.length,
  };
}

/** Offsets of B in A for which most keys speak, with those beside them; the likeliest first. */
function likelyOffsets(a: Uint32Array, b: Uint32Array): readonly number[] {
  const { starts, places } = placesByKey(a);
  const counts = new Uint32Array(a.length + b.length + 1);
  for (let n = 0; n < b.length; n += 1) {
    const key = keyOf(b[n] ?? 0);
    const from = starts[key] ?? 0;
    const to = starts[key + 1] ?? 0;
    if (to - from > MOST_PLACES) continue;
    for (let at = from; at < to; at += 1) {
      const line = (places[at] ?? 0) - n + b.length;
      counts[line] = (counts[line] ?? 0) + 1;
    }
  }
  const lines = [...counts.keys()].filter((line) => (counts[line] ?? 0) > 1);
  lines.sort((one, other) => (counts[other] ?? 0) - (counts[one] ?? 0) || one - other);
  const offsets = new Set<number>();
  for (const line of lines.slice(0, OFFSETS)) {
    for (let beside = -BESIDE; beside <= BESIDE; beside += 1) offsets.add(line - b.length + beside);
  }
  return [...offsets];
}

/** The places of each key, one after the other. */
function placesByKey(items: Uint32Array): { readonly starts: Uint32Array; readonly places: Uint32Array } {
  const starts = new Uint32Array(KEYS + 1);
  for (const item of items) starts[keyOf(item) + 1] = (starts[keyOf(item) + 1] ?? 0) + 1;
  for (let key = 0; key < KEYS; key += 1) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
  const next = starts.slice();
  const places = new Uint32Array(items.length);
  for (let place = 0; place < items.length; place += 1) {
    const key = keyOf(items[place] ?? 0);
    places[next[key] ?? 0] = place;
    next[key] = (next[key] ?? 0) + 1;
  }
  return { starts, places };
}

interface Stretch {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly start: number;
  readonly end: number;
  readonly offsets: readonly number[];
}

/** The offset at which this stretch of B differs least from A, and by how many bits; an item that A does not have differs in half. */
function bestOffset({ a, b, start, end, offsets }: Stretch): {
  readonly offset: number;
  readonly wrong: number;
} {
  let best = { offset: 0, wrong: 32 * (end - start) };
  for (const offset of offsets) {
    let wrong = 0;
    for (let n = start; n < end && wrong < best.wrong; n += 1) {
      const known = a[n + offset];
      wrong += known === undefined ? 16 : countBits(known ^ (b[n] ?? 0));
    }
    if (wrong < best.wrong) best = { offset, wrong };
  }
  return best;
}
