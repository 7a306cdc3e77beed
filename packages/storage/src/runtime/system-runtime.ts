/** Time, chance and hashing as the system has them. */
import { createHash, randomBytes } from "node:crypto";
import type { Clock, Digest, Instant, Randomness } from "@deadwax/catalog";

export const systemClock: Clock = {
  now: () => new Date().toISOString() as Instant,
};

export const systemRandomness: Randomness = {
  hex: (bytes) => randomBytes(bytes).toString("hex"),
};

export const systemDigest: Digest = {
  sha256: (text) => createHash("sha256").update(text, "utf8").digest("hex"),
};
