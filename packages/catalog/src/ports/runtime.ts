/** What the domain may not reach for by itself: time, chance, hashing. */
import type { Id } from "../domain/values/id.ts";
import type { Instant } from "../domain/values/instant.ts";

export interface Clock {
  now(): Instant;
}

/** UUIDv7s, each later than the one before. */
export interface IdSource {
  next(): Id;
}

export interface Randomness {
  /** Lower-case hex of that many random bytes. */
  hex(bytes: number): string;
}

export interface Digest {
  /** SHA-256 of the UTF-8 text, lower-case hex. */
  sha256(text: string): string;
}
