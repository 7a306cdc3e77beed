/** What a person is asked: after a comparison, or before a first code. */
import { COMPARISON_QUESTIONS, LISTEN_QUESTION } from "../../../data/rule-sets/comparison-questions.ts";
import { FIRST_CODE_QUESTIONS } from "../../../data/rule-sets/first-code-questions.ts";
import type { Contradiction, HeardComparison, RuleQuestion, Verdict } from "../comparison/index.ts";
import { NO_CLAIMS, type ContentKind, type DecisionContext, type SoundClaims } from "./decision-context.ts";
import { holds } from "./rule-condition.ts";
import type { QuestionDefinition } from "./rule-set.ts";

/** What is open when the verdict is `ask` or `none`, the contradictions first; nothing for other verdicts. */
export function openQuestions(
  heard: HeardComparison,
  context: DecisionContext,
  open: {
    readonly verdict: Verdict;
    /** What sound alone says. */
    readonly bySound: Verdict;
    readonly contradictions: readonly Contradiction[];
  },
): readonly RuleQuestion[] {
  const { verdict, bySound, contradictions } = open;
  if (verdict !== "ask" && verdict !== "none") return [];
  const definitions: readonly QuestionDefinition[] = COMPARISON_QUESTIONS;
  const isContradicted = verdict === "ask" && contradictions.length > 0;
  const asked = definitions.filter(({ when }) => when !== undefined && holds(when, heard, context));
  const about = bySound === "ask" || bySound === "none" ? asked.map(asQuestion) : [];
  const questions = [...(isContradicted ? [contradictionQuestion(bySound)] : []), ...about];
  return questions.length === 0 && verdict === "ask" ? [asQuestion(LISTEN_QUESTION)] : questions;
}

/** Which of the two is right; where the sound is, its verdict counts. */
function contradictionQuestion(bySound: Verdict): RuleQuestion {
  return {
    question: "sound-or-words",
    text: "Names or tags contradict the sound. Which is right?",
    help: "Tags are copied along and files are exported over each other. Listen to both before you answer; the findings say what contradicts what.",
    answers: [
      {
        answer: "sound",
        text: "The sound: the name or the tag is wrong, and I correct it.",
        verdict: bySound,
      },
      {
        answer: "words",
        text: "The name: this is the wrong file, and I look for the right one.",
        verdict: "none",
      },
      { answer: "both", text: "Both: it is another recording, and the difference is meant.", verdict: "new" },
    ],
  };
}

/** What is known before a first code is thought of. Unknown is asked for. */
export interface FirstCodeSituation {
  readonly content?: ContentKind;
  readonly claims?: SoundClaims;
  /** Whether a number was reserved or delivered for it. */
  readonly hasReservation?: boolean;
}

/** The questions before a first code, for a recording that was compared with none, in the order to ask them. */
export function questionsFor(situation: FirstCodeSituation = {}): readonly RuleQuestion[] {
  const { content, claims = NO_CLAIMS, hasReservation = false } = situation;
  const isSeveral = claims.role === "side" || ["medley", "dj-mix"].some((type) => isClaimed(claims, type));
  const skipped = new Set<string>([
    ...(content === undefined || content === "other" ? [] : ["what-is-it"]),
    ...(isSeveral ? [] : ["whole-or-part"]),
    ...(hasReservation ? [] : ["reserved-before"]),
  ]);
  return FIRST_CODE_QUESTIONS.filter(({ question }) => !skipped.has(question)).map(asQuestion);
}

function isClaimed({ versionTypes }: SoundClaims, wanted: string): boolean {
  return versionTypes.some((type) => type === wanted);
}

/** One verdict from several answers: what forbids a code counts before what is open, and a code that exists before a new one. */
export function settle(verdicts: readonly Verdict[]): Verdict {
  const order: readonly Verdict[] = ["none", "ask", "reuse", "new"];
  return order.find((verdict) => verdicts.includes(verdict)) ?? "ask";
}

function asQuestion({ question, text, help, answers }: QuestionDefinition): RuleQuestion {
  return { question, text, help, answers };
}
