/**
 * A second, deliberately simple way to the comments of an Ogg file, for verification: pages are glued together as they
 * come, checksums and positions are not looked at, and entries are found by splitting the packet.
 */
import { open, type FileHandle } from "node:fs/promises";
import type { Statement } from "./statement.ts";

/** Comments with pictures in them are larger than others. */
const MAX_HEADERS = 64 * 1024 * 1024;
/** In front of the list: a type and a name, or the header of a FLAC block. */
const PREFIXES: readonly (readonly [start: string, length: number])[] = [
  ["\x03vorbis", 7],
  ["OpusTags", 8],
  ["\x04", 4],
  ["\x84", 4],
];

/** The comments of the first stream, each name with all its values. */
export async function readPlainOgg(path: string): Promise<readonly Statement[]> {
  const handle = await open(path, "r");
  try {
    const packet = await secondPacket(handle);
    const prefix = PREFIXES.find(([start]) => packet.toString("latin1", 0, start.length) === start);
    return prefix === undefined ? [] : splitEntries(packet.subarray(prefix[1]));
  } finally {
    await handle.close();
  }
}

async function secondPacket(handle: FileHandle): Promise<Buffer> {
  const parts: Buffer[] = [];
  let at = 0;
  let packets = 0;
  let serial: number | null = null;
  while (at < MAX_HEADERS) {
    const header = await readAt(handle, at, 27 + 255);
    if (header.toString("latin1", 0, 4) !== "OggS") break;
    const count = header[26] ?? 0;
    const lacing = [...header.subarray(27, 27 + count)];
    const size = lacing.reduce((sum, value) => sum + value, 0);
    serial ??= header.readUInt32LE(14);
    if (header.readUInt32LE(14) === serial) {
      let start = at + 27 + count;
      for (const value of lacing) {
        if (packets === 1) parts.push(await readAt(handle, start, value));
        start += value;
        if (value < 255 && ++packets === 2) return Buffer.concat(parts);
      }
    }
    at += 27 + count + size;
  }
  return Buffer.alloc(0);
}

function splitEntries(list: Buffer): Statement[] {
  const places = new Map<string, string[]>();
  let at = list.length < 4 ? list.length : 8 + list.readUInt32LE(0);
  while (at + 4 <= list.length) {
    const end = at + 4 + list.readUInt32LE(at);
    const [name, ...value] = list.toString("utf8", at + 4, end).split("=");
    if (end > list.length || name === undefined || value.length === 0) break;
    const place = name.toUpperCase();
    places.set(place, [...(places.get(place) ?? []), value.join("=")]);
    at = end;
  }
  return [...places].map(([place, values]) => ({ carrier: "vorbis", place, values }));
}

async function readAt(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset);
  return buffer.subarray(0, bytesRead);
}
