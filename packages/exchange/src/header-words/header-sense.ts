import { normalizeHeader } from "./normalize-header.ts";
import { WORDS_OF_OTHERS } from "./words-of-others.ts";
import { WORDS_OF_RECORDINGS } from "./words-of-recordings.ts";
import { WORDS_OF_RELEASES } from "./words-of-releases.ts";

const WORDS = { ...WORDS_OF_OTHERS, ...WORDS_OF_RELEASES, ...WORDS_OF_RECORDINGS };

/** What a header can mean: a name for each list of words. */
export type HeaderSense = keyof typeof WORDS;

/** Words between words: `Titre de la piste` and `Titre piste` are one header. */
const JOINTS = new Set(
  "of on the de du des del della dello dell di da do dos das la le les l el los las d der die den dem von vom van het av på w z ze и".split(
    " ",
  ),
);

/** The words of a header without those that only join. */
export function wordsOfHeader(text: string): readonly string[] {
  const words = normalizeHeader(text)
    .split(" ")
    .filter((word) => word !== "");
  const telling = words.filter((word) => !JOINTS.has(word));
  return telling.length > 0 ? telling : words;
}

const SENSES: ReadonlyMap<string, HeaderSense> = new Map(
  (Object.keys(WORDS) as HeaderSense[]).flatMap((sense) =>
    WORDS[sense].split("|").map((words) => [wordsOfHeader(words).join(" "), sense] as const),
  ),
);

/** The sense of words that stand in a list as they are. */
export function senseOfWords(words: readonly string[]): HeaderSense | undefined {
  return words.length === 0 ? undefined : SENSES.get(words.join(" "));
}
