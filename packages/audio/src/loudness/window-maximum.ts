/** The loudest stretch of a fixed length, wherever it begins: maximum momentary and short-term loudness. */

/** Takes the energies of steps in order. */
export interface WindowMaximum {
  add(energy: number): void;
  /** The largest sum over a whole window, 0 when no window was full. */
  max(): number;
}

/** Creates it for windows of so many steps. */
export function createWindowMaximum(steps: number): WindowMaximum {
  const ring = new Float64Array(steps);
  let at = 0;
  let seen = 0;
  // Adding and subtracting leaves an error of some 1e-9 of the loudest window after 24 hours, and only the loudest counts.
  let sum = 0;
  let max = 0;
  return {
    add(energy) {
      sum += energy - (ring[at] ?? 0);
      ring[at] = energy;
      at = (at + 1) % steps;
      seen = Math.min(steps, seen + 1);
      if (seen === steps && sum > max) max = sum;
    },
    max: () => max,
  };
}
