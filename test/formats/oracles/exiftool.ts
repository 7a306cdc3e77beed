import type { CommonTags } from "../fixtures/fixture.ts";
import { runProgram } from "./program.ts";
import { objectOf, pickFields, textsOf, type FieldNames } from "./reader.ts";

/** Where a file states a field in several places, the first group counts. */
const GROUPS = [
  "ID3v2_4",
  "ID3v2_3",
  "Vorbis",
  "ItemList",
  "iTunes",
  "UserData",
  "RIFF",
  "AIFF",
  "APE",
  "ID3v1",
];

const NAMES: FieldNames = {
  isrc: ["ISRC", "ISRCNumber", "Source"],
  title: ["Title", "Name"],
  artists: ["Artist", "Author"],
  release: ["Album"],
  trackNumber: ["Track", "TrackNumber"],
  date: ["RecordingTime", "ContentCreateDate", "Year", "Date"],
  copyright: ["Copyright"],
  label: ["Publisher", "Label"],
  version: ["Subtitle", "SUBTITLE", "Version"],
};

export function readWithExiftool(path: string): CommonTags | null {
  const outcome = runProgram("exiftool", ["-j", "-G1", "-a", "-charset", "id3=UTF8", path]);
  if (outcome === null) return null;
  const [all] = JSON.parse(outcome.output.toString("utf8")) as readonly unknown[];
  const tags = objectOf(all);
  // In each group the names of the field, then the same in the next group.
  const inGroups = (own: readonly string[]): string[] =>
    GROUPS.flatMap((group) => own.map((name) => `${group}:${name}`));
  return pickFields(
    NAMES,
    (name) =>
      inGroups([name])
        .map((full) => textsOf(tags[full]))
        .find((found) => found.length > 0) ?? [],
  );
}
