/** One file of every carrier of tags, all with the same nine values in them. */
import { buildAiff } from "../../../packages/audio/src/aiff/testing.ts";
import { buildWav, buildInfo, type BuiltChunk } from "../../../packages/audio/src/testing.ts";
import { buildFieldsId3, buildRichId3, type Id3Version } from "../fixtures/id3-tag.ts";
import { OLD_TAGS } from "../fixtures/old-tags.ts";
import { readFixture } from "../fixtures/read-fixtures.ts";

export const CARRIERS = [
  ...([
    "wav id3v2.3",
    "wav id3v2.4",
    "wav id3v2.3 PRIV",
    "wav id3v2.3 INFO",
    "wav id3v2.4 INFO",
    "wav INFO",
  ] as const),
  ...(["rf64 id3v2.3", "rf64 id3v2.4", "rf64 id3v2.3 INFO", "rf64 id3v2.4 INFO"] as const),
  ...(["bw64 id3v2.3", "bw64 id3v2.4", "bw64 id3v2.3 INFO", "bw64 id3v2.4 INFO"] as const),
  ...(["aiff id3v2.3", "aiff id3v2.4", "aifc id3v2.3", "aifc id3v2.4"] as const),
  ...(["flac", "ogg flac", "vorbis", "opus", "mp3 id3v2.3", "mp3 id3v2.4"] as const),
  ...(["m4a", "m4a fragmented", "alac", "mp4 video", "mov"] as const),
] as const;

/** `PRIV` has foreign frames as well, `INFO` an INFO list as well or alone. MP4 and QuickTime carry an item list. */
export type Carrier = (typeof CARRIERS)[number];

export interface TaggedFile {
  /** For its ending. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const FIXTURE_OF: Partial<Record<Carrier, string>> = {
  flac: "flac-rich.flac",
  "ogg flac": "ogg-flac.oga",
  vorbis: "vorbis.ogg",
  opus: "opus-picture.opus",
  "mp3 id3v2.3": "mp3-rich.mp3",
  "mp3 id3v2.4": "mp3-vbr-v0.mp3",
  m4a: "m4a-moov-first.m4a",
  alac: "m4a-alac.m4a",
  "mp4 video": "mp4-video.mp4",
};

/** What INFO holds: it has no encoding, so these are in ASCII. */
export const INFO_TAGS = { title: ["Hafenlicht"], artists: ["Anna, Bo"], isrc: OLD_TAGS.isrc } as const;

/** With `OLD_TAGS`, and `INFO_TAGS` in INFO. */
export function taggedFile(carrier: Carrier): TaggedFile {
  const fixture = FIXTURE_OF[carrier];
  if (fixture !== undefined) return { name: fixture, bytes: readFixture(fixture) };
  if (carrier === "m4a fragmented")
    return { name: "built.m4a", bytes: withItems(withoutIndex(readFixture("m4a-dash.m4a"))) };
  if (carrier === "mov") return { name: "built.mov", bytes: withItems(readFixture("mov-video.mov")) };
  return carrier.startsWith("ai") ? taggedAiff(carrier) : taggedWav(carrier);
}

function versionOf(carrier: Carrier): Id3Version {
  return carrier.includes("2.3") ? 3 : 4;
}

function taggedAiff(carrier: Carrier): TaggedFile {
  const after = [{ id: "ID3 ", content: buildRichId3(versionOf(carrier)) }];
  return carrier.startsWith("aifc")
    ? { name: "built.aifc", bytes: buildAiff({ type: "sowt", after }) }
    : { name: "built.aiff", bytes: buildAiff({ after }) };
}

function taggedWav(carrier: Carrier): TaggedFile {
  const [title] = INFO_TAGS.title;
  const entries = { INAM: title, IART: INFO_TAGS.artists[0], ISRC: INFO_TAGS.isrc[0] };
  const build = carrier.includes("PRIV") ? buildRichId3 : buildFieldsId3;
  const after: BuiltChunk[] = [
    ...(carrier.includes("INFO") ? [buildInfo(entries)] : []),
    ...(carrier.includes("id3") ? [{ id: "id3 ", content: build(versionOf(carrier)) }] : []),
  ];
  const form = carrier.startsWith("rf64") ? "RF64" : carrier.startsWith("bw64") ? "BW64" : "RIFF";
  return { name: "built.wav", bytes: buildWav({ form, after }) };
}

/** The file with the tags of a fixture as its only user data; whatever lies behind `moov` must not mind to move. */
function withItems(bytes: Buffer): Buffer {
  const tagged = readFixture("m4a-moov-last.m4a");
  const meta = tagged.subarray(tagged.lastIndexOf("meta") - 4);
  const [moov, udta] = [bytes.indexOf("moov") - 4, bytes.indexOf("udta") - 4];
  const userData = Buffer.concat([Buffer.alloc(4), Buffer.from("udta"), meta]);
  userData.writeUInt32BE(userData.length);
  const size = bytes.readUInt32BE(udta);
  const changed = Buffer.concat([bytes.subarray(0, udta), userData, bytes.subarray(udta + size)]);
  changed.writeUInt32BE(bytes.readUInt32BE(moov) + userData.length - size, moov);
  return changed;
}

/** Without the index of fragments at the end, which nobody needs. */
function withoutIndex(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.indexOf("mfra") - 4);
}
