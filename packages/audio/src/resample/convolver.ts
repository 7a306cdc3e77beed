/** Input samples that are at hand, and where output samples go. */
export interface Stretch {
  readonly held: Float64Array;
  /** The number of the input sample at `held[0]`: below 0 for the silence before the first. */
  readonly firstHeld: number;
  /** The number after the last input sample held. */
  readonly endHeld: number;
  readonly out: Float32Array;
  /** Where the next output sample goes, and where the last one ends. */
  readonly outAt: number;
  readonly outEnd: number;
}

/** Makes output samples one after another; which one is next is its state. */
export interface Convolver {
  /** Input samples before and after the place of an output sample that it needs. */
  readonly reach: number;
  /** Makes those for which everything is held, and tells how many. */
  run(stretch: Stretch): number;
  /** The first input sample that the next output sample needs. */
  firstNeeded(): number;
}
