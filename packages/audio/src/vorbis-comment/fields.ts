/** Which names state which field of ours. */
import type { TagField, TagPlan } from "@deadwax/catalog";
import { planValues } from "../tagging/index.ts";

/** What is to stand under a name. */
export interface FieldEdit {
  readonly name: string;
  readonly field: TagField;
  readonly values: readonly string[];
  /** A second name for the same field, which must not be left to contradict the first, but is not added. */
  readonly onlyWhenPresent: boolean;
}

interface FieldNames {
  readonly field: TagField;
  readonly name: string;
  readonly others: readonly string[];
}

/**
 * The names of the Vorbis recommendation where it has one. LABEL is what taggers write and show today; ORGANIZATION is
 * the recommendation's own word for it. For the (P) line there is no recommended name: PRODUCEDNOTICE is the one that
 * taggers with one set of names for all formats give the frame TPRO of ID3.
 */
const FIELDS: readonly FieldNames[] = [
  { field: "isrc", name: "ISRC", others: [] },
  { field: "title", name: "TITLE", others: [] },
  { field: "versionTitle", name: "VERSION", others: ["SUBTITLE"] },
  { field: "release", name: "ALBUM", others: [] },
  { field: "trackNumber", name: "TRACKNUMBER", others: ["TRACK"] },
  { field: "label", name: "LABEL", others: ["ORGANIZATION", "PUBLISHER"] },
  { field: "copyright", name: "COPYRIGHT", others: [] },
  {
    field: "phonogramCopyright",
    name: "PRODUCEDNOTICE",
    others: ["PHONOGRAMCOPYRIGHT", "PHONOGRAPHIC COPYRIGHT", "PLINE"],
  },
  { field: "artist", name: "ARTIST", others: [] },
  { field: "composer", name: "COMPOSER", others: [] },
  { field: "lyricist", name: "LYRICIST", others: [] },
  { field: "arranger", name: "ARRANGER", others: [] },
  { field: "conductor", name: "CONDUCTOR", others: [] },
  { field: "producer", name: "PRODUCER", others: [] },
  { field: "engineer", name: "ENGINEER", others: [] },
  { field: "mixer", name: "MIXER", others: [] },
  { field: "remixer", name: "REMIXER", others: [] },
  { field: "date", name: "DATE", others: [] },
];

/** The edits that a plan asks for, in the order in which new entries are added. */
export function fieldEdits(plan: TagPlan): FieldEdit[] {
  const edits = FIELDS.flatMap(({ field, name, others }): FieldEdit[] => {
    const values = planValues(plan, field);
    if (values === null) return [];
    const same = { field, values };
    return [
      { name, ...same, onlyWhenPresent: false },
      ...others.map((other) => ({ name: other, ...same, onlyWhenPresent: true })),
    ];
  });
  if (plan.date !== undefined) {
    edits.push({ name: "YEAR", field: "date", values: [plan.date.slice(0, 4)], onlyWhenPresent: true });
  }
  return edits;
}
