/** What the catalog has heard before, asked by fingerprint. */
import type { Fingerprints, KnownSounds, SoundCandidate } from "@deadwax/catalog";
import { AS_IT_IS, type Hypothesis } from "../fingerprint/index.ts";
import {
  alignFingerprints,
  type FingerprintIndex,
  type QueryHypothesis,
} from "../fingerprint-index/index.ts";
import { isOurs, openKeptIndex } from "./kept-index.ts";
import { supposeSound, type SupposeSound } from "./supposed.ts";

/** Candidates of the index that are laid beside the sound item by item, for each one that is told. */
const LOOKED_AT = 3;

/** Share of one of the two that has to lie in the other, for the audio itself to be worth comparing. */
const CONFIRMED = 0.3;

/** So much evidence is never chance: an arrangement without its leading part lies in little of the whole. */
const STRONG_SCORE = 130;

export interface KnownSoundsOptions {
  /** Who makes fingerprints of what may have been done to a file. Default: this thread. */
  readonly suppose?: SupposeSound;
}

/** Creates the sounds over the fingerprints of a catalog. The index is opened when it is first asked. */
export function createKnownSounds(
  fingerprints: Fingerprints,
  { suppose = supposeSound }: KnownSoundsOptions = {},
): KnownSounds {
  let opened: Promise<FingerprintIndex> | undefined;
  const open = (): Promise<FingerprintIndex> => (opened ??= openKeptIndex(fingerprints, { mustKeep: false }));

  async function search(
    hypotheses: readonly QueryHypothesis<Hypothesis>[],
    limit: number,
  ): Promise<readonly SoundCandidate[]> {
    const index = await open();
    const found: (SoundCandidate & { readonly isTold: boolean })[] = [];
    for (const { id, hypothesis, score } of index.find(hypotheses, { limit: limit * LOOKED_AT })) {
      const known = await fingerprints.read(id);
      const items = hypotheses.find(({ name }) => name === hypothesis)?.items;
      if (known === null || items === undefined) continue;
      const there = alignFingerprints(known.items, items);
      const back = alignFingerprints(items, known.items);
      const matchedShare = there.matchedShare;
      const coveredShare = back.matchedShare;
      const isTold = score >= STRONG_SCORE || Math.max(matchedShare, coveredShare) >= CONFIRMED;
      const { bitError } = there;
      found.push({ audioKey: id, matchedShare, coveredShare, bitError, ...hypothesis, isTold });
    }
    return found
      .filter(({ isTold }) => isTold)
      .map(({ isTold: _isTold, ...candidate }) => candidate)
      .sort((one, other) => likeness(other) - likeness(one))
      .slice(0, limit);
  }

  return {
    async find({ items, madeBy }, { limit = 10 } = {}) {
      if (!isOurs(madeBy)) throw new Error(`a fingerprint by ${madeBy}`);
      return items.length === 0 ? [] : search([{ name: AS_IT_IS, items }], limit);
    },
    async suppose({ path, durationSeconds }, { limit = 10 } = {}) {
      return search(await suppose(path, durationSeconds), limit);
    },
    count: async () => (await open()).size,
    has: async (audioKey) => (await open()).has(audioKey),
    async refresh() {
      opened = openKeptIndex(fingerprints, { mustKeep: true });
      await opened;
    },
  };
}

/** What lies in the other as a whole, with few bits changed, comes first. */
function likeness({ matchedShare, coveredShare, bitError }: SoundCandidate): number {
  return Math.max(matchedShare, coveredShare) + (matchedShare + coveredShare) / 2 - bitError;
}
