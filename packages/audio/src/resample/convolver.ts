import { createFoldedConvolver } from "./folded-convolver.ts";
import type { FilterShape } from "./filter-shape.ts";
import { createKernel } from "./filter-shape.ts";
import { createInterpolatingConvolver } from "./interpolating-convolver.ts";
import { createPhasedConvolver } from "./phased-convolver.ts";

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

/** Numbers in a table of filters: 1 MB. */
const TABLE = 131_072;

/** Creates the cheapest convolver that is exact in time for this ratio of rates. */
export function createConvolver({ from, to, shape }: Rates): Convolver {
  if (from === to) return createFoldedConvolver(1, Float64Array.of(1));
  const kernel = createKernel(shape, to / from);
  const divisor = Number.isInteger(from) && Number.isInteger(to) ? greatestCommonDivisor(from, to) : 0;
  const phases = to / divisor;
  if (phases === 1) return createFoldedConvolver(from / to, halfOf(kernel));
  if (phases * kernel.reach * 2 <= TABLE) return createPhasedConvolver(kernel, from / divisor, phases);
  return createInterpolatingConvolver(kernel, from / to);
}

export interface Rates {
  readonly from: number;
  readonly to: number;
  readonly shape: FilterShape;
}

/** The middle tap and those on one side of it. */
function halfOf(kernel: ReturnType<typeof createKernel>): Float64Array {
  const taps = Float64Array.from({ length: kernel.reach }, (_, distance) => kernel.at(distance));
  const sum = taps.reduce((total, tap, distance) => total + (distance === 0 ? tap : 2 * tap), 0);
  return taps.map((tap) => tap / sum);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
