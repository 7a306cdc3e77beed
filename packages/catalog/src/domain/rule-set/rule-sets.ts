/** All rule sets, loaded from `packages/catalog/data/rule-sets`. */
import { CASES } from "../../../data/rule-sets/cases.ts";
import { DDEX } from "../../../data/rule-sets/ddex.ts";
import { DISTRIBUTORS } from "../../../data/rule-sets/distributors.ts";
import { HOUSE } from "../../../data/rule-sets/house.ts";
import { IFPI } from "../../../data/rule-sets/ifpi.ts";
import { PPL } from "../../../data/rule-sets/ppl.ts";
import { RIAA } from "../../../data/rule-sets/riaa.ts";
import { SCPP } from "../../../data/rule-sets/scpp.ts";
import { BVMI, MLC, PERPUSNAS, SAMI } from "../../../data/rule-sets/societies.ts";
import { RULE_SOURCES } from "../../../data/rule-sets/sources.ts";
import { foldText } from "../text/fold-text.ts";
import type { Rule, RuleSet, RuleSource } from "./rule-set.ts";

/** Authorities that speak for a registrant first, then those that are only heard; derived rules last. */
export const RULE_SETS: readonly RuleSet[] = [
  IFPI,
  RIAA,
  PPL,
  SCPP,
  BVMI,
  SAMI,
  MLC,
  PERPUSNAS,
  DDEX,
  DISTRIBUTORS,
  HOUSE,
];

/** What each case is, by its number. */
export const RULE_CASES: ReadonlyMap<number, string> = new Map(
  Object.entries(CASES).map(([row, title]) => [Number(row), title]),
);

const SOURCES: ReadonlyMap<string, RuleSource> = new Map(Object.entries(RULE_SOURCES));

/** The sources of a rule. Data that names a source which is not there is a mistake of ours. */
export function sourcesOf(rule: Rule): readonly RuleSource[] {
  return rule.sources.map((key) => {
    const source = SOURCES.get(key);
    if (source === undefined)
      throw new Error(`The rule ${rule.id} names the source ${key}, which is not there`);
    return source;
  });
}

/** The rule set that speaks first for the registrants of an agency: IFPI's for all that have none of their own. */
export function ruleSetOf(agency: string | null): RuleSet {
  const wanted = foldText(agency ?? "");
  return RULE_SETS.find(({ agencies }) => agencies.some((name) => foldText(name) === wanted)) ?? IFPI;
}

/** Seconds: the largest change of length that any rule names. An edit above it is new for everybody. */
export const LARGEST_LENGTH_THRESHOLD: number = Math.max(
  ...RULE_SETS.flatMap(({ rules }) => rules)
    .filter(({ when }) => when?.relations?.includes("edit"))
    .flatMap(({ when }) => [...(when?.limits ?? []), ...(when?.anyLimit ?? [])])
    .filter(({ unit }) => unit === "s")
    .map(({ value }) => value),
);
