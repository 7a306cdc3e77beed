/** Metadata blocks and audio of a FLAC file. */
import { listComments } from "./list-comments.ts";
import { id3Length, listId3 } from "./list-id3.ts";
import { nameAt, partOf, take, type Part } from "./part.ts";

const NAMES = ["STREAMINFO", "PADDING", "APPLICATION", "SEEKTABLE", "VORBIS_COMMENT", "CUESHEET", "PICTURE"];

export function listFlac(bytes: Buffer): Part[] {
  const before = id3Length(bytes, 0);
  const parts = before > 0 ? listId3("ID3v2", take(bytes, 0, before)) : [];
  if (nameAt(bytes, before) !== "fLaC") throw new Error("there is no fLaC");
  let at = before + 4;
  for (let isLast = false; !isLast;) {
    const head = bytes.readUInt8(at);
    const content = take(bytes, at + 4, bytes.readUIntBE(at + 1, 3));
    parts.push(...listBlock(head & 0x7f, content));
    isLast = head > 0x7f;
    at += 4 + content.length;
  }
  return [...parts, partOf("audio", bytes.subarray(at))];
}

function listBlock(type: number, content: Buffer): Part[] {
  const name = flacBlockName(type);
  if (type === 4) {
    const { parts, end } = listComments(name, content, 0);
    if (end !== content.length) throw new Error("something stands behind the comments of FLAC");
    return [...parts];
  }
  if (type === 2) return [partOf(`${name}:${nameAt(content, 0)}`, content)];
  if (type === 6) return [partOf(`${name}:${content.readUInt32BE(0)}`, content)];
  return [partOf(name, content, type === 1)];
}

export function flacBlockName(type: number): string {
  return NAMES[type] ?? `block ${type}`;
}
