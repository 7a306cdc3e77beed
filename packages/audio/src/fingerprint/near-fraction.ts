/** A fraction of whole numbers. */
export interface Fraction {
  readonly above: number;
  readonly below: number;
}

/** The last continued fraction of a positive number whose numerator is within `most`; exact where the number is such a fraction. */
export function nearFraction(value: number, most: number): Fraction {
  let [above, below] = [Math.floor(value), 1];
  let [lastAbove, lastBelow] = [1, 0];
  let rest = value - above;
  // What is left of a fraction after its last step is rounding.
  while (rest > 1e-9) {
    const next = Math.floor(1 / rest);
    rest = 1 / rest - next;
    const [nextAbove, nextBelow] = [next * above + lastAbove, next * below + lastBelow];
    if (nextAbove > most) break;
    [lastAbove, lastBelow, above, below] = [above, below, nextAbove, nextBelow];
  }
  return { above, below };
}
