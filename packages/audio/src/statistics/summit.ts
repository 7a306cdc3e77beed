/** How far the top of the parabola through three points in a row lies from the middle one, in steps; 0 where it has no top. */
export function summit(before: number, here: number, after: number): number {
  const bend = before - 2 * here + after;
  return bend < 0 ? (before - after) / (2 * bend) : 0;
}
