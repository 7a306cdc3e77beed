/** `A`, `Z`, `AA`: the letters a spreadsheet shows above a column. `index` counts from 0. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  const letter = String.fromCharCode(65 + (index % 26));
  return rest < 0 ? letter : columnLetters(rest) + letter;
}

/** The index of a column from its letters, or -1. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) return -1;
    index = index * 26 + value;
  }
  return index - 1;
}

/**
 * One distinct name for each of `width` columns: the header as it stands, `Column D` where there is none,
 * `Title (2)` for the second column with the same header.
 */
export function columnNames(header: readonly string[], width = header.length): readonly string[] {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, index) => {
    const given = (header[index] ?? "").trim();
    const base = given === "" ? `Column ${columnLetters(index)}` : given;
    let name = base;
    for (let copy = 2; taken.has(name); copy++) name = `${base} (${copy})`;
    taken.add(name);
    return name;
  });
}
