import { uuid7 } from "../../domain/values/uuid7.ts";
import type { Clock, IdSource, Randomness } from "../../ports/runtime.ts";

const COUNTER_MAX = 0xfff;

/** Ids that grow even when the clock stands still or steps back. */
export function createIdSource(clock: Clock, random: Randomness): IdSource {
  let lastMs = 0;
  let counter = 0;
  return {
    next() {
      const now = Date.parse(clock.now());
      if (now > lastMs) {
        lastMs = now;
        counter = 0;
      } else if (counter === COUNTER_MAX) {
        lastMs += 1;
        counter = 0;
      } else {
        counter += 1;
      }
      return uuid7(lastMs, counter, random.hex(8));
    },
  };
}
