import { parseIsrcList } from "@deadwax/identifiers";

const CODE =
  /(?<![A-Z0-9])([A-Z]{2})[\s\p{Pd}]?([A-Z0-9]{3})[\s\p{Pd}]?(\d{2})[\s\p{Pd}]?(\d{5})(?![A-Z0-9])/giu;

export interface FoundCode {
  /** Compact form. */
  readonly code: string;
  /** As it stands in the text. */
  readonly text: string;
}

/** Every well-formed ISRC inside a free text, with or without hyphens, each code once. */
export function findCodes(text: string): readonly FoundCode[] {
  const found = new Map<string, FoundCode>();
  for (const match of text.matchAll(CODE)) {
    const code = match.slice(1, 5).join("").toUpperCase();
    if (!found.has(code)) found.set(code, { code, text: match[0] });
  }
  return [...found.values()];
}

/** The codes that a field for codes holds, compact. Text that is no code is passed over. */
export function codesIn(value: string): readonly string[] {
  return parseIsrcList(value).isrcs;
}
