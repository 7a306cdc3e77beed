/** Fingerprints of music that nobody played: chords, a melody and noise, as rows of pitch classes, made items by the algorithm itself. */
import { createItemMaker } from "../fingerprint/items.ts";
import { CLASSES } from "../fingerprint/pitch-classes.ts";

/** Rows that come before the first item. */
const LEAD = 19;
const ROWS_OF_A_BAR = 16;

/** Numbers from 0 to 1 that are the same for the same seed: mulberry32. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** So many items of a piece of music; other seeds are other pieces. */
export function aFingerprint(seed: number, items = 1600): Uint32Array {
  const random = numbersFrom(seed);
  const maker = createItemMaker();
  const row = new Float64Array(CLASSES);
  const chord = new Float64Array(CLASSES);
  let note = 0;
  for (let n = 0; n < items + LEAD; n += 1) {
    if (n % ROWS_OF_A_BAR === 0) {
      const root = Math.floor(random() * CLASSES);
      chord.fill(0.1);
      for (const step of [0, random() < 0.5 ? 3 : 4, 7]) chord[(root + step) % CLASSES] = 1 + random();
    }
    if (random() < 0.4) note = Math.floor(random() * CLASSES);
    for (let k = 0; k < CLASSES; k += 1) row[k] = (chord[k] ?? 0) + 0.4 * random() + (k === note ? 2 : 0);
    maker.add(row);
  }
  return maker.finish();
}

/** The same with this share of its bits changed. */
export function withBitErrors(items: Uint32Array, share: number, seed = 1): Uint32Array {
  const random = numbersFrom(seed);
  return items.map((item) => {
    let changed = item;
    for (let bit = 0; bit < 32; bit += 1) if (random() < share) changed ^= 1 << bit;
    return changed;
  });
}
