import createBidi from "bidi-js";

/** UAX 9, as far as lines need it. */
const BIDI = createBidi();

/** Embedding levels by code unit. The paragraph runs from left to right, as the page does. */
export function levelsOf(text: string): Uint8Array {
  return BIDI.getEmbeddingLevels(text, "ltr").levels;
}

/** Parentheses and their kind face the other way in text from right to left. */
export function mirrored(text: string): string {
  return Array.from(text, (letter) => BIDI.getMirroredCharacter(letter) ?? letter).join("");
}

/** Rule L2: from logical to visual order, over pieces of one level each. */
export function visualOrder<Piece extends { readonly level: number }>(pieces: readonly Piece[]): Piece[] {
  const ordered = [...pieces];
  const levels = ordered.map(({ level }) => level);
  for (let level = Math.max(0, ...levels); level > 0; level--) {
    for (let start = 0; start < ordered.length; start++) {
      let end = start;
      while ((ordered[end]?.level ?? -1) >= level) end++;
      if (end > start) ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = Math.max(start, end);
    }
  }
  return ordered;
}
