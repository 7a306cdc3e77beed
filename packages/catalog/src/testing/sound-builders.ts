/** Fingerprints in memory, sounds that are alike because a test says so, and an ear that hears what it is told. */
import type { HeardComparison, Relation } from "../domain/comparison/index.ts";
import { heardAs } from "../domain/rule-set/testing.ts";
import type { Ear, Fingerprint } from "../ports/ear.ts";
import type { Fingerprints, KnownSounds, SoundCandidate } from "../ports/fingerprints.ts";

export interface FakeFingerprints {
  readonly fingerprints: Fingerprints;
  readonly kept: Map<string, Fingerprint>;
}

export function createFakeFingerprints(): FakeFingerprints {
  const kept = new Map<string, Fingerprint>();
  let index: Uint8Array | null = null;
  return {
    kept,
    fingerprints: {
      keep: async (audioKey, fingerprint) => void kept.set(audioKey, fingerprint),
      read: async (audioKey) => kept.get(audioKey) ?? null,
      keys: async () => [...kept.keys()],
      keepIndex: async (bytes) => void (index = bytes),
      readIndex: async () => index,
    },
  };
}

/** A fingerprint that is like every other with one item in common. */
export function fakeFingerprint(...items: readonly number[]): Fingerprint {
  return { items: Uint32Array.from(items), madeBy: "test" };
}

/** Sounds over what is kept: likeness is the share of items in common. */
export function createFakeSounds(
  { kept }: Pick<FakeFingerprints, "kept">,
  supposed: Readonly<Record<string, readonly SoundCandidate[]>> = {},
): KnownSounds & { readonly asked: string[] } {
  const asked: string[] = [];
  const share = (one: Uint32Array, other: Uint32Array): number =>
    one.length === 0 ? 0 : one.filter((item) => other.includes(item)).length / one.length;
  return {
    asked,
    async find({ items }, { limit = 10 } = {}) {
      return [...kept]
        .map(([audioKey, known]) => ({
          audioKey,
          matchedShare: share(items, known.items),
          coveredShare: share(known.items, items),
          ...{ bitError: 0, pitch: 1, tempo: 1 },
        }))
        .filter(({ matchedShare }) => matchedShare > 0)
        .sort((one, other) => other.matchedShare - one.matchedShare)
        .slice(0, limit);
    },
    suppose: async ({ path }) => {
      asked.push(path);
      return supposed[path] ?? [];
    },
    count: async () => kept.size,
    has: async (audioKey) => kept.has(audioKey),
    refresh: async () => undefined,
  };
}

/** An ear that hears what stands under `known > file`, else nothing in common; and what it was asked. */
export function createFakeEar(
  answers: Readonly<Record<string, Relation | HeardComparison>>,
): Ear & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async compare(pathA, pathB) {
      asked.push(`${pathA} > ${pathB}`);
      const answer = answers[`${pathA} > ${pathB}`] ?? "unrelated";
      return typeof answer === "string" ? heardAs(answer) : answer;
    },
  };
}
