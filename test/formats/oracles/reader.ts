/** Programs that show tags, each with its own words for our nine fields. */
import type { CommonTags } from "../fixtures/fixture.ts";

export type ReaderName = "mutagen" | "exiftool" | "ffprobe" | "kid3" | "mediainfo";

export type CommonField = keyof CommonTags;

export const COMMON_FIELDS: readonly CommonField[] = [
  ...([
    "isrc",
    "title",
    "artists",
    "release",
    "trackNumber",
    "date",
    "copyright",
    "label",
    "version",
  ] as const),
];

/** The first name that is there counts, spelled as the program does. */
export type FieldNames = Readonly<Record<CommonField, readonly string[]>>;

/** The nine fields out of all that a program says; `split` takes apart what the program itself has joined. */
export function pickFields(
  names: FieldNames,
  valuesOf: (name: string) => readonly string[],
  split: string | null = null,
): CommonTags {
  const pick = (field: CommonField): readonly string[] => {
    const values = names[field].map(valuesOf).find((found) => found.length > 0) ?? [];
    const apart = split === null ? values : values.flatMap((value) => value.split(split));
    return apart.map((value) => inOneForm(field, value));
  };
  return {
    isrc: pick("isrc"),
    title: pick("title"),
    artists: pick("artists"),
    release: pick("release"),
    trackNumber: pick("trackNumber"),
    date: pick("date"),
    copyright: pick("copyright"),
    label: pick("label"),
    version: pick("version"),
  };
}

/** Dates with hyphens, track numbers without their total. */
function inOneForm(field: CommonField, value: string): string {
  if (field === "date") return value.replaceAll(":", "-");
  return field === "trackNumber" ? value.replace(/(?:\/| of ).*$/u, "") : value;
}

/** Values of an entry of JSON that is a text, a number or a list of them. */
export function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
}

/** An object of JSON that a program printed, or one inside it; empty where there is none. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
