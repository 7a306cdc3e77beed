import { isSameRelation, RELATIONS, type HeardComparison, type Relation } from "../comparison/index.ts";
import type { VersionType } from "../recording/version-type.ts";

/** Anything but the same recording: takes, arrangements and combinations differ in too many ways to foresee. */
const ANY_OTHER: readonly Relation[] = RELATIONS.filter((relation) => !isSameRelation(relation));
const OTHER_PERFORMANCE: readonly Relation[] = ["same-work", "unrelated", "unsure", "overdub"];
const OTHER_EDIT: readonly Relation[] = ["edit", "clean-edit", "overdub", "unsure", "speed", "tempo"];
const OTHER_PARTS: readonly Relation[] = ["part-removed", "part-alone", "same-work", "overdub", "unsure"];
const OTHER_PACE: readonly Relation[] = ["speed", "tempo", "pitch", "unsure"];

/** What one may hear between the known recording and a version that calls itself so. */
export const CLAIMED_RELATIONS: Readonly<Record<VersionType, readonly Relation[]>> = {
  "radio-edit": OTHER_EDIT,
  edit: OTHER_EDIT,
  extended: OTHER_EDIT,
  clean: ["clean-edit", "edit", "overdub", "part-removed", "unsure", "same-work"],
  instrumental: OTHER_PARTS,
  "a-cappella": OTHER_PARTS,
  karaoke: OTHER_PARTS,
  "minus-one": OTHER_PARTS,
  acoustic: [...OTHER_PERFORMANCE, "part-removed", "part-alone"],
  live: OTHER_PERFORMANCE,
  demo: ANY_OTHER,
  remix: ANY_OTHER,
  remaster: ANY_OTHER,
  "re-recording": OTHER_PERFORMANCE,
  "sped-up": OTHER_PACE,
  slowed: OTHER_PACE,
  medley: ANY_OTHER,
  "dj-mix": ANY_OTHER,
  localised: [...OTHER_PERFORMANCE, "part-removed", "part-alone"],
  "stem-based": ANY_OTHER,
  mono: ["fold-down", "remaster", "edit", "overdub", "unsure", "same-work"],
  immersive: ANY_OTHER,
  alternative: ANY_OTHER,
};

/** Whether what is heard of B may be a version that calls itself so: what is sped up is not slower. */
export function mayBeHeardAs(type: VersionType, heard: HeardComparison): boolean {
  const isPaced = PACED.some((relation) => relation === heard.relation);
  if (isPaced && type === "sped-up") return !isSlower(heard);
  if (isPaced && type === "slowed") return isSlower(heard);
  return CLAIMED_RELATIONS[type].includes(heard.relation);
}

const PACED = ["speed", "tempo", "pitch"] as const satisfies readonly Relation[];

/** Slower, or lower. */
export function isSlower({ facts }: HeardComparison): boolean {
  return facts.some(({ kind, amount = 0 }) => PACED.some((paced) => paced === kind) && amount < 0);
}
