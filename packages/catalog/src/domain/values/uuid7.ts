import type { Id } from "./id.ts";

const RANDOM_DIGITS = 16;

/**
 * A UUIDv7 (RFC 9562, 5.7): 48 bits of milliseconds, then 12 bits that count within a millisecond so that ids sort
 * as they were made, then 62 random bits.
 */
export function uuid7(milliseconds: number, counter: number, randomHex: string): Id {
  if (randomHex.length !== RANDOM_DIGITS || counter < 0 || counter > 0xfff)
    throw new Error("uuid7 needs 8 random bytes and a 12-bit counter");
  const time = milliseconds.toString(16).padStart(12, "0");
  const variant = ((Number.parseInt(randomHex.slice(0, 1), 16) & 0b0011) | 0b1000).toString(16);
  const tail = variant + randomHex.slice(1);
  const text = `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, "0")}-${tail.slice(0, 4)}-${tail.slice(4)}`;
  return text as Id;
}
