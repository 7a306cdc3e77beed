import { type Candidate, findCandidates, type FindOptions, type QueryHypothesis } from "./find-candidates.ts";
import { mergeSegments } from "./merge-segments.ts";
import { buildSegment, MOST_STEPS, type Segment, type Sketch, sketch } from "./segment.ts";

/** Recordings by their fingerprints. */
export interface FingerprintIndex {
  /** Recordings that count. */
  readonly size: number;
  has(id: string): boolean;
  /** Adds a recording, or puts another fingerprint in the place of its old one. Ids have no line feed. */
  add(id: string, items: Uint32Array): void;
  /** False where there was none. */
  remove(id: string): boolean;
  /** Candidates by score. The first hypothesis is that nothing was done: it is looked at most thoroughly. */
  find<Name>(hypotheses: readonly QueryHypothesis<Name>[], options?: FindOptions): readonly Candidate<Name>[];
  /**
   * What is to be kept, oldest first. Segments never change: the same object is the same bytes, and what was added since is a new
   * one at the end, unless older ones were merged meanwhile.
   */
  segments(): readonly Segment[];
  /** Makes as few segments as can be, and drops what was removed; answers stay the same. */
  merge(): void;
}

/** Recordings that wait for a segment of their own. */
const MOST_FRESH = 1024;

/** A segment, and the recordings in it that do not count any more. */
interface Shelf {
  readonly segment: Segment;
  readonly gone: Set<number>;
}

interface Place {
  readonly shelf: Shelf;
  readonly recording: number;
}

/** Creates an index of segments, oldest first, as `segments` told them or `decodeSegments` read them. */
export function createFingerprintIndex(segments: readonly Segment[] = []): FingerprintIndex {
  const shelves: Shelf[] = [];
  const places = new Map<string, Place>();
  const fresh = new Map<string, Sketch>();
  const removed = new Set<string>();
  /** What is fresh, as a segment; null until somebody asks. */
  let young: Segment | null = null;

  function forget(id: string): boolean {
    const place = places.get(id);
    place?.shelf.gone.add(place.recording);
    return places.delete(id);
  }

  function shelve(segment: Segment): void {
    for (const id of segment.removed) forget(id);
    const shelf = { segment, gone: new Set<number>() };
    for (const [recording, id] of segment.ids.entries()) {
      forget(id);
      places.set(id, { shelf, recording });
    }
    shelves.push(shelf);
  }

  function youngest(): Segment {
    young ??= buildSegment([...fresh.values()], [...removed]);
    return young;
  }

  function seal(): void {
    if (fresh.size === 0 && removed.size === 0) return;
    const segment = youngest();
    fresh.clear();
    removed.clear();
    young = null;
    shelve(segment);
    while (isLastLarge(shelves)) unite(shelves.splice(-2));
  }

  function unite(parts: readonly Shelf[]): void {
    const merged = mergeSegments(parts.map(({ segment, gone }) => ({ segment, keeps: (n) => !gone.has(n) })));
    const isOldest = shelves.length === 0;
    const gone = new Set(isOldest ? [] : parts.flatMap(({ segment }) => segment.removed));
    shelve({ ...merged, removed: [...gone] });
  }

  for (const segment of segments) shelve(segment);
  return {
    get size() {
      return places.size + fresh.size;
    },
    has: (id) => places.has(id) || fresh.has(id),
    add(id, items) {
      if (id === "" || id.includes("\n")) throw new Error(`no recording is called ${JSON.stringify(id)}`);
      if (forget(id)) removed.add(id);
      fresh.set(id, sketch(id, items));
      young = null;
      if (fresh.size >= MOST_FRESH) seal();
    },
    remove(id) {
      const isShelved = forget(id);
      if (isShelved) removed.add(id);
      const isFresh = fresh.delete(id);
      if (isFresh || isShelved) young = null;
      return isFresh || isShelved;
    },
    find(hypotheses, options) {
      const all = shelves.map(({ segment, gone }) => ({ segment, counts: (n: number) => !gone.has(n) }));
      if (fresh.size > 0) all.push({ segment: youngest(), counts: () => true });
      return findCandidates(all, hypotheses, options);
    },
    segments() {
      seal();
      return shelves.map(({ segment }) => segment);
    },
    merge() {
      seal();
      for (const group of groupsOf(shelves.splice(0))) unite(group);
    },
  };
}

/** The last shelf is at least half as large as the one before, and both fit on one line. */
function isLastLarge(shelves: readonly Shelf[]): boolean {
  const [before, last] = shelves.slice(-2);
  if (before === undefined || last === undefined) return false;
  return 2 * stepsIn(last) >= stepsIn(before) && stepsIn(last) + stepsIn(before) <= MOST_STEPS;
}

/** Shelves that fit on one line together, in their order. */
function groupsOf(shelves: readonly Shelf[]): readonly (readonly Shelf[])[] {
  const groups: Shelf[][] = [];
  let steps = MOST_STEPS;
  for (const shelf of shelves) {
    steps += stepsIn(shelf);
    if (steps <= MOST_STEPS) groups.at(-1)?.push(shelf);
    else {
      groups.push([shelf]);
      steps = stepsIn(shelf);
    }
  }
  return groups;
}

function stepsIn({ segment }: Shelf): number {
  return segment.starts.at(-1) ?? 0;
}
