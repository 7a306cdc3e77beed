/** Which case is answered by what: a rule that sound, names or tags set off, or a question. */
import { COMPARISON_QUESTIONS, LISTEN_QUESTION } from "../../../data/rule-sets/comparison-questions.ts";
import { FIRST_CODE_QUESTIONS } from "../../../data/rule-sets/first-code-questions.ts";
import type { QuestionDefinition, Rule } from "./rule-set.ts";
import { RULE_CASES, RULE_SETS } from "./rule-sets.ts";

export const ALL_QUESTIONS: readonly QuestionDefinition[] = [
  ...COMPARISON_QUESTIONS,
  LISTEN_QUESTION,
  ...FIRST_CODE_QUESTIONS,
];

export interface CaseCoverage {
  readonly row: number;
  readonly title: string;
  /** All rules on it, in the order of their sets. */
  readonly rules: readonly Rule[];
  /** Those that speak without being asked for. */
  readonly heard: readonly Rule[];
  readonly questions: readonly QuestionDefinition[];
}

/** Every case with what covers it, in order. */
export function caseCoverage(): readonly CaseCoverage[] {
  const rules = RULE_SETS.flatMap((set) => set.rules);
  return [...RULE_CASES].map(([row, title]) => {
    const onIt = rules.filter(({ rows }) => rows.includes(row));
    return {
      row,
      title,
      rules: onIt,
      heard: onIt.filter(({ when }) => when !== undefined),
      questions: ALL_QUESTIONS.filter(({ rows }) => rows.includes(row)),
    };
  });
}
