import type { Relation, SoundFact, Verdict } from "../../../packages/catalog/src/domain/comparison/index.ts";

/** What a comparison said. */
export interface Heard {
  readonly verdict: Verdict;
  readonly relation: Relation;
  readonly facts: readonly SoundFact[];
}

/** A line of a results file: what was heard, or why nothing was, and the milliseconds it took. */
export type PairResult = { readonly id: string; readonly ms: number } & (Heard | { readonly error: string });

/** Of a pair that stands there more than once, the last. */
export function readResults(text: string): readonly PairResult[] {
  const lines = text.split("\n").filter((line) => line !== "");
  const byId = new Map(
    lines.map((line) => JSON.parse(line) as PairResult).map((result) => [result.id, result]),
  );
  return [...byId.values()];
}
