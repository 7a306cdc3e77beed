/** Numbers of an array as local ones, which inner loops need to be fast. */

export type Four = readonly [number, number, number, number];

/** Four numbers from `at` on, forward or backward. */
export function fourOf(values: Int32Array | Float64Array, at: number, step: 1 | -1 = 1): Four {
  const get = (index: number): number => values[at + index * step] ?? 0;
  return [get(0), get(1), get(2), get(3)];
}
