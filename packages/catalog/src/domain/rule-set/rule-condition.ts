import type { HeardComparison } from "../comparison/index.ts";
import { foldText } from "../text/fold-text.ts";
import { versionsClaimed } from "./claimed-versions.ts";
import { isKeptInside, type DecisionContext } from "./decision-context.ts";
import { hasFact, isWithin } from "./measures.ts";
import type { RuleCondition } from "./rule-set.ts";

/** Whether everything that a condition states holds. */
export function holds(condition: RuleCondition, heard: HeardComparison, context: DecisionContext): boolean {
  return isHeard(condition, heard) && isKnown(condition, context);
}

function isHeard(condition: RuleCondition, heard: HeardComparison): boolean {
  const { relations, anyFact, withoutFacts = [], limits = [], anyLimit } = condition;
  if (relations !== undefined && !relations.includes(heard.relation)) return false;
  if (anyFact !== undefined && !hasFact(heard, anyFact)) return false;
  if (hasFact(heard, withoutFacts)) return false;
  if (!limits.every((limit) => isWithin(heard, limit))) return false;
  return anyLimit === undefined || anyLimit.some((limit) => isWithin(heard, limit));
}

function isKnown(
  { claims, isInternal, isRetitled, content }: RuleCondition,
  context: DecisionContext,
): boolean {
  if (claims !== undefined && !versionsClaimed(context).some((type) => claims.includes(type))) return false;
  if (isInternal !== undefined && isInternal !== isKeptInside(context)) return false;
  if (isRetitled !== undefined && isRetitled !== areTitledApart(context)) return false;
  return content === undefined || content === contentOf(context);
}

/** A title that nobody wrote is no other title. */
function areTitledApart({ a, b }: DecisionContext): boolean {
  return a.title !== null && b.title !== null && foldText(a.title) !== foldText(b.title);
}

/** What B is, beside what A is; undefined for the usual: sound beside sound. */
export function contentOf({ content }: DecisionContext): RuleCondition["content"] {
  if (content.b === "other" || content.a === "other") return "no-recording";
  if (content.b === content.a) return content.b === "music-video" ? "video-of-video" : undefined;
  return "video-of-sound";
}
