/** Time, chance and hashing as the system has them. */
import { createHash, randomBytes } from "node:crypto";
import type { Clock, Digest, Instant, Randomness } from "@deadwax/catalog";

export const systemClock: Clock = {
  now: () => new Date().toISOString() as Instant,
};

/** Asking the system for each few bytes takes longer than anything else about an id, so they are drawn in stock. */
const STOCK = 4096;

function createRandomness(): Randomness {
  let stock: Buffer = Buffer.alloc(0);
  let used = 0;
  return {
    hex: (bytes) => {
      if (bytes > STOCK) return randomBytes(bytes).toString("hex");
      if (used + bytes > stock.length) {
        stock = randomBytes(STOCK);
        used = 0;
      }
      used += bytes;
      return stock.toString("hex", used - bytes, used);
    },
  };
}

export const systemRandomness: Randomness = createRandomness();

export const systemDigest: Digest = {
  sha256: (text) => createHash("sha256").update(text, "utf8").digest("hex"),
};
