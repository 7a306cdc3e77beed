/** Which stretches of a title are no part of it. */
import type { Chunk } from "./chunks.ts";
import { findCompany, findFeature, type Feature } from "./feature.ts";
import { itemsIn, type Item } from "./items.ts";
import type { FeaturedName, TitleVersion } from "./parsed-title.ts";
import { partOf, type Place } from "./place.ts";
import { isKnown, readPhrase } from "./read-phrase.ts";
import { readUnmarked } from "./read-unmarked.ts";

export type TakenPart =
  | { readonly role: "version"; readonly place: Place; readonly version: TitleVersion }
  | { readonly role: "featured"; readonly place: Place; readonly joiner: FeaturedName["joiner"] }
  | { readonly role: "year" | "rest"; readonly place: Place };

/** What was taken out of the title, with the brackets or dashes around it. */
export interface Taken {
  readonly outer: Place;
  readonly inner: readonly TakenPart[];
}

/** Taking a title apart costs more than looking for what all words of a credit have. */
const MAY_CREDIT = /f(?:ea)?t|фит/iu;

/** In the order of the text. Looks from the end, because what stands behind a dash ends the title. */
export function readChunks(text: string, chunks: readonly Chunk[], start: number): readonly Taken[] {
  const taken: Taken[] = [];
  let isAtEnd = true;
  for (const chunk of chunks.toReversed()) {
    if (chunk.end <= start) continue;
    if (!chunk.isGroup && !/\S/u.test(text.slice(chunk.start, chunk.end))) continue;
    const inner = chunk.isGroup || (chunk.isDashed && isAtEnd) ? readMarked(text, chunk) : undefined;
    if (inner !== undefined) {
      taken.push({ outer: outerOf(chunk), inner });
    } else {
      if (!chunk.isGroup)
        taken.push(...readOpen(text, { start: Math.max(start, chunk.start), end: chunk.end }, isAtEnd));
      isAtEnd = false;
    }
  }
  return taken.reverse();
}

function readMarked(text: string, chunk: Chunk): readonly TakenPart[] | undefined {
  const { start, end, isGroup } = chunk;
  const items = itemsIn(text, start, end);
  const [first] = items;
  if (first === undefined) return undefined;
  if (items.length === 1 && first.meaning === "year" && isGroup)
    return [{ role: "year", place: { start: first.start, end: first.end } }];
  const feature =
    findFeature(items, trimmedEnd(text, end)) ??
    (isGroup ? findCompany(text, items, trimmedEnd(text, end)) : undefined);
  const outer = outerOf(chunk);
  if (feature === undefined) return readWords(text, { start, end, outer }, items);
  if (feature.start === first.start) return [credited(feature)];
  const before = readWords(
    text,
    { start, end: feature.start, outer },
    items.filter((item) => item.start < feature.start),
  );
  return before === undefined ? undefined : [...before, credited(feature)];
}

interface Words extends Place {
  readonly outer: Place;
}

function readWords(text: string, words: Words, items: readonly Item[]): readonly TakenPart[] | undefined {
  const { start, end, outer } = words;
  if (isNote(items)) return [{ role: "rest", place: partOf(text, start, end).place }];
  const slash = text.slice(start, end).indexOf("/");
  if (slash < 0) return readVersion(text, words, items);
  const cut = start + slash;
  const left = readVersion(
    text,
    { start, end: cut, outer },
    items.filter((item) => item.end <= cut),
  );
  const right =
    left &&
    readWords(
      text,
      { start: cut + 1, end, outer },
      items.filter((item) => item.start > cut),
    );
  return left !== undefined && right !== undefined ? [...left, ...right] : readVersion(text, words, items);
}

function readVersion(
  text: string,
  { start, end, outer }: Words,
  items: readonly Item[],
): readonly TakenPart[] | undefined {
  const reading = readPhrase(text, items);
  if (reading === undefined) return undefined;
  const part = partOf(text, start, end);
  return [{ role: "version", place: part.place, version: { ...reading, ...part, isSure: true, outer } }];
}

function outerOf({ outerStart, outerEnd }: Chunk): Place {
  return { start: outerStart, end: outerEnd };
}

function isNote(items: readonly Item[]): boolean {
  if (items[0]?.meaning === "note-opener") return items.length > 1;
  return (
    items.some(({ meaning }) => meaning === "note") &&
    items.every((item) => item.kind === null && isKnown(item))
  );
}

/** Words without a mark: a credit to the end, and a version that can be nothing else. */
function readOpen(text: string, place: Place, isAtEnd: boolean): readonly Taken[] {
  const { start } = place;
  const end = trimmedEnd(text, place.end);
  const last = isAtEnd ? readUnmarked(text, start, end) : undefined;
  const creditEnd = trimmedEnd(text, last?.place.start ?? end);
  const feature = MAY_CREDIT.test(text) ? findFeature(itemsIn(text, start, creditEnd), creditEnd) : undefined;
  const isCredit = feature !== undefined && (feature.start > start || start > 0);
  const before =
    isCredit && last === undefined && isAtEnd
      ? readUnmarked(text, start, trimmedEnd(text, feature.start))
      : undefined;
  return [
    ...(before === undefined ? [] : [version(before)]),
    ...(isCredit
      ? [{ outer: { start: feature.start, end: feature.names.end }, inner: [credited(feature)] }]
      : []),
    ...(last === undefined ? [] : [version(last)]),
  ].reverse();
}

function version(found: TitleVersion): Taken {
  return { outer: found.place, inner: [{ role: "version", place: found.place, version: found }] };
}

function credited({ names, isSure }: Feature): TakenPart {
  return { role: "featured", place: names, joiner: isSure ? "feat" : "with" };
}

function trimmedEnd(text: string, end: number): number {
  return partOf(text, 0, end).place.end;
}
