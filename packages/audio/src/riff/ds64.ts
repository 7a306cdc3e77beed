import type { ByteSource } from "./byte-source.ts";
import type { Ds64 } from "./chunk-map.ts";
import { readFourCc, readUint32, readUint64 } from "./little-endian.ts";

/** Three 64-bit sizes and the length of the table. */
const FIXED = 28;
const ENTRY = 12;
/** A table names chunks above 4 GiB; nobody has a thousand of those. */
const MAX_ENTRIES = 1000;

/**
 * Reads the ds64 chunk, which stands first in an RF64 or BW64 file (EBU Tech 3306, clause 3).
 * Null where another chunk stands there, or where the file ends inside its fixed part.
 */
export async function readDs64(source: ByteSource, headerOffset: number): Promise<Ds64 | null> {
  const head = await source.read(headerOffset, 8 + FIXED);
  if (readFourCc(head, 0) !== "ds64" || head.length < 8 + FIXED) return null;
  const size = readUint32(head, 4);
  if (size < FIXED - 4) return null;
  const stated = size < FIXED ? 0 : readUint32(head, 8 + 24);
  const entries = Math.min(stated, MAX_ENTRIES, Math.floor((size - FIXED) / ENTRY));
  const table =
    entries > 0 ? await source.read(headerOffset + 8 + FIXED, entries * ENTRY) : new Uint8Array(0);
  return {
    dataOffset: headerOffset + 8,
    size,
    riffSize: readUint64(head, 8),
    dataSize: readUint64(head, 16),
    sampleCount: readUint64(head, 24),
    table: Array.from({ length: Math.floor(table.length / ENTRY) }, (_, index) => ({
      id: readFourCc(table, index * ENTRY),
      size: readUint64(table, index * ENTRY + 4),
    })),
  };
}
