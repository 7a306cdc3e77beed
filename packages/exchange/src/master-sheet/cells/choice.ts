import { plain, unreadable, type CellCodec } from "./cell-codec.ts";

/** How a word of a fixed list may be spelled: case, spaces, hyphens and accents do not matter. */
function choiceKey(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** How many spellings are remembered; a sheet cannot make the memory grow. */
const MOST_SPELLINGS = 1000;

/** Finds the word of a list that a text means. */
export function choiceFinder<Word extends string>(
  words: readonly Word[],
  synonyms: Readonly<Record<string, Word>>,
): (text: string) => Word | undefined {
  const known = new Map<string, Word>();
  for (const word of words) known.set(choiceKey(word), word);
  for (const [text, word] of Object.entries(synonyms)) known.set(choiceKey(text), word);
  // Columns of fixed words repeat a few spellings a hundred thousand times.
  const seen = new Map<string, Word>();
  return (text) => {
    const before = seen.get(text);
    if (before !== undefined) return before;
    const word = known.get(choiceKey(text));
    if (word !== undefined && seen.size < MOST_SPELLINGS) seen.set(text, word);
    return word;
  };
}

/** A word of a fixed list. Words of other systems that mean exactly the same are read as ours. */
export function choice<Word extends string>(
  words: readonly Word[],
  synonyms: Readonly<Record<string, Word>> = {},
): CellCodec<Word> {
  const find = choiceFinder(words, synonyms);
  return {
    read: (cell) => {
      const word = find(cell.text);
      if (word !== undefined) return plain(word);
      return unreadable({
        code: "CHOICE_UNKNOWN",
        message: `“${cell.text.trim().slice(0, 80)}” is none of ${words.join(", ")}.`,
        received: cell.text,
        expected: words.join(", "),
        hint: "Write one of these words, or leave the cell empty to change nothing.",
      });
    },
    write: (value) => value,
  };
}
