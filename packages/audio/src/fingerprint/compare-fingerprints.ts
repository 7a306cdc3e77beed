/** How alike two fingerprints are, and which passage of the one lies where in the other. */
import type { Fingerprint } from "@deadwax/catalog";
import { createAligner, type MatchedBlock } from "./alignment.ts";

export interface FingerprintComparison {
  /** The offset under which most speaks for A and B being the same, over all that they then share; null when one of them is empty. */
  readonly best: MatchedBlock | null;
  /** Every stretch of 64 items (7.9 s) of A where it fits best in B. */
  readonly blocks: readonly MatchedBlock[];
}

const BLOCK = 64;
/** Above this a block is looked for elsewhere than where its neighbours were found. */
const LOST = 0.2;

/**
 * Compares two fingerprints at all offsets. Between recordings of an hour and more, offsets are first judged by some of the items.
 * Throws a plain Error for fingerprints of different algorithms.
 */
export function compareFingerprints(a: Fingerprint, b: Fingerprint): FingerprintComparison {
  if (a.madeBy !== b.madeBy) throw new Error(`fingerprints by ${a.madeBy} and ${b.madeBy}`);
  const aligner = createAligner(a.items, b.items);
  const length = a.items.length;
  if (length === 0 || b.items.length === 0) return { best: null, blocks: [] };
  const best = aligner.alignAll();
  const blocks: MatchedBlock[] = [];
  let { offset } = best;
  for (let first = 0; first < length; first += BLOCK) {
    const passage = { first, items: Math.min(BLOCK, length - first) };
    const near = [aligner.at(passage, best.offset), aligner.at(passage, offset)].filter(
      (block) => block !== null,
    );
    const found = pickBest(near);
    const block =
      found !== null && found.bitError <= LOST ? found : pickBest([...near, aligner.search(passage)]);
    if (block === null) continue;
    if (block.bitError <= LOST) ({ offset } = block);
    blocks.push(block);
  }
  return { best, blocks };
}

/** The first of the best. */
function pickBest(blocks: readonly (MatchedBlock | null)[]): MatchedBlock | null {
  let best: MatchedBlock | null = null;
  for (const block of blocks)
    if (block !== null && (best === null || block.bitError < best.bitError)) best = block;
  return best;
}
