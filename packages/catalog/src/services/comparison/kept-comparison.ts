/** What a decision keeps of a comparison: what was measured and by what, and the rules that spoke. */
import type { Comparison } from "../../domain/comparison/index.ts";
import type { Decision } from "../../domain/decision/decision.ts";

/** A loop may have thousands of passages; the first tell what it was. */
const MOST_FACTS = 200;

export type KeptFacts = Decision["facts"];

export function keptFacts({ verdict, relation, comparedBy, facts }: Comparison): KeptFacts {
  const kept = facts.slice(0, MOST_FACTS).map((fact) => ({ ...fact }));
  return [{ kind: "compared", verdict, relation, comparedBy, facts: facts.length }, ...kept];
}

/** `ifpi/different-edit 2026-11-22`, the deciding one first. */
export function keptRules({ rules }: Comparison): readonly string[] {
  return rules.map(({ rule, asOf }) => `${rule} ${asOf}`);
}
