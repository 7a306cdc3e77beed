/** What to do next, in order and in plain words: what blocks everything else comes first. */
import { count } from "../../errors/definition.ts";
import type { Rescue, RescuedRecording, RescueStep } from "./rescue.ts";

/** Things that a step names; the page has them all. */
const NAMED = 5;

export function nextSteps(found: Omit<Rescue, "steps" | "counts">): readonly RescueStep[] {
  const recordings = [...found.families.flatMap((family) => family.recordings), ...found.strangers];
  const settled = recordings.filter(({ verdict }) => verdict !== "ask" && verdict !== "none");
  const asked = recordings.filter(({ verdict }) => verdict === "ask");
  const wrong = found.codes.filter(({ severity }) => severity === "error");
  const coded = settled.filter((one) => one.codes.some(({ standing }) => standing === "right"));
  const uncoded = found.families
    .flatMap((family) => family.recordings)
    .filter((one) => settled.includes(one) && one.codes.every(({ standing }) => standing === "wrong"));
  const several = recordings.filter(({ files }) => files.length > 1);
  const steps: readonly (RescueStep | undefined)[] = [
    step("export-again", [...found.unheard.map(({ path }) => path), ...recordings.flatMap(brokenFile)], {
      text: (n) =>
        `Export ${count(n, "file")} again that could not be heard or ${n === 1 ? "is" : "are"} not whole, or leave ${n === 1 ? "it" : "them"} out.`,
      why: "What cannot be heard cannot be compared, and what is cut off or damaged should go to nobody.",
    }),
    step(
      "mend-codes",
      wrong.map(({ text }) => text),
      {
        text: (n) =>
          `Settle ${count(n, "code")} that ${n === 1 ? "is" : "are"} wrong somewhere, before anything is sent.`,
        why: "Money and plays follow the code: one on the wrong recording goes to the wrong place.",
      },
    ),
    step("answer", asked.map(nameOf), {
      text: (n) => `Answer ${count(n, "question")}: is it a new recording or one you have?`,
      why: "The rules leave these to you. Each stands on its card, with what was heard and what each answer means.",
    }),
    step("confirm-masters", several.map(nameOf), {
      text: (n) =>
        `Listen to the proposed master of ${count(n, "recording")} that ${n === 1 ? "has" : "have"} several files, and say if it is the one.`,
      why: "The page proposes one for each and says why. From then on the code belongs to exactly that audio.",
    }),
    step(
      "look-at-rows",
      found.looseRows.map(({ sheet, row, title }) => `${sheet}, row ${row}: ${title ?? "no title"}`),
      {
        text: (n) =>
          `Find the files of ${count(n, "row")} that ${n === 1 ? "goes" : "go"} with nothing here.`,
        why: "The sheet knows recordings that this folder does not have, or calls them something else.",
      },
    ),
    step("keep-codes", coded.map(nameOf), {
      text: (n) => `Keep the ${count(n, "code")} that ${n === 1 ? "goes" : "go"} with what was heard.`,
      why: "They were given already. A recording keeps its code for ever, whichever shop it moves to.",
    }),
    step("get-codes", uncoded.map(nameOf), {
      text: (n) =>
        `Get codes for ${count(n, "recording")} that ${n === 1 ? "has" : "have"} none, if you release ${n === 1 ? "it" : "them"}.`,
      why: "Your distributor gives one with each upload, or you assign them from a prefix of your own. A draft needs none.",
    }),
    step("adopt", recordings.length === 0 ? [] : ["all of it"], {
      text: () => "Turn this page into a catalog, so that none of it gets lost again.",
      why: "Every file goes to its recording as it stands here. What is open stays open there, and waits for your answer.",
      command: "rescue FOLDER --adopt",
    }),
    step("embed", coded.filter((one) => one.codes.every(({ isInFile }) => !isInFile)).map(nameOf), {
      text: (n) =>
        `Write the codes of ${count(n, "recording")} into tagged copies, once it is in the catalog.`,
      why: "The code then travels in the file. No sample is changed.",
      command: "embed --to FOLDER",
    }),
  ];
  return steps.filter((one) => one !== undefined);
}

/** What is not whole in any of its files. */
function brokenFile({ files }: RescuedRecording): readonly string[] {
  const isBroken = files.every(({ reasons }) =>
    reasons.some(({ kind }) => kind === "cut-off" || kind === "damaged"),
  );
  return isBroken ? files.slice(0, 1).map(({ path }) => path) : [];
}

interface Words {
  readonly text: (amount: number) => string;
  readonly why: string;
  readonly command?: string;
}

function step(
  kind: RescueStep["step"],
  about: readonly string[],
  { text, why, command }: Words,
): RescueStep | undefined {
  if (about.length === 0) return undefined;
  return {
    step: kind,
    count: about.length,
    text: text(about.length),
    why,
    command: command ?? null,
    about: about.slice(0, NAMED),
  };
}

function nameOf({ title, versionTitle }: RescuedRecording): string {
  return versionTitle === null ? title : `${title} (${versionTitle})`;
}
