/** How many letters must be put in, left out or replaced to make one text of the other; `limit + 1` for more. */
export function editDistance(one: string, other: string, limit: number): number {
  const a = Array.from(one);
  const b = Array.from(other);
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = b.map((_, index) => index + 1);
  for (const [row, letter] of a.entries()) {
    let left = row + 1;
    let diagonal = row;
    let least = left;
    const current: number[] = [];
    for (const [column, otherLetter] of b.entries()) {
      const above = previous[column] ?? 0;
      left = Math.min(left + 1, above + 1, diagonal + (letter === otherLetter ? 0 : 1));
      diagonal = above;
      least = Math.min(least, left);
      current.push(left);
    }
    if (least > limit) return limit + 1;
    previous = current;
  }
  return Math.min(previous.at(-1) ?? a.length, limit + 1);
}
