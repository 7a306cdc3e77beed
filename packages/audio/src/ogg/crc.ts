/** The checksum of an Ogg page (RFC 3533 section 6): CRC-32 with the polynomial 04C11DB7, not reflected, from zero. */

const TABLES = makeTables();

function makeTables(): readonly Uint32Array[] {
  const first = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte << 24;
    for (let bit = 0; bit < 8; bit++) value = value < 0 ? (value << 1) ^ 0x04c1_1db7 : value << 1;
    return value;
  });
  const tables = [first];
  for (let last = first; tables.length < 4; tables.push(last)) {
    // Each table is the one before, moved on by a byte of zero.
    last = last.map((value) => (value << 8) ^ (first[value >>> 24] ?? 0));
  }
  return tables;
}

/** Continues a checksum over bytes; four at a time, because whole files go through it. */
export function oggCrc(bytes: Uint8Array, from = 0): number {
  const [one, two, three, four] = TABLES;
  if (one === undefined || two === undefined || three === undefined || four === undefined) return 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let crc = from;
  let at = 0;
  for (; at + 4 <= bytes.length; at += 4) {
    crc ^= view.getInt32(at);
    crc =
      (four[crc >>> 24] ?? 0) ^
      (three[(crc >>> 16) & 255] ?? 0) ^
      (two[(crc >>> 8) & 255] ?? 0) ^
      (one[crc & 255] ?? 0);
  }
  for (; at < bytes.length; at++) crc = (crc << 8) ^ (one[(crc >>> 24) ^ (bytes[at] ?? 0)] ?? 0);
  return crc >>> 0;
}
