/** The page docs/reference/rules.md, from the rules and questions that decide. */
import { caseCoverage, type CaseCoverage } from "./rule-coverage.ts";
import type { Confidence, Rule, RuleSource } from "./rule-set.ts";
import { RULE_SETS, sourcesOf } from "./rule-sets.ts";

const CONFIDENCE_WORDS: Readonly<Record<Confidence, string>> = {
  A: "the Registration Authority or the standard",
  B: "a national agency or a society",
  C: "DDEX",
  D: "custom of stores and distributors",
  X: "derived by Deadwax from the sources named",
  U: "unconfirmed: a third party reports it",
};

/** Markdown, a section for each case: the rules with source and day, and the questions that settle what is open. */
export function ruleReference(): string {
  const rules = RULE_SETS.flatMap((set) => set.rules);
  const cases = caseCoverage();
  return [
    "# Rules",
    "<!-- Made by npm run docs:gen from packages/catalog/data/rule-sets. -->",
    `Does a file need a new code? These are the ${rules.length} rules by which Deadwax answers, for ${cases.length} cases. ` +
      "Rules are told in our words; where they come from and when that was read stands beside them. The agency of the " +
      "registrant speaks first, IFPI where it says nothing or where there is no agency; where authorities disagree, all " +
      "of them are shown. A rule marked _heard_ speaks by itself, from the sound, the name or the tags; the others are " +
      "settled by a question. The verdict itself follows from what was heard.",
    "**Classes:** " +
      Object.entries(CONFIDENCE_WORDS)
        .map(([key, words]) => `${key}: ${words}`)
        .join(" · "),
    "## Rules by authority",
    RULE_SETS.map(({ authority, rules: own }) => `- ${authority}: ${own.length}`).join("\n"),
    "## Cases",
    ...cases.map(caseSection),
    "## Sources",
    sources(rules)
      .map(({ name, address, readOn }) => `- ${name}: ${address} (read ${readOn})`)
      .join("\n"),
    "",
  ].join("\n\n");
}

function caseSection({ row, title, rules, questions }: CaseCoverage): string {
  const lines = rules.map(ruleLine);
  const asked = questions.map(({ question, text }) => `- asked: ${text} \`${question}\``);
  return [`### ${row}. ${title}`, [...lines, ...asked].join("\n")].join("\n\n");
}

function ruleLine(rule: Rule): string {
  const authority = RULE_SETS.find(({ rules }) => rules.includes(rule))?.authority ?? "";
  const read = sourcesOf(rule).map(({ name, readOn }) => `${name}, ${readOn}`);
  const how = rule.when === undefined ? "" : ", heard";
  return `- **${authority}: ${rule.says}.** ${rule.text} \`${rule.id}\` (${rule.confidence}${how}; ${read.join("; ")})`;
}

function sources(rules: readonly Rule[]): readonly RuleSource[] {
  const byName = new Map(rules.flatMap((rule) => sourcesOf(rule)).map((source) => [source.name, source]));
  return [...byName.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}
