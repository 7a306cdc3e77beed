/**
 * One fingerprint as one file, little-endian (docs/reference/fingerprints.md): `DWFP`, version, bytes of the name of what
 * made it, items; the name, filled up with zeros to four; the items; CRC-32 of all before.
 */
import { crc32 } from "node:zlib";
import type { Fingerprint } from "@deadwax/catalog";

const MAGIC = 0x50_46_57_44;
const VERSION = 1;
const HEAD = 12;
const WORD = 4;

export function encodeFingerprint({ items, madeBy }: Fingerprint): Buffer {
  const name = Buffer.from(madeBy);
  const itemsAt = HEAD + filledUp(name.length);
  const bytes = Buffer.alloc(itemsAt + (items.length + 1) * WORD);
  bytes.writeUInt32LE(MAGIC, 0);
  bytes.writeUInt16LE(VERSION, 4);
  bytes.writeUInt16LE(name.length, 6);
  bytes.writeUInt32LE(items.length, 8);
  bytes.set(name, HEAD);
  let at = itemsAt;
  for (const item of items) at = bytes.writeUInt32LE(item, at);
  bytes.writeUInt32LE(crc32(bytes.subarray(0, at)), at);
  return bytes;
}

/** Null for anything that is not whole. */
export function decodeFingerprint(bytes: Buffer): Fingerprint | null {
  if (bytes.length < HEAD + WORD || bytes.readUInt32LE(0) !== MAGIC) return null;
  if (bytes.readUInt16LE(4) !== VERSION) return null;
  const nameBytes = bytes.readUInt16LE(6);
  const count = bytes.readUInt32LE(8);
  const itemsAt = HEAD + filledUp(nameBytes);
  const end = itemsAt + count * WORD;
  if (bytes.length !== end + WORD || crc32(bytes.subarray(0, end)) !== bytes.readUInt32LE(end)) return null;
  const items = Uint32Array.from({ length: count }, (_, n) => bytes.readUInt32LE(itemsAt + n * WORD));
  return { items, madeBy: bytes.toString("utf8", HEAD, HEAD + nameBytes) };
}

function filledUp(length: number): number {
  return Math.ceil(length / WORD) * WORD;
}
