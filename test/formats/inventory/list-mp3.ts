/** ID3v2, audio, APE tags and ID3v1 of an MP3 file. */
import { id3Length, listId3 } from "./list-id3.ts";
import { nameAt, partOf, take, type Part } from "./part.ts";

export function listMp3(bytes: Buffer): Part[] {
  const front: Part[] = [];
  let start = 0;
  for (let size = id3Length(bytes, 0); size > 0; size = id3Length(bytes, start)) {
    front.push(...listId3("ID3v2", take(bytes, start, size)));
    start += size;
  }
  const back: Part[] = [];
  let end = bytes.length;
  for (let tag = tagBefore(bytes, end); tag !== null; tag = tagBefore(bytes, end)) {
    back.unshift(...tag.parts);
    end -= tag.size;
  }
  return [...front, partOf("audio", take(bytes, start, end - start)), ...back];
}

interface EndTag {
  readonly size: number;
  readonly parts: readonly Part[];
}

function tagBefore(bytes: Buffer, end: number): EndTag | null {
  if (end >= 128 && nameAt(bytes, end - 128, 3) === "TAG") return listId3v1(take(bytes, end - 128, 128));
  if (end >= 32 && nameAt(bytes, end - 32, 8) === "APETAGEX") return listApe(bytes, end - 32);
  return null;
}

const ID3V1_FIELDS = [
  ["title", 3, 30],
  ["artist", 33, 30],
  ["album", 63, 30],
  ["year", 93, 4],
  ["comment", 97, 28],
  ["track", 125, 2],
  ["genre", 127, 1],
] as const;

function listId3v1(tag: Buffer): EndTag {
  return {
    size: 128,
    parts: ID3V1_FIELDS.map(([name, at, size]) => partOf(`ID3v1/${name}`, take(tag, at, size))),
  };
}

/** The items of a tag by its footer: each with its flags and value. */
function listApe(bytes: Buffer, footer: number): EndTag {
  const version = bytes.readUInt32LE(footer + 8);
  const size = bytes.readUInt32LE(footer + 12);
  const hasHeader = (bytes.readUInt32LE(footer + 20) & 0x8000_0000) !== 0;
  const items = take(bytes, footer + 32 - size, size - 32);
  if (hasHeader && nameAt(bytes, footer - size, 8) !== "APETAGEX")
    throw new Error("an APE tag lacks its header");
  const parts = [partOf("APE/version", Buffer.from(String(version)))];
  let at = 0;
  for (let count = bytes.readUInt32LE(footer + 16); count > 0; count--) {
    const value = items.indexOf(0, at + 8) + 1;
    const length = items.readUInt32LE(at);
    const content = Buffer.concat([take(items, at + 4, 4), take(items, value, length)]);
    parts.push({ ...partOf(`APE/${items.toString("latin1", at + 8, value - 1)}`, content), size: length });
    at = value + length;
  }
  if (at !== items.length) throw new Error("an APE tag holds more than its items");
  return { size: size + (hasHeader ? 32 : 0), parts };
}
