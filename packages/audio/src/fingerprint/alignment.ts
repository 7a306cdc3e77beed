import { countBits } from "../bit-count/index.ts";

/** A passage of A and where it is found in B. */
export interface MatchedBlock {
  /** The first item of the passage in A, and how many there are. */
  readonly first: number;
  readonly items: number;
  /** Items by which the passage comes later in B than in A; below 0 where it comes earlier. */
  readonly offset: number;
  /** Share of bits that differ: 0 is the same; unrelated music is at 0.4 to 0.5, and 0.3 in a lucky block. */
  readonly bitError: number;
}

export interface Passage {
  readonly first: number;
  readonly items: number;
}

/** Looks for passages of one row of items in another. */
export interface Aligner {
  /** The offset under which most speaks for the two being the same. Neither may be empty. */
  alignAll(): MatchedBlock;
  /** The passage under this offset; null where it would hang over an end of the other by more than half. */
  at(passage: Passage, offset: number): MatchedBlock | null;
  /** Where the passage fits best; null where it is longer than all of the other, or both are too long to look everywhere. */
  search(passage: Passage): MatchedBlock | null;
}

/** Comparisons of two items that one search may take: some 50 ms. */
const BUDGET = 2e7;
/** Comparisons of two items for all passages of one row together: 45 minutes by 45 minutes. */
const MOST = 5e8;
/** Offsets that are judged by all items, after all offsets were judged by some. */
const FINALISTS = 16;
/** What unrelated items differ by. */
const CHANCE = 0.5;

/** Creates the aligner of two rows of items. */
export function createAligner(a: Uint32Array, b: Uint32Array): Aligner {
  const score = ({ first, items }: Passage, offset: number, stride: number): MatchedBlock => {
    const start = Math.max(first, -offset);
    const end = Math.min(first + items, b.length - offset);
    let bits = 0;
    let count = 0;
    for (let n = start; n < end; n += stride) {
      bits += countBits((a[n] ?? 0) ^ (b[n + offset] ?? 0));
      count += 1;
    }
    return { first: start, items: end - start, offset, bitError: count === 0 ? CHANCE : bits / 32 / count };
  };

  /** The best of all offsets in a range, each judged by `weigh`: more is better. */
  const best = (
    passage: Passage,
    [from, to]: readonly [number, number],
    weigh: (block: MatchedBlock) => number,
  ): MatchedBlock => {
    const stride = Math.ceil(((to - from + 1) * passage.items) / BUDGET);
    const finalists: { readonly block: MatchedBlock; readonly weight: number }[] = [];
    for (let offset = from; offset <= to; offset += 1) {
      const block = score(passage, offset, stride);
      const weight = weigh(block);
      if (finalists.length === FINALISTS && weight <= (finalists.at(-1)?.weight ?? 0)) continue;
      const place = finalists.findIndex((other) => other.weight < weight);
      finalists.splice(place < 0 ? finalists.length : place, 0, { block, weight });
      if (finalists.length > FINALISTS) finalists.pop();
    }
    const [winner] = finalists
      .map(({ block }) => score(passage, block.offset, 1))
      .toSorted((one, other) => weigh(other) - weigh(one));
    if (winner === undefined) throw new Error("no offset to choose from");
    return winner;
  };

  return {
    alignAll: () =>
      best(
        { first: 0, items: a.length },
        [1 - a.length, b.length - 1],
        ({ bitError, items }) => (CHANCE - bitError) * Math.sqrt(items),
      ),
    at(passage, offset) {
      const block = score(passage, offset, 1);
      return block.items * 2 < passage.items || block.items <= 0 ? null : block;
    },
    search(passage) {
      if (passage.items > b.length || a.length * b.length > MOST) return null;
      const range = [0 - passage.first, b.length - passage.items - passage.first] as const;
      return best(passage, range, ({ bitError }) => -bitError);
    },
  };
}
