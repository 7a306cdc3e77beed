import { tokensIn, UNSPACED } from "./tokens.ts";
import type { VersionKind } from "./version-kinds.ts";
import { IN_A_LANGUAGE, LANGUAGE_NAMES, VERSION_NOUNS } from "./words/language-names.ts";
import { LANGUAGES } from "./words/languages.ts";
import { NOTE_OPENERS, NOTES } from "./words/side-words.ts";

/** What a known phrase says: a kind of version, or that it belongs to neither title nor version. */
export type PhraseMeaning = VersionKind | "note" | "note-opener";

export interface Phrase {
  readonly keys: readonly string[];
  readonly meaning: PhraseMeaning;
}

interface Vocabulary {
  /** By their first word, the longest first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** Words of scripts without blanks, to find the words in a run of them. */
  readonly unspaced: ReadonlySet<string>;
  readonly longestUnspaced: number;
  /** The last words of phrases: a title that ends in none of them has no version without a mark. */
  readonly lastKeys: ReadonlySet<string>;
}

export const VOCABULARY: Vocabulary = build();

function build(): Vocabulary {
  const phrases = new Map<string, Phrase[]>();
  const known = new Set<string>();
  const add = (text: string, meaning: PhraseMeaning): void => {
    const keys = tokensIn(text, 0, text.length).map(({ key }) => key);
    const [first] = keys;
    if (first === undefined || known.has(keys.join(" "))) return;
    known.add(keys.join(" "));
    const others = phrases.get(first) ?? [];
    phrases.set(first, [...others, { keys, meaning }]);
  };
  for (const words of LANGUAGES) {
    for (const [kind, texts] of Object.entries(words))
      for (const text of texts) add(text, kind as VersionKind);
  }
  for (const text of IN_A_LANGUAGE) add(text, "localised");
  for (const name of LANGUAGE_NAMES) {
    for (const noun of VERSION_NOUNS) {
      add(`${name} ${noun}`, "localised");
      add(`${noun} ${name}`, "localised");
    }
  }
  for (const text of NOTES) add(text, "note");
  for (const text of NOTE_OPENERS) add(text, "note-opener");
  for (const list of phrases.values()) list.sort((a, b) => b.keys.length - a.keys.length);
  const keys = [...phrases.values()].flat().flatMap((phrase) => phrase.keys);
  const unspaced = new Set([
    ...keys.filter((key) => UNSPACED.test(key)),
    ...LANGUAGE_NAMES.filter((name) => UNSPACED.test(name)),
  ]);
  return {
    phrases,
    unspaced,
    longestUnspaced: Math.max(...[...unspaced].map(({ length }) => length)),
    lastKeys: new Set([...phrases.values()].flat().flatMap((phrase) => phrase.keys.at(-1) ?? [])),
  };
}
