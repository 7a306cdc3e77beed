import type { RuleSet } from "../../src/domain/rule-set/rule-set.ts";
import { IFPI_ELIGIBLE_RULES } from "./ifpi-eligible.ts";
import { IFPI_SAME_RULES } from "./ifpi-same.ts";
import { IFPI_VERSION_RULES } from "./ifpi-versions.ts";

/** The International ISRC Registration Authority. It decides wherever the registrant's own agency says nothing. */
export const IFPI = {
  id: "ifpi",
  authority: "IFPI",
  agencies: ["international", "IFPI"],
  rules: [...IFPI_ELIGIBLE_RULES, ...IFPI_VERSION_RULES, ...IFPI_SAME_RULES],
} as const satisfies RuleSet;
