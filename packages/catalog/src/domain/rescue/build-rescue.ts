/** Puts a rescue together: sounds, recordings, families, masters, codes, and what to do next. Pure: the same in, the same out. */
import { byName } from "./connected.ts";
import { cutOffFiles } from "./cut-off.ts";
import { tiesOf } from "./group-recordings.ts";
import { growFamilies } from "./grow-families.ts";
import { withNamesake } from "./namesakes.ts";
import { nextSteps } from "./next-steps.ts";
import type { RescueInput, UnheardFile } from "./rescue-input.ts";
import { withCodes } from "./rescued-codes.ts";
import { stemsOf } from "./rescued-stems.ts";
import type { Rescue, RescuedRecording, RescueFamily } from "./rescue.ts";
import { isSilent, soundsOf, type Sound } from "./sounds.ts";
import { wholeSounds } from "./whole-sounds.ts";

export function buildRescue(input: RescueInput): Rescue {
  const sounds = soundsOf(input.files.filter(({ facts }) => !isSilent(facts)));
  const ties = tiesOf(sounds, input.pairs, input.agency);
  const heard = wholeSounds(sounds, ties);
  const { families: grown, members } = growFamilies(heard.whole, heard.ties, input);
  const coded = withCodes(grown, input.rows);
  const stems = stemsOf(heard.stems, ties, members);
  const families = coded.families.map(({ title, recordings }): RescueFamily => ({
    title,
    recordings,
    stems: stems.filter(({ of }) => recordings.some(({ id }) => id === of)).map(({ stem }) => stem),
  }));
  const related = families
    .filter((family) => !isAlone(family))
    .sort((one, other) => fileCount(other) - fileCount(one) || byName(one.title, other.title));
  const strangers = families.filter(isAlone).flatMap(({ recordings }) => recordings);
  const found: Omit<Rescue, "steps" | "counts"> = {
    families: related,
    strangers: strangers.map((one) => withNamesake(one, related, input.pairs)),
    looseStems: stems.filter(({ of }) => of === null).map(({ stem }) => stem),
    silent: input.files
      .filter(({ facts }) => isSilent(facts))
      .map(({ path }) => path)
      .sort(byName),
    unheard: [...input.unheard, ...cutOffIn(sounds, heard.cutOff, families)].sort((one, other) =>
      byName(one.path, other.path),
    ),
    codes: coded.findings,
    looseRows: coded.looseRows,
  };
  return { counts: countsOf(input, found), ...found, steps: nextSteps(found) };
}

function countsOf(
  { files, unheard }: RescueInput,
  { families, strangers, codes }: Pick<Rescue, "families" | "strangers" | "codes">,
): Rescue["counts"] {
  const recordings = [...families.flatMap((family) => family.recordings), ...strangers];
  const errors = codes.filter(({ severity }) => severity === "error").length;
  return {
    files: files.length + unheard.length,
    heard: files.length,
    recordings: recordings.length,
    toDecide: errors + recordings.filter(({ verdict }) => verdict === "ask").length,
  };
}

function isAlone({ recordings, stems }: RescueFamily): boolean {
  return (
    recordings.length === 1 &&
    stems.length === 0 &&
    recordings.every(({ files, rows }) => files.length === 1 && rows.length === 0)
  );
}

function fileCount({ recordings }: RescueFamily): number {
  return recordings.reduce((sum, { files }) => sum + files.length, 0);
}

/** With the recording that each is a part of. */
function cutOffIn(
  sounds: readonly Sound[],
  cutOff: ReadonlyMap<string, string>,
  families: readonly RescueFamily[],
): readonly UnheardFile[] {
  const recordings = families.flatMap((family) => family.recordings.map((one) => ({ one, family })));
  const holds = ({ files }: RescuedRecording, path: string | undefined): boolean =>
    files.some((file) => file.path === path);
  return sounds.flatMap((sound) => {
    const of = recordings.find(({ one }) => holds(one, cutOff.get(sound.id)));
    return of === undefined ? [] : cutOffFiles(sound, { id: of.one.id, name: of.family.title });
  });
}
