import type { HeardComparison, RuleOpinion, Verdict } from "../comparison/index.ts";
import type { DecisionContext } from "./decision-context.ts";
import { holds } from "./rule-condition.ts";
import type { Rule, RuleSet } from "./rule-set.ts";
import { RULE_SETS, ruleSetOf, sourcesOf } from "./rule-sets.ts";

/**
 * Every rule that speaks, those of the registrant's agency first, then all other authorities. Where no code is due, only the rules that say so; whether a recording is new or the same is nobody's question there.
 */
export function opinionsOn(
  heard: HeardComparison,
  context: DecisionContext,
  verdict: Verdict,
): readonly RuleOpinion[] {
  if (verdict === "unrelated") return [];
  const agency = ruleSetOf(context.agency);
  const inOrder = [agency, ...RULE_SETS.filter((set) => set !== agency)];
  const spoken = inOrder.flatMap((set) =>
    set.rules
      .filter(({ when }) => when !== undefined && holds(when, heard, context))
      .filter(({ says }) => verdict === "ask" || (says === "no-code") === (verdict === "none"))
      .map((rule) => opinionOf(set, rule)),
  );
  const deciding = spoken.findIndex(({ says }) => says === DECIDED[verdict]);
  return spoken.map((opinion, index) => ({ ...opinion, isDeciding: index === deciding }));
}

/** What the rule says that decides. What is open is decided by a person. */
const DECIDED: Readonly<Record<Verdict, RuleOpinion["says"] | null>> = {
  ...{ reuse: "same", new: "new", none: "no-code", ask: null, unrelated: null },
};

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
