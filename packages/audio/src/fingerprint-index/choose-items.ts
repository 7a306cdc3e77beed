import { countBits } from "../bit-count/index.ts";
import { KEYS, keyOf } from "./item-key.ts";

/** One item in so many is kept. */
const SPARSENESS = 4;

/** At most so many are kept of one recording, however long it is: 64 KiB, reached after 2 h 15 min. */
const MOST_CHOSEN = 2 ** 14;

/** Items that are chosen among together: two seconds. */
const BLOCK = 16;

/** An item that stands still for longer than this, two seconds, is silence or a tone, and tells nothing. */
const STANDS_STILL = 16;

/** The same key is kept again after this many items, half a minute: the bars of a loop do not crowd out the rest. */
const REPEATS_AFTER = 256;

const STILL = 255;

const UPPER_BITS = 0xaa_aa_aa_aa;

/**
 * Places of the items by which a recording is found, ascending: in every block those whose upper bits change least from the
 * neighbours to them and on, for these survive another beginning, coding and equaliser most often. Depends on nothing
 * but the items.
 */
export function chooseItems(items: Uint32Array): Uint32Array {
  const block = Math.max(BLOCK, Math.ceil((items.length * BLOCK) / SPARSENESS / MOST_CHOSEN));
  const quota = Math.ceil(BLOCK / SPARSENESS);
  // One more than the place at which each key was kept last.
  const lastPlaces = new Uint32Array(KEYS);
  const chosen: number[] = [];
  const changes = changesOf(items);
  for (let start = 0; start < items.length; start += block) {
    const end = Math.min(start + block, items.length);
    const wanted = Math.ceil((quota * (end - start)) / block);
    const kept: number[] = [];
    for (const place of steadiestFirst(changes, start, end)) {
      if (kept.length === wanted) break;
      const key = keyOf(items[place] ?? 0);
      const last = lastPlaces[key] ?? 0;
      if (last > 0 && Math.abs(place + 1 - last) < REPEATS_AFTER) continue;
      lastPlaces[key] = place + 1;
      kept.push(place);
    }
    chosen.push(...kept.sort((one, other) => one - other));
  }
  return Uint32Array.from(chosen);
}

/** For each item how many upper bits differ from the one before and to the one after; 255 for what stands still. */
function changesOf(items: Uint32Array): Uint8Array {
  const changes = new Uint8Array(items.length);
  let stillSince = 0;
  for (let place = 0; place < items.length; place += 1) {
    const item = items[place] ?? 0;
    const before = items[Math.max(place - 1, 0)] ?? 0;
    const after = items[Math.min(place + 1, items.length - 1)] ?? 0;
    changes[place] = countBits((item ^ before) & UPPER_BITS) + countBits((item ^ after) & UPPER_BITS);
    if (item !== before) stillSince = place;
    if (item !== after && place - stillSince >= STANDS_STILL) changes.fill(STILL, stillSince, place + 1);
  }
  if (items.length - stillSince > STANDS_STILL) changes.fill(STILL, stillSince);
  return changes;
}

/** Places from the start to the end, by how much changes at them, without those that stand still. */
function steadiestFirst(changes: Uint8Array, start: number, end: number): number[] {
  const places: number[] = [];
  for (let place = start; place < end; place += 1) {
    const change = changes[place] ?? STILL;
    if (change === STILL) continue;
    // Sixteen numbers are sorted fastest by putting each where it belongs.
    let at = places.length;
    while (at > 0 && (changes[places[at - 1] ?? 0] ?? 0) > change) {
      places[at] = places[at - 1] ?? 0;
      at -= 1;
    }
    places[at] = place;
  }
  return places;
}
