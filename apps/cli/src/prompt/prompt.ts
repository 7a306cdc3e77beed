/** Questions to a person. Where nobody can answer, the error names the flag that does. */
import type { Readable, Writable } from "node:stream";
import type * as Clack from "@clack/prompts";
import { CatalogError } from "@deadwax/catalog";
import { clean } from "../output/text.ts";

interface Question {
  readonly question: string;
  /** The flag that answers it without a terminal: `--title TITLE`. */
  readonly flag: string;
}

export interface TextQuestion extends Question {
  readonly placeholder?: string;
  readonly initial?: string;
  /** What is wrong with the answer, as one sentence, or undefined when nothing is. */
  readonly check?: (answer: string) => string | undefined;
}

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
}

export interface ChoiceQuestion<Value extends string> extends Question {
  /** The flag without its value: `--codes`. */
  readonly flag: string;
  readonly choices: readonly Choice<Value>[];
}

export interface Prompt {
  /** Whether a person can be asked. */
  readonly isPossible: boolean;
  /** A yes or no that `--yes` answers; `flag` may name a closer one. */
  confirm(question: { readonly question: string; readonly flag?: string }): Promise<boolean>;
  text(question: TextQuestion): Promise<string>;
  choose<Value extends string>(question: ChoiceQuestion<Value>): Promise<Value>;
}

export interface PromptOptions {
  /** Undefined where nobody can answer. */
  readonly terminal: { readonly input: Readable; readonly output: Writable } | undefined;
  readonly isYes: boolean;
  readonly signal: AbortSignal;
}

/** Thrown when a person leaves a question without answering it. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";
}

export function createPrompt({ terminal, isYes, signal }: PromptOptions): Prompt {
  const ask = async <Answer>(
    { question, flag }: Question,
    put: (clack: typeof Clack, common: Common) => Promise<Answer | symbol>,
  ): Promise<Answer> => {
    if (terminal === undefined) throw new CatalogError("COMMAND_ANSWER_NEEDED", { question, flag });
    const answer = await put(await import("@clack/prompts"), {
      message: clean(question),
      signal,
      ...terminal,
    });
    if (typeof answer === "symbol") throw new Cancelled("a question was left unanswered");
    return answer;
  };
  return {
    isPossible: terminal !== undefined,
    async confirm({ question, flag = "--yes" }) {
      if (isYes) return true;
      return ask<boolean>({ question, flag }, (clack, common) =>
        clack.confirm({ ...common, initialValue: false }),
      );
    },
    async text({ question, flag, placeholder, initial, check }) {
      return ask<string>({ question, flag }, (clack, common) =>
        clack.text({
          ...common,
          ...(placeholder === undefined ? {} : { placeholder: clean(placeholder) }),
          ...(initial === undefined ? {} : { initialValue: clean(initial) }),
          ...(check === undefined ? {} : { validate: (answer: string | undefined) => check(answer ?? "") }),
        }),
      );
    },
    async choose<Value extends string>({ question, flag, choices }: ChoiceQuestion<Value>) {
      if (terminal === undefined) throw answersNeeded({ question, flag, choices });
      const options: readonly Choice<string>[] = choices.map(({ value, label, hint }) => ({
        value,
        label: clean(label),
        ...(hint === undefined ? {} : { hint: clean(hint) }),
      }));
      const answer = await ask<string>({ question, flag }, (clack, common) =>
        clack.select<string>({ ...common, options: [...options] }),
      );
      const chosen = choices.find(({ value }) => value === answer);
      if (chosen === undefined) throw new Error(`the prompt answered ${answer}, which was not offered`);
      return chosen.value;
    },
  };
}

/** Each answer with the flag that gives it. */
function answersNeeded({ question, flag, choices }: ChoiceQuestion<string>): CatalogError {
  const words = choices.map(({ value }) => value).join("|");
  const issues = choices.map(({ value, label, hint }) => ({
    code: "COMMAND_ANSWER",
    severity: "info" as const,
    path: [flag, value],
    message: hint === undefined ? label : `${label} (${hint})`,
  }));
  return new CatalogError("COMMAND_ANSWER_NEEDED", { question, flag: `${flag} ${words}` }, { issues });
}

interface Common {
  readonly message: string;
  readonly signal: AbortSignal;
  readonly input: Readable;
  readonly output: Writable;
}
