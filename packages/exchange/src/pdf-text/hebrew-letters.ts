/**
 * Hebrew letters with a dot as one character (U+FB2A to U+FB4B). Unicode takes them apart wherever text is normalised, and
 * the shaper then sets the second of two marks beside its letter; in one piece the font has the dot where it belongs.
 */
const WITH_DOTS: readonly (readonly [string, readonly string[]])[] = Array.from(
  { length: 0xfb4b - 0xfb2a + 1 },
  (_, index) => String.fromCodePoint(0xfb2a + index),
)
  .map((whole): readonly [string, readonly string[]] => [whole, Array.from(whole.normalize("NFD"))])
  .filter(([, parts]) => parts.length > 1)
  // Three parts before two: shin with both of its dots.
  .sort(([, a], [, b]) => b.length - a.length);

const HEBREW_LETTER = /^\p{Script=Hebrew}\p{M}/u;

/** The letter with its dot as one character, and its other marks behind it. */
export function composedHebrew(cluster: string): string {
  if (!HEBREW_LETTER.test(cluster)) return cluster;
  const [base = "", ...marks] = Array.from(cluster);
  const found = WITH_DOTS.find(
    ([, [letter, ...dots]]) => letter === base && dots.every((dot) => marks.includes(dot)),
  );
  if (found === undefined) return cluster;
  const [whole, [, ...dots]] = found;
  return whole + marks.filter((mark) => !dots.includes(mark)).join("");
}
