/**
 * Numbers and bytes that hold no false MPEG sync (ID3v2.4 structure, 6.1 and 6.2): 7 bits to a byte, and the
 * unsynchronisation scheme, which puts a zero behind every 0xFF that could be taken for a frame of audio.
 */

/** Four bytes of seven bits each. Bits that must not be set are passed over. */
export function readSynchsafe(bytes: Uint8Array, offset: number): number {
  let value = 0;
  for (let index = 0; index < 4; index++) value = value * 128 + ((bytes[offset + index] ?? 0) & 0x7f);
  return value;
}

/** `value` below 2^28 as four bytes of seven bits each. */
export function writeSynchsafe(value: number): Uint8Array {
  return Uint8Array.of((value >>> 21) & 0x7f, (value >>> 14) & 0x7f, (value >>> 7) & 0x7f, value & 0x7f);
}

/** Four bytes, most significant first. */
export function readUint32Be(bytes: Uint8Array, offset: number): number {
  let value = 0;
  for (let index = 0; index < 4; index++) value = value * 256 + (bytes[offset + index] ?? 0);
  return value;
}

/** `value` below 2^32 as four bytes, most significant first. */
export function writeUint32Be(value: number): Uint8Array {
  return Uint8Array.of((value >>> 24) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
}

/** Takes the zero behind each 0xFF away. */
export function removeUnsynchronisation(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(0xff)) return bytes;
  const clean = new Uint8Array(bytes.length);
  let length = 0;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
    clean[length++] = byte;
    if (byte === 0xff && bytes[index + 1] === 0) index++;
  }
  return clean.subarray(0, length);
}

/** Puts a zero behind each 0xFF that is followed by a zero, by three set bits, or by nothing. */
export function applyUnsynchronisation(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(0xff)) return bytes;
  const safe = new Uint8Array(bytes.length * 2);
  let length = 0;
  for (const [index, byte] of bytes.entries()) {
    safe[length++] = byte;
    const next = bytes[index + 1];
    if (byte === 0xff && (next === undefined || next === 0 || next >= 0xe0)) safe[length++] = 0;
  }
  return safe.slice(0, length);
}
