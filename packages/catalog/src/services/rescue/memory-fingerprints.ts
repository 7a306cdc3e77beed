import type { Fingerprint } from "../../domain/asset/fingerprint.ts";
import type { Fingerprints } from "../../ports/fingerprints.ts";

/** Fingerprints that are forgotten afterwards: some 2 kB for each minute of audio. */
export function createMemoryFingerprints(): Fingerprints {
  const kept = new Map<string, Fingerprint>();
  let index: Uint8Array | null = null;
  return {
    keep(audioKey, fingerprint) {
      kept.set(audioKey, fingerprint);
      return Promise.resolve();
    },
    read: (audioKey) => Promise.resolve(kept.get(audioKey) ?? null),
    keys: () => Promise.resolve([...kept.keys()]),
    keepIndex(bytes) {
      index = bytes;
      return Promise.resolve();
    },
    readIndex: () => Promise.resolve(index),
  };
}
