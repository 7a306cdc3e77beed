/** Reads what the tags of a WAV file state, from every carrier that is known to hold an ISRC. Nothing is thrown for data. */
import type { TagField, TagReading } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { readAxmlCodes, type AxmlRefusal } from "../axml/index.ts";
import { readBext } from "../bext/read-bext.ts";
import { readXmlText } from "../ixml/read-xml-text.ts";
import {
  codesIn,
  hints,
  joinReadings,
  readId3Content,
  tagIssue as issue,
  type TagReadings,
} from "../readings/index.ts";
import { hasHiddenText, readInfoList, readInfoText } from "../riff-info/index.ts";
import type { ByteSource, ChunkMap } from "../riff/index.ts";
import { isBlank, readCarriers, type Carrier, type CarrierChunk } from "./carriers.ts";

/** Everything the tags of a file state, in file order. Holds at most 48 MiB, whatever the chunks claim. */
export async function readWavTags(source: ByteSource, map: ChunkMap): Promise<TagReadings> {
  return readCarrierTags(await readCarriers(source, map));
}

/** Everything these chunks state. */
export function readCarrierTags(chunks: readonly CarrierChunk[]): TagReadings {
  return joinReadings(readEach(chunks));
}

function* readEach(chunks: readonly CarrierChunk[]): Generator<TagReadings> {
  for (const { carrier, chunk, content } of chunks) {
    if (content === null) yield { readings: [], issues: [issue.chunkNotRead(chunk)] };
    else if (!isBlank(content)) yield READERS[carrier](content);
  }
}

const READERS: Readonly<Record<Carrier, (content: Uint8Array) => TagReadings>> = {
  id3: (content) => readId3Content(content),
  INFO: fromInfo,
  axml: fromAxml,
  bext: fromBext,
  iXML: (content) => ({ readings: hints("iXML", readXmlText(content)), issues: [] }),
  XMP: (content) => ({ readings: hints("XMP", readXmlText(content)), issues: [] }),
};

const INFO_FIELDS: Readonly<Record<string, TagField>> = {
  ISRC: "isrc",
  INAM: "title",
  IART: "artist",
  IPRD: "release",
  ICOP: "copyright",
  ICRD: "date",
  ITRK: "trackNumber",
};

function fromInfo(content: Uint8Array): TagReadings {
  const readings: TagReading[] = [];
  const issues: Issue[] = [];
  for (const entry of readInfoList(content)?.entries ?? []) {
    const field = INFO_FIELDS[entry.id];
    const value = readInfoText(entry);
    // ISRC means "Source" here (isrc-facts 3.2): only a code in it is about identity, and only as a hint.
    const isHint = field === "isrc";
    if (field === undefined) readings.push(...hints(`INFO/${entry.id}`, value));
    if (field === undefined || value === "" || (isHint && codesIn(value).length === 0)) continue;
    const carrier = `INFO/${entry.id}`;
    readings.push({ field, value, carrier, trust: isHint ? "hint" : "carrier" });
    issues.push(...issue.textIssues(carrier, value));
    if (hasHiddenText(entry)) issues.push(issue.hiddenInfoText(carrier));
  }
  return { readings, issues };
}

const AXML_PROBLEMS: Readonly<Record<AxmlRefusal, string>> = {
  "not-well-formed": "it is not well-formed XML",
  "encoding-unknown": "its bytes do not follow the encoding it names, or that encoding is not known",
  "not-ebu-core": "it is no EBUCore document",
  "identifier-not-plain": "its identifier holds more than text",
};

function fromAxml(content: Uint8Array): TagReadings {
  const codes = readAxmlCodes(content);
  if (typeof codes === "string") {
    return { readings: [], issues: [issue.carrierDamaged("axml chunk", AXML_PROBLEMS[codes])] };
  }
  const readings = codes.map((value): TagReading => ({
    field: "isrc",
    value,
    carrier: "axml/identifier",
    trust: "carrier",
  }));
  return { readings, issues: codes.flatMap((value) => issue.textIssues("axml/identifier", value)) };
}

function fromBext(content: Uint8Array): TagReadings {
  const bext = readBext(content);
  if (bext === null) {
    return {
      readings: [],
      issues: [issue.carrierDamaged("bext chunk", "it is shorter than its fixed part")],
    };
  }
  // Free text only: originator fields hold serial numbers (EBU R 99), and those can look like codes.
  const { description, codingHistory } = bext;
  const readings = [...hints("bext/Description", description), ...hints("bext/CodingHistory", codingHistory)];
  return { readings, issues: [] };
}
