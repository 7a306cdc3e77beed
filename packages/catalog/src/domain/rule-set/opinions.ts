import type { HeardComparison, RuleOpinion } from "../comparison/index.ts";
import type { DecisionContext } from "./decision-context.ts";
import { holds } from "./rule-condition.ts";
import type { Rule, RuleSet } from "./rule-set.ts";
import { RULE_SETS, ruleSetOf, sourcesOf } from "./rule-sets.ts";

/** Every rule that speaks, the deciding one first, then its authority's others, then all other authorities. */
export function opinionsOn(heard: HeardComparison, context: DecisionContext): readonly RuleOpinion[] {
  const agency = ruleSetOf(context.agency);
  const inOrder = [agency, ...RULE_SETS.filter((set) => set !== agency)];
  const spoken = inOrder.flatMap((set) =>
    set.rules
      .filter(({ when }) => when !== undefined && holds(when, heard, context))
      .map((rule) => opinionOf(set, rule)),
  );
  return spoken.map((opinion, index) => ({ ...opinion, isDeciding: index === 0 }));
}

function opinionOf({ authority }: RuleSet, rule: Rule): RuleOpinion {
  const sources = sourcesOf(rule);
  return {
    rule: rule.id,
    authority,
    says: rule.says,
    text: rule.text,
    source: sources.map(({ address }) => address).join("; "),
    asOf: sources.map(({ readOn }) => readOn).reduce((first, day) => (day < first ? day : first)),
    isDeciding: false,
  };
}
