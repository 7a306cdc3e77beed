import { parseIsrc, type Isrc } from "@deadwax/identifiers";

/** A code in a file name: a hint, never more (DESIGN 9). */
export interface NamedCode {
  readonly isrc: Isrc;
  /** As it stands in the name. */
  readonly written: string;
}

/**
 * Twelve characters in a row, or all four parts with separators. Other spellings of a code are read from tags and
 * sheets, but in a name they would find codes in ordinary words.
 */
const IN_NAME =
  /(?<![A-Za-z0-9])(?:[A-Za-z]{2}[A-Za-z0-9]{3}\d{7}|[A-Za-z]{2}([-_ .])[A-Za-z0-9]{3}\1\d{2}\1\d{5})(?![A-Za-z0-9])/gu;

export function codesInName(name: string): readonly NamedCode[] {
  const found: NamedCode[] = [];
  for (const [written] of name.matchAll(IN_NAME)) {
    const parsed = parseIsrc(written.replaceAll(/[_ .]/gu, "-"));
    if (parsed.ok) found.push({ isrc: parsed.value.value, written });
  }
  return found;
}
