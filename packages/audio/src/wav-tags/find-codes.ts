/** Codes inside text. What a whole field holds is judged by the catalog; here a code only has to be found. */
const CODE =
  /(?<![A-Z0-9])([A-Z]{2})[\s\-‐-―]?([A-Z0-9]{3})[\s\-‐-―]?(\d{2})[\s\-‐-―]?(\d{5})(?![A-Z0-9])/giu;

export interface FoundCode {
  /** Compact form. */
  readonly code: string;
  /** As it stands in the text. */
  readonly text: string;
}

/** Every well-formed ISRC in a text, with or without hyphens, each code once. */
export function findCodes(text: string): readonly FoundCode[] {
  const found = new Map<string, FoundCode>();
  for (const match of text.matchAll(CODE)) {
    const code = match.slice(1, 5).join("").toUpperCase();
    if (!found.has(code)) found.set(code, { code, text: match[0] });
  }
  return [...found.values()];
}

/** The code that a text is, or null when it is anything else or more than one code. */
export function codeOf(text: string): string | null {
  const [found, second] = findCodes(text);
  if (found === undefined || second !== undefined) return null;
  const bare = text.trim().replace(/^isrc\s?:?\s?/iu, "");
  return bare === found.text ? found.code : null;
}
