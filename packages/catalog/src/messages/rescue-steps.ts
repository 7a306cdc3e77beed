/** What to do after a rescue, in English: the page, the terminal and the JSON say it in these words. Another language is another table. */
import { count } from "../errors/definition.ts";

export interface StepAmounts {
  readonly count: number;
  /** Of these so many that are no audio at all: nobody can export them again. */
  readonly notAudio: number;
}

interface StepSentences {
  readonly text: (amounts: StepAmounts) => string;
  readonly why: string;
  /** What to type, without `deadwax`; null where it is nothing to type. */
  readonly command: string | null;
}

const one = (n: number, single: string, several: string): string => (n === 1 ? single : several);

export const RESCUE_STEPS = {
  "export-again": {
    text: ({ count: all, notAudio }) => {
      const again = all - notAudio;
      const parts = [
        ...(again === 0
          ? []
          : [
              `copy or export ${count(again, "file")} again that cannot be played or ${one(again, "is", "are")} not whole`,
            ]),
        ...(notAudio === 0
          ? []
          : [`leave out ${count(notAudio, "file")} that ${one(notAudio, "is", "are")} no audio`]),
      ];
      return `${capital(parts.join(", and "))}.`;
    },
    why: "What cannot be heard cannot be compared, and what is cut off or damaged should go to nobody.",
    command: null,
  },
  "mend-codes": {
    text: ({ count: n }) =>
      `Settle ${count(n, "code")} that ${one(n, "is", "are")} wrong somewhere, before anything is sent.`,
    why: "Money and plays follow the code: one on the wrong recording goes to the wrong place.",
    command: null,
  },
  answer: {
    text: ({ count: n }) => `Answer ${count(n, "question")}: is it a new recording or one you have?`,
    why: "The rules leave these to you. Each stands on its card, with what was heard and what each answer means.",
    command: null,
  },
  "confirm-masters": {
    text: ({ count: n }) =>
      `Listen to the proposed master of ${count(n, "recording")} that ${one(n, "has", "have")} several files, and say if it is the one.`,
    why: "The page proposes one for each and says why. From then on the code belongs to exactly that audio.",
    command: null,
  },
  "look-at-rows": {
    text: ({ count: n }) =>
      `Find the files of ${count(n, "row")} that ${one(n, "goes", "go")} with nothing here.`,
    why: "The sheet knows recordings that this folder does not have, or calls them something else.",
    command: null,
  },
  "keep-codes": {
    text: ({ count: n }) => `Keep the ${count(n, "code")} that ${one(n, "goes", "go")} with what was heard.`,
    why: "They were given already. A recording keeps its code for ever, whichever shop it moves to.",
    command: null,
  },
  "get-codes": {
    text: ({ count: n }) =>
      `Get codes for ${count(n, "recording")} that ${one(n, "has", "have")} none, if you release ${one(n, "it", "them")}.`,
    why: "Your distributor gives one with each upload, or you assign them from a prefix of your own. A draft needs none.",
    command: null,
  },
  adopt: {
    text: () => "Turn this page into a catalog, so that none of it gets lost again.",
    why: "Every file goes to its recording as it stands here. What is open stays open there, and waits for your answer.",
    command: "rescue FOLDER --adopt",
  },
  embed: {
    text: ({ count: n }) =>
      `Write the codes of ${count(n, "recording")} into tagged copies, once it is in the catalog.`,
    why: "The code then travels in the file. No sample is changed.",
    command: "embed --to FOLDER",
  },
} as const satisfies Readonly<Record<string, StepSentences>>;
export type RescueStepKind = keyof typeof RESCUE_STEPS;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
