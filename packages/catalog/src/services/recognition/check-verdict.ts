import type { Relation, Verdict } from "../../domain/comparison/index.ts";
import type { QuestionedFile, RecordingComparison } from "./compare-known.ts";
import { isSilence } from "../comparison/identical.ts";

/** From what says most about a file to what says least. What nobody could hear may be the same, and comes before what is other. */
const STRENGTH: readonly Relation[] = [
  ...(["identical-file", "identical-audio", "format", "remaster", "fold-down", "unsure"] as const),
  ...(["edit", "clean-edit", "speed", "tempo", "pitch", "part-removed", "part-alone"] as const),
  ...(["overdub", "same-work", "unrelated"] as const),
];

/** The strongest first; among equals those with a code, then the older recording. */
export function byStrength(candidates: readonly RecordingComparison[]): readonly RecordingComparison[] {
  const rank = ({ relation, verdict, codes }: RecordingComparison): readonly number[] => [
    verdict === "reuse" ? 0 : 1,
    STRENGTH.indexOf(relation),
    codes.length === 0 ? 1 : 0,
  ];
  return candidates.toSorted((one, other) => {
    const [ranks, others] = [rank(one), rank(other)];
    const difference = ranks.map((value, at) => value - (others[at] ?? 0)).find((value) => value !== 0);
    return difference ?? (one.recordingId < other.recordingId ? -1 : 1);
  });
}

/** Recordings of the catalog that are all this one: somebody has to say which of them it is. */
export function sameRecordings(candidates: readonly RecordingComparison[]): readonly RecordingComparison[] {
  return candidates.filter(({ verdict }) => verdict === "reuse");
}

/**
 * The verdict on a file: that of its strongest candidate; of a stranger `new`, unless it is a stem, or cannot have been
 * found because it was not heard.
 */
export function verdictOnFile(
  { claims, facts }: QuestionedFile,
  candidates: readonly RecordingComparison[],
  { isHeard }: { readonly isHeard: boolean },
): Verdict {
  const [strongest] = candidates;
  if (sameRecordings(candidates).length > 1) return "ask";
  if (strongest !== undefined) return strongest.verdict;
  if (claims.role === "stem") return "none";
  return isHeard && !isSilence(facts) ? "new" : "ask";
}
