/** The value below which that part of them lies; 0 of none. `part`: 0 to 1. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((x, y) => x - y);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}
