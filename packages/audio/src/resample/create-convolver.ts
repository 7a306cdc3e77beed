import type { Convolver } from "./convolver.ts";
import { createFoldedConvolver } from "./folded-convolver.ts";
import type { FilterShape } from "./filter-shape.ts";
import { createKernel } from "./filter-shape.ts";
import { createInterpolatingConvolver } from "./interpolating-convolver.ts";
import { createPhasedConvolver } from "./phased-convolver.ts";

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
