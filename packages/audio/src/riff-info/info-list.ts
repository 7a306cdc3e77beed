/**
 * The INFO list of a RIFF file (Multimedia Programming Interface and Data Specifications 1.0, 3-5): entries of a
 * four-character id and a zero-terminated text without a stated encoding.
 */

/** One entry exactly as stored. */
export interface InfoEntry {
  readonly id: string;
  /** Header, content and pad byte. */
  readonly raw: Uint8Array;
  /** The content alone. */
  readonly content: Uint8Array;
}

export interface InfoList {
  readonly entries: readonly InfoEntry[];
  /** Bytes behind the last entry that are no entry. */
  readonly rest: Uint8Array;
}

/** More entries than any writer makes. */
const MAX_ENTRIES = 4096;
const TYPE = "INFO";

/** Reads the content of a `LIST` chunk; null when it is a list of another type. */
export function readInfoList(bytes: Uint8Array): InfoList | null {
  if (latin1(bytes.subarray(0, 4)) !== TYPE) return null;
  const entries: InfoEntry[] = [];
  let offset = TYPE.length;
  while (offset + 8 <= bytes.length && entries.length < MAX_ENTRIES) {
    const size = new DataView(bytes.buffer, bytes.byteOffset + offset + 4, 4).getUint32(0, true);
    const end = offset + 8 + size;
    if (end > bytes.length) break;
    const id = latin1(bytes.subarray(offset, offset + 4));
    // The pad byte of the last entry is left out by some writers.
    const next = Math.min(end + (size % 2), bytes.length);
    entries.push({ id, raw: bytes.subarray(offset, next), content: bytes.subarray(offset + 8, end) });
    offset = next;
  }
  return { entries, rest: bytes.subarray(offset) };
}

/** The content of a `LIST` chunk. */
export function writeInfoList(list: InfoList): Uint8Array {
  return Buffer.concat([
    Buffer.from(TYPE, "latin1"),
    ...list.entries.map((entry, index) => {
      const isLast = index === list.entries.length - 1 && list.rest.length === 0;
      return isLast ? entry.raw : evened(entry.raw);
    }),
    list.rest,
  ]);
}

/** An entry that was last may lack the pad byte it needs once another follows. */
function evened(raw: Uint8Array): Uint8Array {
  return raw.length % 2 === 0 ? raw : Buffer.concat([raw, Uint8Array.of(0)]);
}

/** A new entry: the text, its terminating NUL, and a pad byte where the length is odd. `text` is ASCII. */
export function createInfoEntry(id: string, text: string): InfoEntry {
  const content = Buffer.concat([Buffer.from(text, "latin1"), Uint8Array.of(0)]);
  const header = Buffer.alloc(8);
  header.write(id, "latin1");
  header.writeUInt32LE(content.length, 4);
  return { id, content, raw: evened(Buffer.concat([header, content])) };
}

/** The text of an entry up to its NUL: UTF-8 where it is valid, else Latin-1. */
export function readInfoText(entry: InfoEntry): string {
  const end = entry.content.indexOf(0);
  const bytes = end < 0 ? entry.content : entry.content.subarray(0, end);
  const text = Buffer.from(bytes).toString("utf8");
  return text.includes("�") ? latin1(bytes) : text;
}

/** Whether something other than NUL stands behind the end of the text. */
export function hasHiddenText(entry: InfoEntry): boolean {
  const end = entry.content.indexOf(0);
  return end >= 0 && entry.content.subarray(end).some((byte) => byte !== 0);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}
