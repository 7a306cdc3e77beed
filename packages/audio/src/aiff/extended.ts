import { readUint16, readUint32 } from "./big-endian.ts";

/** The exponent that stands for infinities and NaN. */
const NOT_FINITE = 0x7fff;
/** Of the exponent (16,383), and the 63 bits of the mantissa behind its point. */
const BIAS = 16_383 + 63;

/**
 * Reads a number in the 80-bit extended format of IEEE 754-1985: sign, 15 bits of exponent, 64 bits of mantissa with its
 * leading 1 written out. Exact where 53 bits of mantissa are enough, as they are for every whole sample rate; else the
 * nearest number. Null for infinities and NaN, and where the bytes end before the number does.
 */
export function readExtended(bytes: Uint8Array, offset: number): number | null {
  if (offset + 10 > bytes.length) return null;
  const head = readUint16(bytes, offset);
  const exponent = head & 0x7fff;
  if (exponent === NOT_FINITE) return null;
  const high = readUint32(bytes, offset + 2);
  const low = readUint32(bytes, offset + 6);
  const size = high * 2 ** (exponent - BIAS + 32) + low * 2 ** (exponent - BIAS);
  return head >= 0x8000 ? -size : size;
}
