/** The checksum of an Ogg page (RFC 3533 section 6): CRC-32 with the polynomial 04C11DB7, not reflected, from zero. */

/** For a byte with 0 to 7 bytes behind it: what it makes of the checksum. One table of 256 numbers behind the other. */
const TABLE = makeTable();

function makeTable(): Int32Array {
  const table = new Int32Array(8 * 256);
  for (let byte = 0; byte < 256; byte++) {
    let value = byte << 24;
    for (let bit = 0; bit < 8; bit++) value = value < 0 ? (value << 1) ^ 0x04c1_1db7 : value << 1;
    table[byte] = value;
  }
  // Each row is the one before, moved on by a byte of zero.
  for (let at = 256; at < table.length; at++) {
    const value = table[at - 256] ?? 0;
    table[at] = (value << 8) ^ (table[value >>> 24] ?? 0);
  }
  return table;
}

/** Continues a checksum over bytes; eight at a time, because whole files go through it. */
export function oggCrc(bytes: Uint8Array, from = 0): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let crc = from | 0;
  let at = 0;
  for (; at + 8 <= bytes.length; at += 8) {
    crc ^= view.getInt32(at);
    const next = view.getInt32(at + 4);
    crc =
      (TABLE[1792 + (crc >>> 24)] ?? 0) ^
      (TABLE[1536 + ((crc >>> 16) & 255)] ?? 0) ^
      (TABLE[1280 + ((crc >>> 8) & 255)] ?? 0) ^
      (TABLE[1024 + (crc & 255)] ?? 0) ^
      (TABLE[768 + (next >>> 24)] ?? 0) ^
      (TABLE[512 + ((next >>> 16) & 255)] ?? 0) ^
      (TABLE[256 + ((next >>> 8) & 255)] ?? 0) ^
      (TABLE[next & 255] ?? 0);
  }
  for (; at < bytes.length; at++) crc = (crc << 8) ^ (TABLE[((crc >>> 24) ^ (bytes[at] ?? 0)) & 255] ?? 0);
  return crc >>> 0;
}
