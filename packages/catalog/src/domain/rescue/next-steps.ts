/** What to do next, in order: what blocks everything else comes first. */
import { RESCUE_STEPS, type RescueStepKind } from "../../messages/rescue-steps.ts";
import type { Rescue, RescuedRecording, RescueStep } from "./rescue.ts";
import { isNoAudio } from "./unheard-kind.ts";

/** Things that a step names in words; its ids are all of them. */
const NAMED = 5;

export function nextSteps(found: Omit<Rescue, "steps" | "counts">): readonly RescueStep[] {
  const recordings = [...found.families.flatMap((family) => family.recordings), ...found.strangers];
  const settled = recordings.filter(({ verdict }) => verdict !== "ask" && verdict !== "none");
  const wrong = found.codes.filter(({ severity }) => severity === "error");
  const coded = settled.filter((one) => one.codes.some(({ standing }) => standing === "right"));
  const uncoded = found.families
    .flatMap((family) => family.recordings)
    .filter((one) => settled.includes(one) && one.codes.every(({ standing }) => standing === "wrong"));
  const broken = recordings.filter(isBroken);
  const known = new Set(recordings.map(({ id }) => id));
  const steps: readonly (RescueStep | undefined)[] = [
    step("export-again", {
      about: [...found.unheard.map(({ path }) => path), ...broken.map(firstPath)],
      ids: broken.map(idOf),
      notAudio: found.unheard.filter(isNoAudio).length,
    }),
    step("mend-codes", {
      about: wrong.map(({ text }) => text),
      ids: wrong.flatMap(({ about }) => about).filter((id) => known.has(id)),
    }),
    stepOn(
      "answer",
      recordings.filter(({ verdict }) => verdict === "ask"),
    ),
    stepOn(
      "confirm-masters",
      recordings.filter(({ files }) => files.length > 1),
    ),
    step("look-at-rows", {
      about: found.looseRows.map(({ sheet, row, title }) => `${sheet}, row ${row}: ${title ?? "no title"}`),
      ids: [],
    }),
    stepOn("keep-codes", coded),
    stepOn("get-codes", uncoded),
    step("adopt", { about: recordings.length === 0 ? [] : ["all of it"], ids: [] }),
    stepOn(
      "embed",
      coded.filter((one) => one.codes.every(({ isInFile }) => !isInFile)),
    ),
  ];
  return steps.filter((one) => one !== undefined);
}

/** What is not whole in any of its files. */
function isBroken({ files }: RescuedRecording): boolean {
  return files.every(({ reasons }) => reasons.some(({ kind }) => kind === "cut-off" || kind === "damaged"));
}

interface About {
  /** In words, one for each thing to do. */
  readonly about: readonly string[];
  readonly ids: readonly string[];
  readonly notAudio?: number;
}

function step(kind: RescueStepKind, { about, ids, notAudio = 0 }: About): RescueStep | undefined {
  if (about.length === 0) return undefined;
  const { text, why, command } = RESCUE_STEPS[kind];
  return {
    step: kind,
    count: about.length,
    text: text({ count: about.length, notAudio }),
    why,
    command,
    about: about.slice(0, NAMED),
    ids: [...new Set(ids)],
  };
}

function stepOn(kind: RescueStepKind, recordings: readonly RescuedRecording[]): RescueStep | undefined {
  return step(kind, { about: recordings.map(nameOf), ids: recordings.map(idOf) });
}

function idOf({ id }: RescuedRecording): string {
  return id;
}

function firstPath({ id, files }: RescuedRecording): string {
  return files[0]?.path ?? id;
}

function nameOf({ title, versionTitle }: RescuedRecording): string {
  return versionTitle === null ? title : `${title} (${versionTitle})`;
}
