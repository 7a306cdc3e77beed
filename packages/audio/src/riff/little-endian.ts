/** Reads an unsigned 32-bit little-endian number. Bytes beyond the end count as zero. */
export function readUint32(bytes: Uint8Array, offset: number): number {
  return readUint16(bytes, offset) + readUint16(bytes, offset + 2) * 0x1_0000;
}

/** Reads an unsigned 16-bit little-endian number. */
export function readUint16(bytes: Uint8Array, offset: number): number {
  return (bytes[offset] ?? 0) | ((bytes[offset + 1] ?? 0) << 8);
}

/** Reads an unsigned 64-bit little-endian size. Anything above 2^53 - 1 is no size of a real file and becomes that. */
export function readUint64(bytes: Uint8Array, offset: number): number {
  const value = readUint32(bytes, offset + 4) * 0x1_0000_0000 + readUint32(bytes, offset);
  return Math.min(value, Number.MAX_SAFE_INTEGER);
}

/** Reads a four-character code, one character for each byte. */
export function readFourCc(bytes: Uint8Array, offset: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + 4));
}
