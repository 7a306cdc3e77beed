import type { CommonTags } from "../fixtures/fixture.ts";
import { runProgram } from "./program.ts";
import { objectOf, pickFields, textsOf, type FieldNames } from "./reader.ts";

/**
 * `Track` is the title by the ID3 tag where `Title` is that by INFO or NAME. It takes ISRC of INFO for the source that the
 * field officially is, and IART for a director.
 */
const NAMES: FieldNames = {
  isrc: ["ISRC", "OriginalSourceForm_DistributedBy"],
  title: ["Track", "Title"],
  artists: ["Performer", "Director"],
  release: ["Album"],
  trackNumber: ["Track_Position"],
  date: ["Recorded_Date"],
  copyright: ["Copyright"],
  label: ["Label", "Publisher", "LABEL"],
  version: ["Track_More", "SUBTITLE"],
};

export function readWithMediainfo(path: string): CommonTags | null {
  const outcome = runProgram("mediainfo", ["--Output=JSON", path]);
  if (outcome === null) return null;
  const { track } = objectOf(objectOf(JSON.parse(outcome.output.toString("utf8")))["media"]);
  const [general] = Array.isArray(track) ? (track as readonly unknown[]) : [];
  const tags = { ...objectOf(objectOf(general)["extra"]), ...objectOf(general) };
  return pickFields(NAMES, (name) => textsOf(tags[name]), " / ");
}
