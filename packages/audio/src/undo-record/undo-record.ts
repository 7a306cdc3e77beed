/**
 * What an undo record holds, byte by byte: a line with the name of the format, a line of JSON, the old and the new bytes
 * of every changed region one after the other, and the SHA-256 of all that. It is written and synced before the first
 * byte of the file changes, so a record that is not whole says that nothing has changed yet.
 */
import { createHash } from "node:crypto";

/** A region of the file: what was there and what is to be there. The last may change the length of the file. */
export interface UndoRegion {
  readonly offset: number;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** Who writes: a write of a process that still runs is not rolled back by another one. */
export interface RecordWriter {
  readonly host: string;
  readonly pid: number;
}

export interface UndoRecord {
  /** Of the file, bytes. */
  readonly oldLength: number;
  readonly newLength: number;
  readonly writer: RecordWriter;
  readonly regions: readonly UndoRegion[];
}

const MAGIC = "DEADWAX-UNDO/1\n";
const DIGEST = 32;

/** The bytes of a record. */
export function encodeUndoRecord({ oldLength, newLength, writer, regions }: UndoRecord): Uint8Array {
  const sizes = regions.map(({ offset, before, after }) => [offset, before.length, after.length]);
  const header = JSON.stringify({ oldLength, newLength, writer, regions: sizes });
  const body = Buffer.concat([
    Buffer.from(`${MAGIC}${header}\n`, "utf8"),
    ...regions.flatMap(({ before, after }) => [before, after]),
  ]);
  return Buffer.concat([body, createHash("sha256").update(body).digest()]);
}

/** Reads a record; null when it is not whole. */
export function decodeUndoRecord(bytes: Uint8Array): UndoRecord | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < MAGIC.length + DIGEST || buffer.toString("latin1", 0, MAGIC.length) !== MAGIC)
    return null;
  const body = buffer.subarray(0, -DIGEST);
  if (!createHash("sha256").update(body).digest().equals(buffer.subarray(-DIGEST))) return null;
  const lineEnd = body.indexOf(0x0a, MAGIC.length);
  if (lineEnd < 0) return null;
  // The checksum holds, so this is what encodeUndoRecord wrote.
  const header = JSON.parse(body.toString("utf8", MAGIC.length, lineEnd)) as RecordHeader;
  let at = lineEnd + 1;
  const take = (length: number): Uint8Array => body.subarray(at, (at += length));
  const regions = header.regions.map(([offset, before, after]) => ({
    offset,
    before: take(before),
    after: take(after),
  }));
  const { oldLength, newLength, writer } = header;
  return { oldLength, newLength, writer, regions };
}

interface RecordHeader {
  readonly oldLength: number;
  readonly newLength: number;
  readonly writer: RecordWriter;
  readonly regions: readonly (readonly [number, number, number])[];
}
