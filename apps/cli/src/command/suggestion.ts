/** Which known word a mistyped one most probably means. */

/** Insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment). */
export function editDistance(left: string, right: string): number {
  const width = right.length + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: width }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column < width; column += 1) {
      const isSame = left[row - 1] === right[column - 1];
      const isSwap = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwap ? (beforeLast[column - 2] ?? Infinity) + 1 : Infinity,
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? 0;
}

/** The nearest word, or undefined when none is near enough to be meant. A beginning of a word is near. */
export function nearestWord(typed: string, words: readonly string[]): string | undefined {
  const word = typed.toLowerCase();
  // One slip in three letters is still the same word; more is another word.
  const limit = Math.max(1, Math.floor(word.replace(/^-+/u, "").length / 3));
  const scored = words.map((candidate) => ({
    candidate,
    distance:
      word.length > 2 && candidate.startsWith(word) ? 0.5 : editDistance(word, candidate.toLowerCase()),
  }));
  scored.sort((a, b) => a.distance - b.distance);
  const best = scored[0];
  return best !== undefined && best.distance <= limit ? best.candidate : undefined;
}
