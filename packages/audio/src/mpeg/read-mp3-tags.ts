import type { TagReading } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { readApe, readApeFields } from "../ape/index.ts";
import { readFields, readFreeTexts, readId3 } from "../id3/index.ts";
import { readId3v1 } from "../id3v1/index.ts";
import { hints } from "../wav-tags/index.ts";
import * as tagIssue from "../wav-tags/tag-issues.ts";
import type { Mp3Map, Mp3Part } from "./mp3-map.ts";

export interface Mp3Tags {
  readonly readings: readonly TagReading[];
  readonly issues: readonly Issue[];
}

/** More values than this are not a description of one recording. */
const MAX_READINGS = 5000;

/**
 * Everything the tags of a file state, in file order: carriers are `id3/TSRC`, `ape/ISRC`, `id3v1/title`. A code in a
 * comment is a hint. Nothing is thrown for data.
 */
export function readMp3Tags(map: Mp3Map): Mp3Tags {
  const readings: TagReading[] = [];
  const issues: Issue[] = [];
  for (const [index, part] of map.parts.entries()) {
    const found = readPart(part, map.parts[index - 1]);
    readings.push(
      ...found.readings.map((reading) => ({ ...reading, value: reading.value.normalize("NFC") })),
    );
    issues.push(...found.issues);
    if (readings.length <= MAX_READINGS) continue;
    issues.push(tagIssue.tooManyReadings(MAX_READINGS));
    break;
  }
  return { readings: readings.slice(0, MAX_READINGS), issues };
}

function readPart({ kind, content }: Mp3Part, before: Mp3Part | undefined): Mp3Tags {
  if (content === null) {
    const isTag = kind === "id3v2" || kind === "ape";
    return { readings: [], issues: isTag ? [tagIssue.carrierDamaged(`${kind} tag`, "it is too large")] : [] };
  }
  if (kind === "id3v2") return fromId3(content);
  if (kind === "ape") return fromApe(content);
  if (kind !== "id3v1") return { readings: [], issues: [] };
  const enhanced = before?.kind === "id3v1-enhanced" ? (before.content ?? undefined) : undefined;
  const readings = readId3v1(content, enhanced).map(({ field, value }): TagReading => {
    return { field, value, carrier: `id3v1/${field}`, trust: "carrier" };
  });
  return { readings, issues: [] };
}

function fromId3(content: Uint8Array): Mp3Tags {
  const tag = readId3(content);
  if (!tag.ok) return { readings: [], issues: [tagIssue.carrierDamaged("ID3 tag", tag.error.problem)] };
  const fields = readFields(tag.value);
  const stated = fields.map(({ field, value, frame }): TagReading => {
    return { field, value, carrier: `id3/${frame}`, trust: "carrier" };
  });
  const hinted = readFreeTexts(tag.value).flatMap(({ frame, text }) => hints(`id3/${frame}`, text));
  const issues = fields.flatMap(({ frame, value, oddities }) =>
    tagIssue.textIssues(`id3/${frame}`, value, oddities),
  );
  const hasRest = tag.value.rest.length > 0;
  const rest = hasRest ? [tagIssue.carrierDamaged("end of the ID3 tag", "no frame starts there")] : [];
  return { readings: [...stated, ...hinted], issues: [...rest, ...issues] };
}

function fromApe(content: Uint8Array): Mp3Tags {
  const tag = readApe(content);
  if (!tag.ok) return { readings: [], issues: [tagIssue.carrierDamaged("APE tag", tag.error.problem)] };
  const fields = readApeFields(tag.value);
  const readings = fields.map(({ field, value, key }): TagReading => {
    return { field, value, carrier: `ape/${key}`, trust: "carrier" };
  });
  return { readings, issues: fields.flatMap(({ key, value }) => tagIssue.textIssues(`ape/${key}`, value)) };
}
