/** Bands that join what is the same in both files. */
import type { AlignedStretch } from "@deadwax/catalog";
import type { Scales } from "./time-scale.ts";

/** Seconds between two stretches that nobody sees in the picture. */
const SEAM = 0.05;

/** More than this nobody tells apart, and the page would grow with the material. */
const MOST_DRAWN = 300;

/** The longest of many, in the order in which they stand. */
export function longest<Item>(items: readonly Item[], length: (item: Item) => number): readonly Item[] {
  if (items.length <= MOST_DRAWN) return items;
  const kept = new Set(items.toSorted((one, other) => length(other) - length(one)).slice(0, MOST_DRAWN));
  return items.filter((item) => kept.has(item));
}

/** Stretches that follow each other in both files without a gap, joined. */
export function joinedStretches(stretches: readonly AlignedStretch[]): readonly AlignedStretch[] {
  const joined: AlignedStretch[] = [];
  for (const stretch of stretches.toSorted((one, other) => one.bStart - other.bStart)) {
    const last = joined.at(-1);
    const follows =
      last !== undefined &&
      Math.abs(stretch.aStart - last.aEnd) <= SEAM &&
      Math.abs(stretch.bStart - last.bEnd) <= SEAM;
    if (follows) joined[joined.length - 1] = { ...last, aEnd: stretch.aEnd, bEnd: stretch.bEnd };
    else joined.push(stretch);
  }
  return joined;
}

/** The path of one band, from the lower edge of A to the upper edge of B, bent so that the eye can follow it. */
export function bandPath(
  { aStart, aEnd, bStart, bEnd }: AlignedStretch,
  { a, b }: Pick<Scales, "a" | "b">,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): string {
  const middle = (top + bottom) / 2;
  const [left, right] = [a.x(aStart), a.x(aEnd)];
  const [low, high] = [b.x(bStart), b.x(bEnd)];
  const down = `C${right} ${middle} ${high} ${middle} ${high} ${bottom}`;
  const up = `C${low} ${middle} ${left} ${middle} ${left} ${top}`;
  return `M${left} ${top}L${right} ${top}${down}L${low} ${bottom}${up}Z`;
}
