/**
 * What may have been done to a recording before it came to us. A fingerprint under the right hypothesis is that of the recording
 * as it was.
 */
export interface Hypothesis {
  /** Factor on all frequencies: 1.06 for a semitone up (nearly). */
  readonly pitch: number;
  /** Factor on the speed at which things happen: 1.06 for 6 % shorter (nearly). */
  readonly tempo: number;
}

/** Nothing was done. */
export const AS_IT_IS: Hypothesis = { pitch: 1, tempo: 1 };

/** Played faster or slower, as a tape or a resampling does: 1.06 is higher and shorter by 6 %. */
export function spedUp(factor: number): Hypothesis {
  return { pitch: factor, tempo: factor };
}

/** Higher by so many hundredths of a semitone, at the same tempo. */
export function pitched(cents: number): Hypothesis {
  return { pitch: 2 ** (cents / 1200), tempo: 1 };
}

/** Faster by this factor, at the same pitch. */
export function stretched(factor: number): Hypothesis {
  return { pitch: 1, tempo: factor };
}
