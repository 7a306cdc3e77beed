import type { TagReading } from "@deadwax/catalog";
import { readApe, readApeFields } from "../ape/index.ts";
import { readId3v1 } from "../id3v1/index.ts";
import { joinReadings, readId3Content, tagIssue, type TagReadings } from "../readings/index.ts";
import type { Mp3TagMap, Mp3Part } from "./mp3-map.ts";

/**
 * Everything the tags of a file state, in file order: carriers are `id3/TSRC`, `ape/ISRC`, `id3v1/title`. A code in a
 * comment is a hint. Nothing is thrown for data.
 */
export function readMp3Tags({ parts }: Mp3TagMap): TagReadings {
  return joinReadings(parts.map((part, index) => readPart(part, parts[index - 1])));
}

function readPart({ kind, content }: Mp3Part, before: Mp3Part | undefined): TagReadings {
  if (content === null) {
    const isTag = kind === "id3v2" || kind === "ape";
    return { readings: [], issues: isTag ? [tagIssue.carrierDamaged(`${kind} tag`, "it is too large")] : [] };
  }
  if (kind === "id3v2") return readId3Content(content);
  if (kind === "ape") return fromApe(content);
  if (kind !== "id3v1") return { readings: [], issues: [] };
  const enhanced = before?.kind === "id3v1-enhanced" ? (before.content ?? undefined) : undefined;
  const readings = readId3v1(content, enhanced).map(({ field, value }): TagReading => {
    return { field, value, carrier: `id3v1/${field}`, trust: "carrier" };
  });
  return { readings, issues: [] };
}

function fromApe(content: Uint8Array): TagReadings {
  const tag = readApe(content);
  if (!tag.ok) return { readings: [], issues: [tagIssue.carrierDamaged("APE tag", tag.error.problem)] };
  const fields = readApeFields(tag.value);
  const readings = fields.map(({ field, value, key }): TagReading => {
    return { field, value, carrier: `ape/${key}`, trust: "carrier" };
  });
  return { readings, issues: fields.flatMap(({ key, value }) => tagIssue.textIssues(`ape/${key}`, value)) };
}
