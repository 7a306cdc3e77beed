import type { HeardComparison } from "./heard-comparison.ts";
import type { Relation } from "./relation.ts";
import type { SoundFact, SoundFactKind } from "./sound-fact.ts";

/**
 * Relations that are the same from both sides. `format` is none of them: the same recording is never said without a
 * measurement of its own.
 */
const MUTUAL: readonly Relation[] = [
  ...(["identical-file", "identical-audio", "remaster", "edit", "speed", "tempo", "pitch"] as const),
  ...(["same-work", "unrelated", "unsure"] as const),
];

type Turn = (fact: SoundFact) => readonly SoundFact[];

const same: Turn = (fact) => [fact];
const negated: Turn = ({ amount, ...fact }) => [amount === undefined ? fact : { ...fact, amount: -amount }];
/** 25 % faster one way is 20 % slower the other. */
const inverse: Turn = ({ amount, ...fact }) => [
  amount === undefined ? fact : { ...fact, amount: 100 / (1 + amount / 100) - 100 },
];

const TURNS: Partial<Record<SoundFactKind, Turn>> = {
  ...{ polarity: same, swap: same, "same-work": same, matched: same },
  ...{ "nothing-in-common": same, silent: same, "not-distinctive": same, "cut-off": same },
  ...{ level: negated, "silence-start": negated, "silence-end": negated, pitch: negated, drift: negated },
  ...{ speed: inverse, tempo: inverse },
  // Times of the side that has the passage, in both.
  cut: (fact) => [{ ...fact, kind: "inserted" }],
  inserted: (fact) => [{ ...fact, kind: "cut" }],
  // What A leaves over of B says nothing of what B leaves over of A.
  residual: () => [],
};

/**
 * What A is to B, where that follows from what B is to A; null where somebody has to listen again: what was muted or
 * coded one way has no name the other way. Without the curve over B.
 */
export function turnedRound(heard: HeardComparison): HeardComparison | null {
  const facts = heard.facts.map((fact) => TURNS[fact.kind]?.(fact));
  if (!MUTUAL.includes(heard.relation) || facts.includes(undefined)) return null;
  return {
    ...heard,
    facts: facts.flatMap((turned) => turned ?? []),
    stretches: heard.stretches
      .map(({ aStart, aEnd, bStart, bEnd }) => ({ aStart: bStart, aEnd: bEnd, bStart: aStart, bEnd: aEnd }))
      .sort((one, other) => one.bStart - other.bStart),
    residual: { step: heard.residual.step, values: [] },
    duration: { a: heard.duration.b, b: heard.duration.a },
  };
}
