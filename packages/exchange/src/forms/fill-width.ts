/** Column widths in characters that show most of what stands below a header, within reason. */
export function fillWidth(rows: readonly (readonly string[])[]): readonly number[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: columns }, (_, index) => {
    const longest = Math.max(0, ...rows.map((row) => row[index]?.length ?? 0));
    return Math.min(48, Math.max(10, longest + 2));
  });
}
