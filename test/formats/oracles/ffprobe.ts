import type { CommonTags } from "../fixtures/fixture.ts";
import { runProgram } from "./program.ts";
import { objectOf, pickFields, textsOf, type FieldNames } from "./reader.ts";

/** In lower case: ffprobe gives some names in its own spelling and the rest as the file has them. */
const NAMES: FieldNames = {
  isrc: ["isrc", "tsrc"],
  title: ["title"],
  artists: ["artist"],
  release: ["album"],
  trackNumber: ["track"],
  date: ["date"],
  copyright: ["copyright", "tcop"],
  label: ["label", "publisher"],
  version: ["version", "subtitle", "tit3"],
};

/** Of the file and of its first stream of sound, which is where it puts the comments of Ogg. */
export function readWithFfprobe(path: string): CommonTags | null {
  const show = ["-v", "error", "-show_format", "-show_streams", "-select_streams", "a", "-of", "json"];
  const outcome = runProgram("ffprobe", [...show, path]);
  if (outcome === null) return null;
  const { format, streams } = objectOf(JSON.parse(outcome.output.toString("utf8")));
  const [stream] = Array.isArray(streams) ? (streams as readonly unknown[]) : [];
  const tags = new Map(
    [stream, format]
      .flatMap((part) => Object.entries(objectOf(objectOf(part)["tags"])))
      .map(([name, value]) => [name.toLowerCase(), value]),
  );
  return pickFields(NAMES, (name) => textsOf(tags.get(name)));
}
