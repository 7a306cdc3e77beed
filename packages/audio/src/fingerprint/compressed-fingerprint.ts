/**
 * Chromaprint's compressed fingerprint, as AcoustID takes it and `fpcalc` prints it: four bytes with the algorithm and the number of
 * items; then, of each item's difference (exclusive or) from the one before, how far each set bit is from the last, lowest first,
 * with a 0 at the end. Distances of 3 bits come first, packed from the lowest bit of a byte on; 7 stands for 7 and more, and
 * what it is more follows in a second row of 5 bits each. All of it in base 64 for addresses, without padding.
 */
import type { Fingerprint } from "@deadwax/catalog";
import { FINGERPRINT_ALGORITHM } from "./fingerprinter.ts";

/** Its number inside fingerprints; the options of `fpcalc` call the same one 2. */
const ALGORITHM = 1;
const HEADER = 4;
const SHORT_BITS = 3;
const LONG_BITS = 5;
/** The largest distance of 3 bits, which says that there is more. */
const MORE = 7;

/** Writes a fingerprint as text: some 30 characters a second of music. Throws a plain Error for one of 2^24 items (24 days) or more. */
export function formatFingerprint({ items }: Fingerprint): string {
  if (items.length >= 2 ** 24) throw new Error(`a fingerprint of ${items.length} items`);
  const distances: number[] = [];
  let last = 0;
  for (const item of items) {
    pushDistances(item ^ last, distances);
    last = item;
  }
  const short = pack(
    distances.map((distance) => Math.min(distance, MORE)),
    SHORT_BITS,
  );
  const long = pack(
    distances.filter((distance) => distance >= MORE).map((distance) => distance - MORE),
    LONG_BITS,
  );
  const header = [ALGORITHM, items.length >>> 16, (items.length >>> 8) & 0xff, items.length & 0xff];
  return Buffer.concat([Buffer.from(header), short, long]).toString("base64url");
}

/** Reads such a text; null where it is another algorithm's, or damaged. */
export function parseFingerprint(text: string): Fingerprint | null {
  if (!/^[\w-]+$/u.test(text)) return null;
  const bytes = Buffer.from(text, "base64url");
  if (bytes.length < HEADER || bytes[0] !== ALGORITHM) return null;
  const count = bytes.readUIntBE(1, 3);
  const distances = unpackShort(bytes.subarray(HEADER), count);
  if (distances === null) return null;
  const rest = bytes.subarray(HEADER + bytesFor(distances.length, SHORT_BITS));
  const longs = distances.filter((distance) => distance === MORE).length;
  if (rest.length !== bytesFor(longs, LONG_BITS)) return null;
  let at = 0;
  const items = joinItems(
    distances.map((distance) => (distance === MORE ? MORE + readBits(rest, LONG_BITS, at++) : distance)),
    count,
  );
  return items === null ? null : { items, madeBy: FINGERPRINT_ALGORITHM };
}

function pushDistances(word: number, distances: number[]): void {
  let rest = word >>> 0;
  for (let bit = 1, last = 0; rest !== 0; bit += 1, rest >>>= 1) {
    if ((rest & 1) === 0) continue;
    distances.push(bit - last);
    last = bit;
  }
  distances.push(0);
}

function bytesFor(values: number, bits: number): number {
  return Math.ceil((values * bits) / 8);
}

function pack(values: readonly number[], bits: number): Uint8Array {
  const bytes = new Uint8Array(bytesFor(values.length, bits));
  values.forEach((value, index) => {
    const place = index * bits;
    const shifted = value << (place % 8);
    const at = place >>> 3;
    bytes[at] = (bytes[at] ?? 0) | (shifted & 0xff);
    if (shifted > 0xff) bytes[at + 1] = shifted >>> 8;
  });
  return bytes;
}

function readBits(bytes: Uint8Array, bits: number, index: number): number {
  const place = index * bits;
  const at = place >>> 3;
  const word = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
  return (word >>> (place % 8)) & (2 ** bits - 1);
}

/** The distances of so many items, each with the 0 at its end; null where the bytes end before. */
function unpackShort(bytes: Uint8Array, items: number): number[] | null {
  const distances: number[] = [];
  const most = Math.floor((bytes.length * 8) / SHORT_BITS);
  for (let ended = 0; ended < items;) {
    if (distances.length >= most) return null;
    const distance = readBits(bytes, SHORT_BITS, distances.length);
    if (distance === 0) ended += 1;
    distances.push(distance);
  }
  return distances;
}

/** Null where a bit would be beyond the 32nd. */
function joinItems(distances: readonly number[], count: number): Uint32Array | null {
  const items = new Uint32Array(count);
  let at = 0;
  let last = 0;
  let bit = 0;
  for (const distance of distances) {
    if (distance > 0) {
      bit += distance;
      if (bit > 32) return null;
      last ^= 1 << (bit - 1);
      continue;
    }
    items[at] = last;
    at += 1;
    bit = 0;
  }
  return items;
}
