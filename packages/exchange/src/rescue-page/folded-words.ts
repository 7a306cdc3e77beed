/** Words without case, accents and signs, for comparing what people type: `Moth_Season v2` becomes `moth season v2`. */
export function foldedWords(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Whether the words stand in the text as they are, one behind the other. */
export function holdsWords(text: string, words: string): boolean {
  const wanted = foldedWords(words);
  return wanted !== "" && ` ${foldedWords(text)} `.includes(` ${wanted} `);
}
