import type { CommonTags } from "../fixtures/fixture.ts";
import { runProgram } from "./program.ts";
import { objectOf, pickFields, type FieldNames } from "./reader.ts";

/** Its own names for the frames of all formats. */
const NAMES: FieldNames = {
  isrc: ["ISRC"],
  title: ["Title"],
  artists: ["Artist"],
  release: ["Album"],
  trackNumber: ["Track Number"],
  date: ["Date"],
  copyright: ["Copyright"],
  label: ["Publisher", "Label"],
  version: ["Description", "Subtitle", "Version"],
};

/** Tag 2 is that of the format or ID3v2, tag 3 the INFO list of WAV: it counts where tag 2 is silent. */
export function readWithKid3(path: string): CommonTags | null {
  const get = (tag: string): string[] => ["-c", JSON.stringify({ method: "get", params: ["all", tag] })];
  const outcome = runProgram("kid3-cli", [...get("2"), ...get("3"), path]);
  if (outcome === null) return null;
  const frames = outcome.output.toString("utf8").trim().split("\n").flatMap(framesOf);
  const valuesOf = (name: string): string[] => {
    const tags = [2, 3].map((tag) => frames.filter((frame) => frame.tag === tag && frame.name === name));
    return (tags.find((found) => found.length > 0) ?? []).map(({ value }) => value);
  };
  // It joins the values of one frame with a bar.
  return pickFields(NAMES, valuesOf, "|");
}

interface Kid3Frame {
  readonly tag: 2 | 3;
  readonly name: string;
  readonly value: string;
}

function framesOf(line: string): Kid3Frame[] {
  const file = objectOf(objectOf(objectOf(JSON.parse(line))["result"])["taggedFile"]);
  return ([2, 3] as const).flatMap((tag) => {
    const { frames } = objectOf(file[`tag${tag}`]);
    return (Array.isArray(frames) ? (frames as readonly unknown[]) : []).map((frame) => {
      const { name, value } = objectOf(frame);
      return { tag, name: String(name), value: String(value) };
    });
  });
}
