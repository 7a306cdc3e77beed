import { RATE } from "../sound.ts";

const LN2 = 0.6931471805599453;
const OCTAVES = 512;

/** 2^n for whole n, made by doubling and halving: both are exact. */
const POWERS = (() => {
  const powers = new Float64Array(2 * OCTAVES + 1).fill(1);
  for (let n = 1; n <= OCTAVES; n++) {
    powers[OCTAVES + n] = (powers[OCTAVES + n - 1] ?? 1) * 2;
    powers[OCTAVES - n] = (powers[OCTAVES - n + 1] ?? 1) / 2;
  }
  return powers;
})();

/** 2 to the power of x, for -512 < x < 512, with a relative error below 1e-11. See sine.ts for why it is our own. */
export function power2(x: number): number {
  const whole = Math.floor(x);
  const u = (x - whole) * LN2;
  let sum = 1;
  for (let n = 12; n > 0; n--) sum = 1 + (u / n) * sum;
  return sum * (POWERS[OCTAVES + whole] ?? 0);
}

/** The factor for a level change in decibels. */
export function decibels(level: number): number {
  return power2(level * 0.16609640474436813);
}

/** The factor per frame of something that falls to 1/e in the given seconds. */
export function decayPerFrame(seconds: number): number {
  return power2(-1 / (seconds * RATE * LN2));
}

/** How far per frame a smoothed value moves towards its target, for a time constant in seconds. */
export function approachPerFrame(seconds: number): number {
  return 1 - decayPerFrame(seconds);
}
