import { ARABIC } from "./arabic.ts";
import { CHINESE } from "./chinese.ts";
import { DUTCH } from "./dutch.ts";
import { ENGLISH } from "./english.ts";
import { FRENCH } from "./french.ts";
import { GERMAN } from "./german.ts";
import { GREEK } from "./greek.ts";
import { ITALIAN } from "./italian.ts";
import { JAPANESE } from "./japanese.ts";
import { KOREAN } from "./korean.ts";
import { POLISH } from "./polish.ts";
import { PORTUGUESE } from "./portuguese.ts";
import { RUSSIAN } from "./russian.ts";
import { SPANISH } from "./spanish.ts";
import { SWEDISH } from "./swedish.ts";
import { TURKISH } from "./turkish.ts";
import type { VersionWords } from "./version-words.ts";

/** Languages of which titles borrow the words come first: where two share a phrase, the first one's kind counts. */
export const LANGUAGES: readonly VersionWords[] = [
  ENGLISH,
  GERMAN,
  FRENCH,
  SPANISH,
  PORTUGUESE,
  ITALIAN,
  DUTCH,
  SWEDISH,
  POLISH,
  RUSSIAN,
  TURKISH,
  JAPANESE,
  KOREAN,
  CHINESE,
  ARABIC,
  GREEK,
];
