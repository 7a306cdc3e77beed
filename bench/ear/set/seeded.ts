/** Random numbers that are the same in every run, each stream with a name of its own: a new variant does not move the others. */
import { createHash } from "node:crypto";

export interface Seeded {
  /** From 0 up to, not including, 1. */
  next(): number;
  between(low: number, high: number): number;
  /** From low to high, both included. */
  whole(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  shuffle<T>(list: readonly T[]): readonly T[];
}

export function seeded(...name: readonly (string | number)[]): Seeded {
  let state = createHash("sha256").update(name.join("\0")).digest().readUInt32LE(0);
  // Mulberry32 (Tommy Ettinger, public domain): 32 bits of state are plenty for choosing times and notes.
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const whole = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    whole,
    between: (low, high) => low + next() * (high - low),
    pick: (list) => {
      const chosen = list[whole(0, list.length - 1)];
      if (chosen === undefined) throw new Error("there is nothing to pick from");
      return chosen;
    },
    shuffle: (list) =>
      list
        .map((value) => ({ value, order: next() }))
        .toSorted((a, b) => a.order - b.order)
        .map(({ value }) => value),
  };
}

/** To whole milliseconds: what is written into labels is what was done. */
export function milliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
