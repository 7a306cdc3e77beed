/** The questions of a comparison, put to a person one by one. */
import { settle, verdictWords, type Comparison, type DecisionAnswer, type Verdict } from "@deadwax/catalog";
import type { CommandContext } from "../../command/command.ts";

export const ANSWER_FLAGS = "--same-as RECORDING, --new or --none";

export interface GivenAnswers {
  /** Null where an answer leaves it open. */
  readonly answer: DecisionAnswer | null;
  /** Answers by question. */
  readonly answers: Readonly<Record<string, string>>;
}

const ANSWER_OF: Readonly<Record<Verdict, DecisionAnswer | null>> = {
  reuse: "same",
  new: "new",
  unrelated: "new",
  none: "none",
  ask: null,
};

/** Asks what is open; where nothing is, whether the verdict stands. */
export async function askOpen(
  { prompt }: Pick<CommandContext, "prompt">,
  comparison: Comparison | null,
): Promise<GivenAnswers> {
  const open = comparison?.questions ?? [];
  if (open.length === 0) return { answer: await askPlain(prompt, comparison), answers: {} };
  const answers: Record<string, string> = {};
  const verdicts: Verdict[] = [];
  for (const { question, text, help, answers: offered } of open) {
    const chosen = await prompt.choose({
      question: `${text}\n${help}`,
      flag: ANSWER_FLAGS,
      choices: offered.map((one) => ({ value: one.answer, label: one.text })),
    });
    answers[question] = chosen;
    verdicts.push(offered.find((one) => one.answer === chosen)?.verdict ?? "ask");
  }
  return { answer: ANSWER_OF[settle(verdicts)], answers };
}

function askPlain(prompt: CommandContext["prompt"], comparison: Comparison | null): Promise<DecisionAnswer> {
  const heard = comparison === null ? "Nobody could listen." : verdictWords(comparison.verdict);
  return prompt.choose({
    question: `${heard} What do you say?`,
    flag: ANSWER_FLAGS,
    choices: [
      { value: "same", label: "It is the same recording" },
      { value: "new", label: "It is a recording of its own" },
      { value: "none", label: "No code is due: a part, a test, a mistake" },
    ],
  });
}
