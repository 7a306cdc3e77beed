/** A span of designation codes, both ends included. */
export interface DesignationRange {
  readonly from: number;
  readonly to: number;
}

/** All five digits, 00000 included (ISO 3901: structure). */
export const FULL_RANGE: DesignationRange = { from: 0, to: 99_999 };

export function contains(range: DesignationRange, designation: number): boolean {
  return designation >= range.from && designation <= range.to;
}

export function overlaps(one: DesignationRange, other: DesignationRange): boolean {
  return one.from <= other.to && other.from <= one.to;
}

export function isWithin(inner: DesignationRange, outer: DesignationRange): boolean {
  return inner.from >= outer.from && inner.to <= outer.to;
}

export function isRange(range: DesignationRange): boolean {
  const { from, to } = range;
  return Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= to && to <= FULL_RANGE.to;
}

/** What is left of some ranges when others are taken out, ascending and disjoint. */
export function subtract(
  ranges: readonly DesignationRange[],
  taken: readonly DesignationRange[],
): readonly DesignationRange[] {
  let left = [...ranges].sort((a, b) => a.from - b.from);
  for (const hole of taken) {
    left = left.flatMap((range) => {
      if (!overlaps(range, hole)) return [range];
      const pieces: DesignationRange[] = [];
      if (range.from < hole.from) pieces.push({ from: range.from, to: hole.from - 1 });
      if (range.to > hole.to) pieces.push({ from: hole.to + 1, to: range.to });
      return pieces;
    });
  }
  return left;
}

/** How many designations the ranges hold. */
export function capacity(ranges: readonly DesignationRange[]): number {
  return ranges.reduce((sum, range) => sum + range.to - range.from + 1, 0);
}

/** `00042`: a designation as it stands in a code. */
export function formatDesignation(designation: number): string {
  return String(designation).padStart(5, "0");
}
