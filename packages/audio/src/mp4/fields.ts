/** Which names of items state which field. What is written follows what taggers agree on; what is read, the table of all formats. */
import type { TagField, TagPlan } from "@deadwax/catalog";
import { tagField } from "../readings/index.ts";
import { planValues } from "../tagging/index.ts";
import type { ItemPlace } from "./tag-places.ts";

const FREE = "----:com.apple.itunes:";
const QUICKTIME = "com.apple.quicktime.";

/** The field that an item states. Keys of QuickTime come with or without the prefix of Apple. */
export function itemField(kind: ItemPlace["kind"], name: string): TagField | undefined {
  const lower = name.toLowerCase();
  return tagField(kind === "keys" && lower.startsWith(QUICKTIME) ? name.slice(QUICKTIME.length) : name);
}

/** What is to stand under some names. */
export interface FieldEdit {
  readonly field: TagField;
  readonly values: readonly string[];
  /** Where it is added when it is missing: four characters, or the name of a free item. */
  readonly added: { readonly type: string } | { readonly free: string };
  /** The main name, as a reader shows it. */
  readonly place: string;
  /** Whether an item of this name in this kind of list says the field, and so has to say the same. */
  readonly isNamed: (kind: ItemPlace["kind"], name: string) => boolean;
}

interface FieldNames {
  readonly field: TagField;
  /** Four characters, or the name of a free item of iTunes. */
  readonly name: string;
  /** Other names of the same thing in the same list, in lower case, which must not be left to contradict. */
  readonly others?: readonly string[];
  /** Keys of QuickTime without their prefix, in lower case. */
  readonly keys: readonly string[];
}

/**
 * SUBTITLE, LABEL and ISRC are the free items that taggers with one set of names for all formats write; `©phg` is the
 * item of iTunes for the rights in a phonogram.
 */
const FIELDS: readonly FieldNames[] = [
  { field: "isrc", name: "ISRC", keys: ["isrc"] },
  { field: "title", name: "©nam", others: [`${FREE}title`], keys: ["title", "name"] },
  { field: "versionTitle", name: "SUBTITLE", others: [`${FREE}version`], keys: ["subtitle", "version"] },
  { field: "artist", name: "©ART", others: [`${FREE}artist`], keys: ["artist"] },
  { field: "release", name: "©alb", others: [`${FREE}album`], keys: ["album"] },
  {
    field: "trackNumber",
    name: "trkn",
    others: [`${FREE}track`, `${FREE}tracknumber`],
    keys: ["track", "tracknumber"],
  },
  {
    field: "label",
    name: "LABEL",
    others: ["©pub", `${FREE}publisher`, `${FREE}organization`],
    keys: ["label", "publisher"],
  },
  { field: "copyright", name: "cprt", others: ["©cpy", `${FREE}copyright`], keys: ["copyright"] },
  {
    field: "phonogramCopyright",
    name: "©phg",
    others: [
      `${FREE}producednotice`,
      `${FREE}phonogramcopyright`,
      `${FREE}phonographic copyright`,
      `${FREE}pline`,
    ],
    keys: ["phonogramcopyright", "producednotice"],
  },
  { field: "composer", name: "©wrt", others: ["©com", `${FREE}composer`], keys: ["composer"] },
  ...(["lyricist", "arranger", "conductor", "producer", "engineer", "mixer", "remixer"] as const).map(
    (field): FieldNames => ({ field, name: field.toUpperCase(), keys: [field] }),
  ),
  { field: "date", name: "©day", others: [`${FREE}date`], keys: ["date"] },
];

/** The edits that a plan asks for, in the order in which new items are added. */
export function fieldEdits(plan: TagPlan): FieldEdit[] {
  return FIELDS.flatMap(({ field, name, others = [], keys }): FieldEdit[] => {
    const values = planValues(plan, field);
    if (values === null) return [];
    const isFree = !/^(?:©...|trkn|cprt)$/u.test(name);
    const main = isFree ? `${FREE}${name.toLowerCase()}` : name;
    // Names of four characters differ by case; free ones are compared without, so that none is doubled.
    const isNamed = (kind: ItemPlace["kind"], found: string): boolean => {
      const lower = found.toLowerCase();
      if (kind === "keys")
        return keys.includes(lower.startsWith(QUICKTIME) ? lower.slice(QUICKTIME.length) : lower);
      return found.startsWith("----:")
        ? lower === main || others.includes(lower)
        : found === main || others.includes(found);
    };
    const place = isFree ? `----:com.apple.iTunes:${name}` : name;
    return [{ field, values, added: isFree ? { free: name } : { type: name }, place, isNamed }];
  });
}
