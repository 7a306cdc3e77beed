/**
 * A segment as bytes, little-endian, padded to four: `DWFI`, version, length of all, recordings, removed recordings, postings,
 * bytes of the directory, bytes of the ids; the items of each recording; the postings; the directory as LEB128 numbers, the
 * distance to the next key that has postings and how many; the ids in UTF-8, each with a line feed; CRC-32 of all before.
 * Segments follow each other in one file, so that a catalog appends what is new.
 */
import { crc32 } from "node:zlib";
import { KEYS } from "./item-key.ts";
import { MOST_STEPS, type Segment, stepsOf } from "./segment.ts";

const MAGIC = 0x49_46_57_44;
/** Changes with the bytes, and with whatever changes which items are chosen. */
const VERSION = 1;
const HEAD = 8;
const WORD = 4;

/** The bytes of a segment. */
export function encodeSegment({ ids, removed, items, directory, postings }: Segment): Uint8Array {
  const names = Buffer.from([...ids, ...removed].map((id) => `${id}\n`).join(""));
  const numbers = encodeDirectory(directory);
  const words = HEAD + items.length + postings.length;
  const length = Math.ceil((words * WORD + numbers.length + names.length) / WORD) * WORD + WORD;
  const bytes = Buffer.alloc(length);
  const head = [
    MAGIC,
    VERSION,
    length,
    ids.length,
    removed.length,
    postings.length,
    numbers.length,
    names.length,
  ];
  const all = new Uint32Array(bytes.buffer, bytes.byteOffset, words);
  all.set(head);
  all.set(items, HEAD);
  all.set(postings, HEAD + items.length);
  bytes.set(numbers, words * WORD);
  bytes.set(names, words * WORD + numbers.length);
  bytes.writeUInt32LE(crc32(bytes.subarray(0, length - WORD)), length - WORD);
  return bytes;
}

/**
 * The segments of a file, in the order in which they were appended; they look into the bytes, which must stay as they are. Null for
 * anything that is not whole, or of another version: an index can always be made again.
 */
export function decodeSegments(bytes: Uint8Array): readonly Segment[] | null {
  const aligned = bytes.byteOffset % WORD === 0 ? bytes : Uint8Array.from(bytes);
  const segments: Segment[] = [];
  for (let at = 0; at < aligned.length;) {
    if (aligned.length - at < (HEAD + 1) * WORD) return null;
    const [magic, version, length = 0] = new Uint32Array(aligned.buffer, aligned.byteOffset + at, HEAD);
    if (magic !== MAGIC || version !== VERSION || length % WORD !== 0) return null;
    if (length < (HEAD + 1) * WORD || length > aligned.length - at) return null;
    const segment = decodeSegment(Buffer.from(aligned.buffer, aligned.byteOffset + at, length));
    if (segment === null) return null;
    segments.push(segment);
    at += length;
  }
  return segments;
}

/** One segment, its head checked; the rest is checked here. */
function decodeSegment(bytes: Buffer): Segment | null {
  const end = bytes.length - WORD;
  if (crc32(bytes.subarray(0, end)) !== bytes.readUInt32LE(end)) return null;
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, end / WORD);
  const [, , , recordings = 0, removals = 0, count = 0, directoryBytes = 0, idBytes = 0] = words;
  const numbersAt = (HEAD + recordings + count) * WORD;
  const idsAt = numbersAt + directoryBytes;
  if (idsAt + idBytes > end) return null;
  const names = bytes.toString("utf8", idsAt, idsAt + idBytes).split("\n");
  const directory = decodeDirectory(bytes.subarray(numbersAt, idsAt));
  if (names.length !== recordings + removals + 1 || directory?.[KEYS] !== count) return null;
  const items = words.subarray(HEAD, HEAD + recordings);
  const starts = new Uint32Array(recordings + 1);
  for (let n = 0; n < recordings; n += 1) {
    const next = (starts[n] ?? 0) + stepsOf(items[n] ?? 0);
    if (next > MOST_STEPS) return null;
    starts[n + 1] = next;
  }
  return {
    ids: names.slice(0, recordings),
    removed: names.slice(recordings, -1),
    items,
    starts,
    directory,
    postings: words.subarray(HEAD + recordings, HEAD + recordings + count),
  };
}

function encodeDirectory(directory: Uint32Array): Uint8Array {
  const bytes: number[] = [];
  const add = (number: number): void => {
    let rest = number;
    while (rest > 127) {
      bytes.push((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    bytes.push(rest);
  };
  let last = 0;
  for (let key = 0; key < KEYS; key += 1) {
    const count = (directory[key + 1] ?? 0) - (directory[key] ?? 0);
    if (count === 0) continue;
    add(key - last);
    add(count);
    last = key;
  }
  return Uint8Array.from(bytes);
}

function decodeDirectory(bytes: Uint8Array): Uint32Array | null {
  const numbers: number[] = [];
  let number = 0;
  let unit = 1;
  for (const byte of bytes) {
    number += (byte % 128) * unit;
    unit *= 128;
    if (byte > 127) continue;
    numbers.push(number);
    number = 0;
    unit = 1;
  }
  const directory = new Uint32Array(KEYS + 1);
  let key = 0;
  for (let n = 0; n < numbers.length; n += 2) {
    key += numbers[n] ?? 0;
    if (key >= KEYS) return null;
    directory[key + 1] = numbers[n + 1] ?? 0;
  }
  for (let at = 0; at < KEYS; at += 1) directory[at + 1] = (directory[at + 1] ?? 0) + (directory[at] ?? 0);
  return directory;
}
