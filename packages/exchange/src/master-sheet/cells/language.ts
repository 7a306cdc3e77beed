import { plain, unreadable, type CellCodec } from "./cell-codec.ts";

/** Languages in which names of languages are read. */
const READ_IN = ["en", "de", "fr", "es", "it", "pt", "nl", "sv", "pl", "ru", "tr", "ja", "zh", "ko"];

const A = "a".charCodeAt(0);

/** Names of all languages with a code of two letters, such as `Englisch` → `en`. Made once, when first needed. */
let names: ReadonlyMap<string, string> | undefined;

function languageNames(): ReadonlyMap<string, string> {
  if (names !== undefined) return names;
  const made = new Map<string, string>();
  for (const locale of READ_IN) {
    const display = new Intl.DisplayNames([locale], { type: "language", fallback: "none" });
    for (let pair = 0; pair < 26 * 26; pair++) {
      const code = String.fromCharCode(A + Math.floor(pair / 26), A + (pair % 26));
      const name = display.of(code)?.toLowerCase();
      // Retired codes (`iw` for `he`) have the same names; the canonical code wins.
      if (name !== undefined && !made.has(name)) made.set(name, Intl.getCanonicalLocales(code)[0] ?? code);
    }
  }
  names = made;
  return made;
}

/** BCP 47 (`en`, `pt-BR`, `zxx` for no words), or the name of a language in one of fourteen languages. */
export const LANGUAGE: CellCodec<string> = {
  read: (cell) => {
    const text = cell.text.trim();
    const tag = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(text) ? canonicalTag(text) : undefined;
    const found = tag ?? languageNames().get(text.toLowerCase().normalize("NFC"));
    if (found !== undefined) return plain(found);
    return unreadable({
      code: "LANGUAGE_UNKNOWN",
      message: `“${text.slice(0, 80)}” is not a language.`,
      received: cell.text,
      expected: "a language tag such as en, de or pt-BR",
      hint: "Write the tag of the language of the vocals, zxx where there are none.",
    });
  },
  write: (value) => value,
};

/** Tags that were read before: asking Intl costs as much as all the rest of a row. */
const canonical = new Map<string, string>();
const MOST_TAGS = 1000;

function canonicalTag(text: string): string | undefined {
  const before = canonical.get(text);
  if (before !== undefined) return before;
  try {
    const tag = Intl.getCanonicalLocales(text)[0];
    if (tag !== undefined && canonical.size < MOST_TAGS) canonical.set(text, tag);
    return tag;
  } catch {
    return undefined; // RangeError is how Intl says no.
  }
}
