/** Heard comparisons and contexts for tests. */
import type { HeardComparison, Relation, SoundFact } from "../comparison/index.ts";
import { NO_CLAIMS, NO_CONTEXT, type DecisionContext, type SoundClaims } from "./decision-context.ts";

/** Three minutes beside three minutes, aligned from end to end, unless said otherwise. */
export function heardAs(
  relation: Relation,
  facts: readonly SoundFact[] = [],
  given: Partial<HeardComparison> = {},
): HeardComparison {
  return {
    relation,
    facts,
    stretches: [{ aStart: 0, aEnd: 180, bStart: 0, bEnd: 180 }],
    residual: { step: 1, values: [] },
    duration: { a: 180, b: 180 },
    comparedBy: "test/1",
    ...given,
  };
}

/** The same with some seconds taken out at one minute. */
export function cutBy(seconds: number, facts: readonly SoundFact[] = []): HeardComparison {
  const cut: SoundFact = { kind: "cut", start: 60, end: 60 + seconds, amount: seconds, unit: "s" };
  return heardAs("edit", [cut, ...facts], { duration: { a: 180, b: 180 - seconds } });
}

export function knownAs(b: Partial<SoundClaims>, given: Partial<DecisionContext> = {}): DecisionContext {
  return { ...NO_CONTEXT, ...given, b: { ...NO_CLAIMS, ...b } };
}
