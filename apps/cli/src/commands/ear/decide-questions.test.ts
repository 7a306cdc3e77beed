import { describe, expect, it } from "vitest";
import type { Comparison, DecidedFile, RecordingComparison } from "@deadwax/catalog";
import { render } from "../../output/block.ts";
import { PLAIN } from "../../output/look.ts";
import type { ChoiceQuestion, Prompt } from "../../prompt/prompt.ts";
import { decidedBlock } from "./decide-page.ts";
import { askOpen } from "./decide-questions.ts";

/** A person who gives these answers, one after the other. */
function personWho(answers: readonly string[]): { readonly prompt: Prompt; readonly asked: string[] } {
  const left = [...answers];
  const asked: string[] = [];
  const prompt: Prompt = {
    isPossible: true,
    confirm: () => Promise.resolve(true),
    text: () => Promise.resolve(""),
    choose: <Value extends string>({ question, choices }: ChoiceQuestion<Value>) => {
      asked.push(question);
      const answer = left.shift();
      const chosen = choices.find(({ value }) => value === answer);
      if (chosen === undefined) throw new Error(`${answer ?? "nothing"} was not offered`);
      return Promise.resolve(chosen.value);
    },
  };
  return { prompt, asked };
}

const unsure: Comparison = {
  ...{
    verdict: "ask",
    relation: "remaster",
    facts: [],
    rules: [],
    contradictions: [],
    heardClaims: [],
    stretches: [],
  },
  ...{ residual: { step: 1, values: [] }, duration: { a: 1, b: 1 }, comparedBy: "test/1" },
  questions: [
    {
      ...{ question: "one", text: "First?", help: "Some help." },
      answers: [
        { answer: "yes", text: "Yes", verdict: "reuse" },
        { answer: "open", text: "Nobody knows", verdict: "ask" },
      ],
    },
    {
      ...{ question: "two", text: "Second?", help: "More help." },
      answers: [{ answer: "mix", text: "Another mix", verdict: "new" }],
    },
  ],
};

describe("questions after a comparison", () => {
  it("are put one by one with their help; what forbids or has a code counts first", async () => {
    const { prompt, asked } = personWho(["yes", "mix"]);
    expect(await askOpen({ prompt }, unsure)).toEqual({
      answer: "same",
      answers: { one: "yes", two: "mix" },
    });
    expect(asked).toEqual(["First?\nSome help.", "Second?\nMore help."]);
  });

  it("may stay open, and then nothing is decided", async () => {
    const { prompt } = personWho(["open", "mix"]);
    expect((await askOpen({ prompt }, unsure)).answer).toBeNull();
  });

  it("are one plain question where nothing is open, or where nobody could listen", async () => {
    const clear: Comparison = { ...unsure, verdict: "new", questions: [] };
    expect((await askOpen(personWho(["new"]), clear)).answer).toBe("new");
    const deaf = personWho(["none"]);
    expect((await askOpen(deaf, null)).answer).toBe("none");
    expect(deaf.asked[0]).toContain("Nobody could listen.");
  });
});

describe("what was decided", () => {
  it("is told with what the sound says against it", () => {
    const comparison = { ...unsure, verdict: "new", relation: "clean-edit", error: null };
    const decided = {
      recording: { title: "Midnight Drive", versionTitle: null },
      movedFrom: null,
      ended: null,
    };
    const shown = render(
      decidedBlock({ ...decided, isMerged: false, isNewRecording: false } as unknown as DecidedFile, {
        answer: "same",
        comparison: comparison as unknown as RecordingComparison,
        asset: { name: "b.wav" } as never,
      }),
      PLAIN,
    );
    expect(shown).toContain("ok       “b.wav” is “Midnight Drive”");
    expect(shown).toContain(
      "The sound says otherwise: the recording with passages muted, turned round or replaced",
    );
  });
});
