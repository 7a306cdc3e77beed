import type { Comparison, Contradiction, HeardComparison, Verdict } from "../comparison/index.ts";
import { heardClaimsIn, contradictionsIn } from "./contradictions.ts";
import { NO_CONTEXT, type DecisionContext } from "./decision-context.ts";
import { opinionsOn } from "./opinions.ts";
import { openQuestions } from "./questions.ts";
import { verdictOn } from "./verdict.ts";

/**
 * Facts and relation, with what is known beside them, become a verdict with the rules that speak, the questions that
 * are open, and what contradicts what (DESIGN 5). Pure: the same answer for the same words, for ever.
 */
export function decide(heard: HeardComparison, context: DecisionContext = NO_CONTEXT): Comparison {
  const bySound = verdictOn(heard, context);
  const contradictions = contradictionsIn(heard, context, bySound);
  const verdict = weighed(bySound, contradictions);
  return {
    verdict,
    relation: heard.relation,
    facts: heard.facts,
    rules: opinionsOn(heard, context, verdict),
    questions: openQuestions(heard, context, { verdict, bySound, contradictions }),
    contradictions,
    heardClaims: heardClaimsIn(heard, context),
    stretches: heard.stretches,
    residual: heard.residual,
    duration: heard.duration,
    comparedBy: heard.comparedBy,
  };
}

/** Any contradiction takes `reuse` back; what is surely another recording is open only where an error says otherwise. */
function weighed(bySound: Verdict, contradictions: readonly Contradiction[]): Verdict {
  if (bySound === "unrelated" || contradictions.length === 0) return bySound;
  const hasError = contradictions.some(({ severity }) => severity === "error");
  return bySound === "reuse" || hasError ? "ask" : bySound;
}
