import type { Item } from "./items.ts";
import type { Place } from "./place.ts";
import {
  ARTICLES,
  COMPANY_WORDS,
  FEATURE_WORDS,
  LINE_FEATURE_WORDS,
  NO_COMPANY,
} from "./words/side-words.ts";

/** Where a credit of somebody who plays with begins and whom it names. */
export interface Feature {
  /** Of the joining word. */
  readonly start: number;
  readonly names: Place;
  /** `with` may be a word of the title. */
  readonly isSure: boolean;
}

/** Where it is looked for: in an artist line nothing is six feet deep, and nothing has parts. */
type Where = "title" | "artist line";

/** The credit in a stretch of the text that ends at `end`: `feat. Jo Berg` anywhere in it. */
export function findFeature(
  items: readonly Item[],
  end: number,
  where: Where = "title",
): Feature | undefined {
  for (const [at, item] of items.entries()) {
    const [before, after] = [items[at - 1], items[at + 1]];
    const isLine = where === "artist line";
    const isWord = FEATURE_WORDS.has(item.key) || (isLine && at > 0 && LINE_FEATURE_WORDS.has(item.key));
    if (!isWord || item.size > 1) continue;
    if (after === undefined || ARTICLES.has(before?.key ?? "")) continue;
    if (before?.meaning === "number" && !isLine) continue;
    // `feature` is a plain word; `a feat` of somebody's has no name behind it.
    if (/^feature/u.test(item.key) && item.key !== "featuring" && after.start <= item.end) continue;
    if (/^(?:of|in|to|that)$/u.test(after.key)) continue;
    return { start: item.start, names: { start: after.start, end }, isSure: true };
  }
  return undefined;
}

/** `with Jo Berg` as the whole of what stands in brackets. A name begins with a capital, or has none at all. */
export function findCompany(text: string, items: readonly Item[], end: number): Feature | undefined {
  const [joiner, first] = items;
  if (joiner === undefined || first === undefined || !COMPANY_WORDS.has(joiner.key)) return undefined;
  const letter = text.charAt(first.start);
  const isSmall = letter === letter.toLowerCase() && letter !== letter.toUpperCase();
  if (isSmall || NO_COMPANY.has(first.key)) return undefined;
  return { start: joiner.start, names: { start: first.start, end }, isSure: false };
}
