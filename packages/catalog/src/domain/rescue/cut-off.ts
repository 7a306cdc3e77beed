/** Files that end too early, or are damaged inside: no recordings of their own where something whole holds what is left of them. */
import { RELATIONS } from "../comparison/index.ts";
import { brokenBy } from "./choose-final.ts";
import { byName } from "./connected.ts";
import { isRelated } from "./family-tree.ts";
import type { Tie } from "./group-recordings.ts";
import type { UnheardFile } from "./rescue-input.ts";
import { remarksOn } from "./rescued-files.ts";
import type { Sound } from "./sounds.ts";

/** Of each such sound, the whole one that it is a part of. What is the same as a whole one is a form of it. */
export function cutOffParts(sounds: readonly Sound[], ties: readonly Tie[]): ReadonlyMap<string, string> {
  const broken = new Set(sounds.filter((sound) => isBroken(sound)).map(({ id }) => id));
  const lengths = new Map(sounds.map(({ id, files }) => [id, files[0]?.facts.durationMs ?? 0]));
  const isSame = (id: string): boolean => ties.some((tie) => tie.isSame && (tie.a === id || tie.b === id));
  return new Map(
    [...broken]
      .filter((id) => !isSame(id))
      .flatMap((id): [string, string][] => {
        const wholes = ties
          .filter((tie) => isRelated(tie) && (tie.a === id || tie.b === id))
          .map(({ a, b, comparison }) => ({
            other: a === id ? b : a,
            at: RELATIONS.indexOf(comparison.relation),
          }))
          .filter(({ other }) => !broken.has(other) && (lengths.get(other) ?? 0) > (lengths.get(id) ?? 0))
          .sort((one, other) => one.at - other.at || byName(one.other, other.other));
        const first = wholes[0]?.other;
        return first === undefined ? [] : [[id, first]];
      }),
  );
}

function isBroken({ files }: Sound): boolean {
  return files.every(({ facts }) => brokenBy(facts) !== undefined);
}

/** As files to be exported again, with what they are a part of. */
export function cutOffFiles(
  sound: Sound,
  of: { readonly id: string; readonly name: string },
): readonly UnheardFile[] {
  return sound.files.map((file) => {
    const [remark] = remarksOn([file]);
    const { code, text, hint } = remark ?? { code: "AUDIO_CUT_OFF", text: "It is not whole.", hint: "" };
    return { path: file.path, code, message: `A part of “${of.name}”: ${text}`, hint, partOf: of.id };
  });
}
