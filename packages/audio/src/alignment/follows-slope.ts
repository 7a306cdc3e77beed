/** Whether shifts grow little by little, or stay and jump where something was cut out. */

export interface ShiftedPoint {
  readonly at: number;
  readonly shift: number;
}

/**
 * Whether more goes with shifts that grow by `slope` everywhere than with shifts that stay, from each point to the next. What is
 * off by more than `most` counts no more than that: a jump is one, however far. Points in order.
 */
export function followsSlope(points: readonly ShiftedPoint[], slope: number, most: number): boolean {
  return costOf(points, slope, most) < costOf(points, 0, most);
}

function costOf(points: readonly ShiftedPoint[], slope: number, most: number): number {
  let sum = 0;
  for (const [i, point] of points.entries()) {
    const before = points[i - 1];
    if (before === undefined) continue;
    const grown = point.shift - before.shift - slope * (point.at - before.at);
    sum += Math.min(most, Math.abs(grown));
  }
  return sum;
}
