/** A comparison as a person reads it: what to do, what was heard, what contradicts it, what is open, who says what. */
import {
  ANSWER_WORDS,
  factSentence,
  OPINION_WORDS,
  relationWords,
  verdictWords,
  type Comparison,
  type RuleOpinion,
  type RuleQuestion,
  type SoundFact,
} from "@deadwax/catalog";
import {
  bullets,
  heading,
  indent,
  nothing,
  page,
  paragraph,
  spaced,
  type Block,
} from "../../output/block.ts";
import { facts as factLines } from "../../output/facts.ts";
import { status, statusLines } from "../../output/status.ts";
import { dim, strong, type Text } from "../../output/text.ts";
import { listed } from "../../output/words.ts";
import { VERDICT_STATUS } from "./verdict-status.ts";

/** More passages than this are told by number. */
const MOST_FACTS = 24;

export interface Named {
  readonly a: string;
  readonly b: string;
}

export function comparisonBlock(comparison: Comparison, names: Named): Block {
  return spaced(
    verdictBlock(comparison, names),
    factsBlock(comparison.facts),
    statusLines(comparison.heardClaims.map(({ text }) => ({ status: "ok", text }))),
    contradictionsBlock(comparison),
    questionsBlock(comparison.questions),
    rulesBlock(comparison.rules),
  );
}

function verdictBlock({ verdict, relation }: Comparison, { a, b }: Named): Block {
  const isPlain = relation === "unrelated" || relation === "unsure";
  const what = isPlain
    ? `A is “${a}”, B is “${b}”.`
    : `B, “${b}”, is ${relationWords(relation)}. A is “${a}”.`;
  return status(VERDICT_STATUS[verdict], strong(verdictWords(verdict)), what);
}

function factsBlock(facts: readonly SoundFact[]): Block {
  if (facts.length === 0) return nothing;
  const lines = facts.slice(0, MOST_FACTS).map(factLine);
  const left = facts.length - MOST_FACTS;
  const more: readonly Text[] = left > 0 ? [dim(`and ${left} more: --report or --json tells all`)] : [];
  return page(heading("Heard in B, beside A"), indent(bullets([...lines, ...more])));
}

/** A time in A is said to be one: it is another place in B. */
function factLine(fact: SoundFact): Text {
  const sentence = factSentence(fact);
  return fact.kind === "cut" && fact.start !== undefined ? [sentence, dim(" (time of A)")] : sentence;
}

function contradictionsBlock({ contradictions }: Comparison): Block {
  if (contradictions.length === 0) return nothing;
  const lines = contradictions.map(({ severity, text, hint }) => ({
    status: severity === "error" ? ("problem" as const) : ("warning" as const),
    text,
    more: hint,
  }));
  return page(heading("What contradicts the sound"), indent(statusLines(lines)));
}

export function questionsBlock(questions: readonly RuleQuestion[]): Block {
  if (questions.length === 0) return nothing;
  const title = questions.length === 1 ? "One question is open" : "Open questions";
  return page(heading(title), indent(spaced(...questions.map(questionBlock))));
}

function questionBlock({ text, help, answers }: RuleQuestion): Block {
  const offered = answers.map((answer): Text => [answer.text, dim(`  ${ANSWER_WORDS[answer.verdict]}`)]);
  return page(status("question", text, help), indent(bullets(offered)));
}

/** In full who decides and who says otherwise; who says the same is only named. The JSON and the page have all rules. */
function rulesBlock(rules: readonly RuleOpinion[]): Block {
  const [first] = rules;
  if (first === undefined) return nothing;
  const others = rules.filter(({ authority }) => authority !== first.authority);
  const disagreeing = others.filter(({ says }) => says !== first.says);
  const agreeing = new Set(
    others.filter(({ says }) => says === first.says).map(({ authority }) => authority),
  );
  return page(
    heading("What the rules say"),
    indent(factLines([first, ...disagreeing].map(ruleLine))),
    agreeing.size === 0
      ? nothing
      : indent(paragraph(dim(`${listed([...agreeing])} ${agreeing.size === 1 ? "says" : "say"} so, too.`))),
    disagreeing.some(({ says }) => says === "same" || says === "new")
      ? indent(paragraph(`They do not agree; ${first.authority} speaks first here.`))
      : nothing,
  );
}

function ruleLine({ authority, says, text, rule, asOf }: RuleOpinion): readonly [string, Text] {
  return [authority, [strong(OPINION_WORDS[says]), `: ${text} `, dim(`[${rule}, read ${asOf}]`)]];
}
