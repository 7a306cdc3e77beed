/** Chunks of RIFF (RIFF, RF64, BW64) and of AIFF. */
import { listId3 } from "./list-id3.ts";
import { nameAt, partOf, take, type Part } from "./part.ts";

const ROOM = new Set(["JUNK", "junk", "PAD ", "FLLR"]);
const SIZE_IS_ELSEWHERE = 0xffff_ffff;

/** All chunks in their order, the fields of INFO and the frames of ID3 singly, and what lies behind the stated end. */
export function listChunks(bytes: Buffer): Part[] {
  const form = nameAt(bytes, 0);
  const isBig = form === "FORM";
  const sizeAt = (offset: number): number =>
    isBig ? bytes.readUInt32BE(offset) : bytes.readUInt32LE(offset);
  const is64 = form === "RF64" || form === "BW64";
  const end = 8 + (is64 ? Number(bytes.readBigUInt64LE(20)) : sizeAt(4));
  const parts = [partOf("form", Buffer.from(form + nameAt(bytes, 8)))];
  let at = 12;
  while (at + 8 <= end) {
    const id = nameAt(bytes, at);
    const stated = sizeAt(at + 4);
    const size =
      is64 && id === "data" && stated === SIZE_IS_ELSEWHERE ? Number(bytes.readBigUInt64LE(28)) : stated;
    // A pad byte says nothing unless it is not zero; it is missing at most behind the last chunk.
    const hasOddPad = size % 2 === 1 && (bytes[at + 8 + size] ?? 0) !== 0;
    parts.push(...listChunk(id, take(bytes, at + 8, size + (hasOddPad ? 1 : 0))));
    at += 8 + size + (size % 2);
  }
  if (end < bytes.length) parts.push(partOf("trailing", bytes.subarray(end)));
  if (at > end + 1 || end > bytes.length)
    throw new Error(`chunks end at ${at}, the form at ${end} of ${bytes.length}`);
  return parts;
}

function listChunk(id: string, content: Buffer): Part[] {
  if (id === "LIST" && nameAt(content, 0) === "INFO") return listInfo(content);
  if (id === "LIST") return [partOf(`LIST:${nameAt(content, 0)}`, content)];
  if (id.toLowerCase() === "id3 ") return listId3(id, content);
  if (id === "APPL") return [partOf(`APPL:${nameAt(content, 0)}`, content)];
  // The size of the file stands in ds64: it follows from the rest.
  if (id === "ds64") return [partOf(id, content.subarray(8))];
  return [partOf(id, content, ROOM.has(id))];
}

function listInfo(content: Buffer): Part[] {
  const parts: Part[] = [];
  for (let at = 4; at + 8 <= content.length;) {
    const size = content.readUInt32LE(at + 4);
    parts.push(partOf(`LIST:INFO/${nameAt(content, at)}`, take(content, at + 8, size)));
    at += 8 + size + (size % 2);
  }
  return parts;
}
