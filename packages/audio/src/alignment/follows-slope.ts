/** Whether shifts grow little by little, or stay and jump where something was cut out. */

export interface ShiftedPoint {
  readonly at: number;
  readonly shift: number;
}

export interface Doubt {
  /** What is off by more counts no more: a jump is one, however far. */
  readonly most: number;
  /** By how much shifts may be off from one point to the next for no reason. */
  readonly slack: number;
}

/** Whether more goes with shifts that grow by `slope` everywhere than with shifts that stay, from each point to the next. Points in order. */
export function followsSlope(
  points: readonly ShiftedPoint[],
  slope: number,
  { most, slack }: Doubt,
): boolean {
  return costOf(points, slope, most) < costOf(points, 0, most) + slack * points.length;
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
