/** Reads what the tags of a WAV file state, from every carrier that is known to hold an ISRC. Nothing is thrown for data. */
import type { TagField, TagReading } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { readAxmlCodes, type AxmlRefusal } from "../axml/index.ts";
import { readBext } from "../bext/read-bext.ts";
import { readFields, readFreeTexts, readId3 } from "../id3/index.ts";
import { readXmlText } from "../ixml/read-xml-text.ts";
import { hasHiddenText, readInfoList, readInfoText } from "../riff-info/index.ts";
import type { ByteSource, ChunkMap } from "../riff/index.ts";
import { isBlank, readCarriers, type Carrier, type CarrierChunk } from "./carriers.ts";
import { codesIn, hints } from "./find-codes.ts";
import * as issue from "./tag-issues.ts";

export interface WavTags {
  readonly readings: readonly TagReading[];
  readonly issues: readonly Issue[];
}

/** More values than this are not a description of one recording. */
const MAX_READINGS = 5000;

/** Everything the tags of a file state, in file order. Holds at most 48 MiB, whatever the chunks claim. */
export async function readWavTags(source: ByteSource, map: ChunkMap): Promise<WavTags> {
  return readCarrierTags(await readCarriers(source, map));
}

/** Everything these chunks state. */
export function readCarrierTags(chunks: readonly CarrierChunk[]): WavTags {
  const readings: TagReading[] = [];
  const issues: Issue[] = [];
  for (const { carrier, chunk, content } of chunks) {
    if (content === null) {
      issues.push(issue.chunkNotRead(chunk));
      continue;
    }
    if (isBlank(content)) continue;
    const found = READERS[carrier](content);
    readings.push(
      ...found.readings.map((reading) => ({ ...reading, value: reading.value.normalize("NFC") })),
    );
    issues.push(...found.issues);
    if (readings.length > MAX_READINGS) {
      issues.push(issue.tooManyReadings(MAX_READINGS));
      break;
    }
  }
  return { readings: readings.slice(0, MAX_READINGS), issues };
}

const READERS: Readonly<Record<Carrier, (content: Uint8Array) => WavTags>> = {
  id3: fromId3,
  INFO: fromInfo,
  axml: fromAxml,
  bext: fromBext,
  iXML: (content) => ({ readings: hints("iXML", readXmlText(content)), issues: [] }),
  XMP: (content) => ({ readings: hints("XMP", readXmlText(content)), issues: [] }),
};

function fromId3(content: Uint8Array): WavTags {
  const tag = readId3(content);
  if (!tag.ok) return { readings: [], issues: [issue.carrierDamaged("ID3 tag", tag.error.problem)] };
  const fields = readFields(tag.value);
  return {
    readings: [
      ...fields.map(({ field, value, frame }): TagReading => ({
        field,
        value,
        carrier: `id3/${frame}`,
        trust: "carrier",
      })),
      ...readFreeTexts(tag.value).flatMap(({ frame, text }) => hints(`id3/${frame}`, text)),
    ],
    issues: [
      ...(tag.value.rest.length > 0
        ? [issue.carrierDamaged("end of the ID3 tag", "no frame starts there")]
        : []),
      ...fields.flatMap(({ frame, value, oddities }) => issue.textIssues(`id3/${frame}`, value, oddities)),
    ],
  };
}

const INFO_FIELDS: Readonly<Record<string, TagField>> = {
  ISRC: "isrc",
  INAM: "title",
  IART: "artist",
  IPRD: "release",
  ICOP: "copyright",
  ICRD: "date",
  ITRK: "trackNumber",
};

function fromInfo(content: Uint8Array): WavTags {
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

function fromAxml(content: Uint8Array): WavTags {
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

function fromBext(content: Uint8Array): WavTags {
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
