/** Chance that can be repeated: the same seed makes the same decisions on every machine. */

export interface Random {
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  /** One of them; undefined when there is none. */
  pick<Item>(items: readonly Item[]): Item | undefined;
  /** A size, small ones more often. */
  size(largest: number): number;
}

/** Mulberry32 (public domain, T. Ettinger): 32 bits of state are plenty for choosing what to do next. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    int,
    chance: (probability) => next() < probability,
    pick: (items) => items[int(0, Math.max(0, items.length - 1))],
    size: (largest) => int(1, Math.max(1, Math.round(largest ** next()))),
  };
}

/** The chance of one step: a step does the same whatever the steps before it used up. */
export function randomOfStep(seed: number, step: number): Random {
  return createRandom(Math.imul(seed, 0x9e_37_79_b1) ^ Math.imul(step + 1, 0x85_eb_ca_6b));
}
