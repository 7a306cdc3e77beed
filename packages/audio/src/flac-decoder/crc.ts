/** The checksums of a frame: CRC-8 of its header (RFC 9639 section 9.1.8) and CRC-16 of all of it (section 9.3). */
import type { Bits } from "./bits.ts";

const CRC8 = Uint8Array.from({ length: 256 }, (_, byte) => divide(byte << 8, 0x107));

/** Eight tables in a row: what a byte does to the checksum when 0 to 7 bytes follow it. */
const CRC16 = makeTables();

/** The remainder of 16 bits divided by a polynomial of degree 8. */
function divide(bits: number, polynomial: number): number {
  let rest = bits;
  for (let bit = 15; bit >= 8; bit--) if (((rest >> bit) & 1) === 1) rest ^= polynomial << (bit - 8);
  return rest;
}

function makeTables(): Uint16Array {
  const tables = new Uint16Array(8 * 256);
  for (let byte = 0; byte < 256; byte++) {
    let value = byte << 8;
    for (let at = byte; at < tables.length; at += 256) {
      for (let bit = 0; bit < 8; bit++) value = (value & 0x8000) === 0 ? value << 1 : (value << 1) ^ 0x1_8005;
      tables[at] = value;
    }
  }
  return tables;
}

/** Of the bytes from `from` up to and without `to`. */
export function crc8(bytes: Uint8Array, from: number, to: number): number {
  let crc = 0;
  for (let at = from; at < to; at++) crc = CRC8[crc ^ (bytes[at] ?? 0)] ?? 0;
  return crc;
}

/** Of the bytes from `from` up to and without `to`, eight at a time: whole files go through it. */
export function crc16({ words }: Bits, from: number, to: number): number {
  let crc = 0;
  let at = from;
  for (; at < to && (at & 3) !== 0; at++) crc = addByte(crc, words, at);
  let word = at >> 2;
  for (; at + 8 <= to; at += 8, word += 2) {
    const first = (words[word] ?? 0) ^ (crc << 16);
    const second = words[word + 1] ?? 0;
    crc =
      (CRC16[1792 + (first >>> 24)] ?? 0) ^
      (CRC16[1536 + ((first >>> 16) & 255)] ?? 0) ^
      (CRC16[1280 + ((first >>> 8) & 255)] ?? 0) ^
      (CRC16[1024 + (first & 255)] ?? 0) ^
      (CRC16[768 + (second >>> 24)] ?? 0) ^
      (CRC16[512 + ((second >>> 16) & 255)] ?? 0) ^
      (CRC16[256 + ((second >>> 8) & 255)] ?? 0) ^
      (CRC16[second & 255] ?? 0);
  }
  for (; at < to; at++) crc = addByte(crc, words, at);
  return crc;
}

function addByte(crc: number, words: Int32Array, at: number): number {
  const byte = ((words[at >> 2] ?? 0) >>> (24 - (at & 3) * 8)) & 255;
  return ((crc << 8) & 0xffff) ^ (CRC16[(crc >> 8) ^ byte] ?? 0);
}
