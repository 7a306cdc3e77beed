/** What needs no ear: the same bytes, and the same audio in other bytes. */
import type { AudioFacts } from "../../domain/asset/audio-facts.ts";
import type { HeardComparison } from "../../domain/comparison/index.ts";

/** Whether hashes answer the question. */
export function areIdentical(a: AudioFacts, b: AudioFacts): boolean {
  return a.sha256 === b.sha256 || (a.audioHash !== null && a.audioHash === b.audioHash);
}

export type IdentityFacts = Pick<AudioFacts, "sha256" | "audioHash" | "durationMs">;

/**
 * Files that are identical, as a comparison. Silence of one length has the same hash in every recording: where it is
 * known to be silence that is a fact, and nobody calls it the same recording.
 */
export function identicalAs(
  a: IdentityFacts,
  b: IdentityFacts,
  { isSilent }: { readonly isSilent: boolean },
): HeardComparison {
  const isSameFile = a.sha256 === b.sha256;
  const duration = { a: seconds(a), b: seconds(b) };
  return {
    relation: isSameFile ? "identical-file" : "identical-audio",
    facts: isSilent ? [{ kind: "silent" }] : [],
    stretches: [{ aStart: 0, aEnd: duration.a, bStart: 0, bEnd: duration.b }],
    residual: { step: 1, values: [] },
    duration,
    comparedBy: isSameFile ? "sha256" : (a.audioHash?.split(":")[0] ?? ""),
  };
}

/** Whether a file that was listened to has no sound in it. */
export function isSilence({ sound, modulation }: Pick<AudioFacts, "sound" | "modulation">): boolean {
  return sound !== null && modulation === null;
}

function seconds({ durationMs }: IdentityFacts): number {
  return (durationMs ?? 0) / 1000;
}
