/**
 * What a file in question (B) is to a known recording (A), as far as the sound tells. `part-removed` means that B lacks a
 * part of A; `part-alone` that B is nothing but a part of A; `overdub` that B has something on top, or in place, of A.
 */
export const RELATIONS = [
  "identical-file",
  "identical-audio",
  "format",
  "remaster",
  "edit",
  "clean-edit",
  "part-removed",
  "part-alone",
  "speed",
  "tempo",
  "pitch",
  "overdub",
  "fold-down",
  "same-work",
  "unrelated",
  "unsure",
] as const;
export type Relation = (typeof RELATIONS)[number];

const SAME_RELATIONS: readonly Relation[] = ["identical-file", "identical-audio", "format"];

/** Whether the relation is one of the same recording. */
export function isSameRelation(relation: Relation): boolean {
  return SAME_RELATIONS.includes(relation);
}
