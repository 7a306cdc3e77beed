/**
 * Sine and cosine from additions and multiplications alone.
 *
 * ECMAScript leaves Math.sin, Math.cos, Math.exp and Math.pow to the engine ("an implementation-approximated
 * value"), so two engines may differ in the last bit, and a hash over the audio would differ with them. The basic
 * operations, Math.floor and Math.sqrt are exact by IEEE 754, so everything here is built from those.
 */

const TAU = 6.283185307179586;

/** Sine of an angle in turns (1 turn = 2π), with an error below 1e-9. */
export function sine(turns: number): number {
  const t = turns - Math.floor(turns + 0.5);
  const folded = t > 0.25 ? 0.5 - t : t < -0.25 ? -0.5 - t : t;
  const x = folded * TAU;
  const y = x * x;
  // The Taylor series up to x^13: on a quarter turn the next term is below 1e-9.
  const tail = 1 / 362880 - y * (1 / 39916800 - y / 6227020800);
  return x * (1 - y * (1 / 6 - y * (1 / 120 - y * (1 / 5040 - y * tail))));
}

/** Cosine of an angle in turns. */
export function cosine(turns: number): number {
  return sine(turns + 0.25);
}

/** Tangent of an angle in turns, for filters; meaningful below a quarter turn. */
export function tangent(turns: number): number {
  return sine(turns) / cosine(turns);
}
