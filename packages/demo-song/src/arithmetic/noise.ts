/** A source of numbers in [-1, 1) that repeats for ever for the same seed. */
export type Noise = () => number;

/** One 32-bit seed from several numbers, so that each part, take and event has its own. */
export function mixSeed(...parts: readonly number[]): number {
  let hash = 0x2545f491;
  for (const part of parts) {
    hash = Math.imul(hash ^ Math.floor(part), 0x9e3779b1);
    hash ^= hash >>> 15;
    hash = Math.imul(hash, 0x85ebca6b);
    hash ^= hash >>> 13;
  }
  return hash;
}

/** White noise by Marsaglia's xorshift32: whole-number operations, so the same in every engine. */
export function createNoise(seed: number): Noise {
  let state = mixSeed(seed) || 1;
  for (let i = 0; i < 4; i++) state = step(state);
  return () => {
    state = step(state);
    return state / 2147483648;
  };
}

function step(value: number): number {
  let state = value;
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return state;
}

/** One number around zero (bell-shaped, within ±1.5) for an event: a player's small deviation. */
export function deviation(...parts: readonly number[]): number {
  const noise = createNoise(mixSeed(...parts));
  return (noise() + noise() + noise()) / 2;
}
