import { KEYS } from "./item-key.ts";
import { placeIn, recordingAt, type Segment, stepsOf } from "./segment.ts";

/** A segment, and which of its recordings go on. */
export interface Mergeable {
  readonly segment: Segment;
  readonly keeps: (recording: number) => boolean;
}

/** Steps that share one hint at the recording they belong to. */
const HINT_STEPS = 64;

/** One segment of all recordings that go on, in their order. They fit on one line. Removals are not carried over. */
export function mergeSegments(sources: readonly Mergeable[]): Segment {
  const ids: string[] = [];
  const items: number[] = [];
  const starts = [0];
  const moves = sources.map(({ segment, keeps }) => {
    const shifts = Int32Array.from(segment.ids, (id, n) => {
      if (!keeps(n)) return DROPPED;
      const start = starts.at(-1) ?? 0;
      ids.push(id);
      items.push(segment.items[n] ?? 0);
      starts.push(start + stepsOf(segment.items[n] ?? 0));
      return start - (segment.starts[n] ?? 0);
    });
    return { segment, shiftAt: shiftsOf(segment, shifts) };
  });
  const directory = new Uint32Array(KEYS + 1);
  const postings = new Uint32Array(sources.reduce((sum, { segment }) => sum + segment.postings.length, 0));
  let count = 0;
  for (let key = 0; key < KEYS; key += 1) {
    for (const { segment, shiftAt } of moves) {
      const end = segment.directory[key + 1] ?? 0;
      for (let at = segment.directory[key] ?? 0; at < end; at += 1) {
        const posting = segment.postings[at] ?? 0;
        const shift = shiftAt(posting);
        if (shift === DROPPED) continue;
        postings[count] = posting + shift;
        count += 1;
      }
    }
    directory[key + 1] = count;
  }
  return {
    ids,
    removed: [],
    items: Uint32Array.from(items),
    starts: Uint32Array.from(starts),
    directory,
    postings: count === postings.length ? postings : postings.slice(0, count),
  };
}

/** No start moves this far. */
const DROPPED = -(2 ** 31);

/** By how much a posting moves: what its recording does. */
function shiftsOf({ starts }: Segment, shifts: Int32Array): (posting: number) => number {
  const steps = starts.at(-1) ?? 0;
  const hints = Uint32Array.from({ length: Math.ceil(steps / HINT_STEPS) }, (_, n) =>
    recordingAt(starts, n * HINT_STEPS),
  );
  return (posting) => {
    const place = placeIn(posting);
    let recording = hints[Math.floor(place / HINT_STEPS)] ?? 0;
    while ((starts[recording + 1] ?? 0) <= place) recording += 1;
    return shifts[recording] ?? 0;
  };
}
