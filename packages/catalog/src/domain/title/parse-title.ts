import { chunksOf } from "./chunks.ts";
import { namesBetween } from "./credited-names.ts";
import type { FeaturedName, ParsedTitle, TitlePiece } from "./parsed-title.ts";
import { partOf, type Place, type TypedPart } from "./place.ts";
import { readChunks, type Taken } from "./read-chunks.ts";

/** `01. `, `1) `, `03 - `, `A2. `, `07 ` with its zero; not `99 Problems`. */
const NUMBER = /^\s*(?:\d{1,3}[.)]\s+|0\d[\s._-]+|\d{1,2}\s+\p{Pd}\s+|[A-D]\d{1,2}[.)]\s+)(?=\S)/u;
/** What is only punctuation beside a version is no title. */
const WORD = /[\p{L}\p{M}\p{N}&+@]/u;
/** Nobody titles a recording with more; it is a text that was pasted in the wrong place. */
const LONGEST_TITLE = 1000;

/** Takes a title apart. Total: what cannot be read is the title. */
export function parseTitle(text: string): ParsedTitle {
  if (text.length > LONGEST_TITLE) return plainTitle(text);
  const [number = ""] = NUMBER.exec(text) ?? [];
  return (
    readAfter(text, number.length) ?? (number === "" ? undefined : readAfter(text, 0)) ?? plainTitle(text)
  );
}

function readAfter(text: string, start: number): ParsedTitle | undefined {
  const taken = readChunks(text, chunksOf(text), start);
  const titles = titleParts(text, taken, start);
  if (!titles.some(({ words }) => WORD.test(words))) return undefined;
  const parts = taken.flatMap(({ inner }) => inner);
  const versions = parts.flatMap((one) => (one.role === "version" ? [one.version] : []));
  const years = parts.flatMap(({ role, place }) =>
    role === "year" ? [Number(text.slice(place.start, place.end))] : [],
  );
  return {
    text,
    title: joined(titles),
    versions,
    featured: parts.flatMap((one) =>
      one.role === "featured" ? featuredNames(text, one.place, one.joiner) : [],
    ),
    year: versions.find(({ year }) => year !== null)?.year ?? years[0] ?? null,
    rest: parts.flatMap(({ role, place }) => (role === "rest" ? [partOf(text, place.start, place.end)] : [])),
    pieces: piecesOf(text, [
      ...(start > 0 ? [{ role: "number" as const, place: partOf(text, 0, start).place }] : []),
      ...titles.map(({ place }) => ({ role: "title" as const, place })),
      ...parts.map(({ role, place }) => ({ role, place })),
    ]),
  };
}

/** `Drive (Live), Pt. 2` is `Drive, Pt. 2`. */
function joined(titles: readonly TypedPart[]): string {
  return titles.reduce(
    (line, { words }) => (line === "" || /^[,;:.!?]/u.test(words) ? line + words : `${line} ${words}`),
    "",
  );
}

function featuredNames(text: string, place: Place, joiner: FeaturedName["joiner"]): readonly FeaturedName[] {
  return namesBetween(text, place).map((name) => ({
    ...name,
    isSure: name.isSure && joiner === "feat",
    joiner,
  }));
}

/** What nothing was taken from, without the blanks, commas and dashes that joined it. */
function titleParts(text: string, taken: readonly Taken[], start: number): readonly TypedPart[] {
  const parts: TypedPart[] = [];
  let from = start;
  for (const { outer } of taken) {
    parts.push(withoutJoints(text, from, outer.start));
    from = outer.end;
  }
  const last = partOf(text, from, text.length);
  parts.push(last);
  return parts.filter(({ words }) => words !== "");
}

function withoutJoints(text: string, start: number, end: number): TypedPart {
  const part = partOf(text, start, end);
  const joint = /(?:,|\s\p{Pd})$/u.exec(part.words);
  return joint === null ? part : partOf(text, part.place.start, part.place.start + joint.index);
}

/** Puts joints between the pieces, so that they cover the text. */
function piecesOf(text: string, found: readonly TitlePiece[]): readonly TitlePiece[] {
  const pieces: TitlePiece[] = [];
  let at = 0;
  for (const piece of found.toSorted((a, b) => a.place.start - b.place.start)) {
    if (piece.place.end <= piece.place.start) continue;
    if (piece.place.start > at) pieces.push({ role: "join", place: { start: at, end: piece.place.start } });
    pieces.push(piece);
    at = piece.place.end;
  }
  if (at < text.length) pieces.push({ role: "join", place: { start: at, end: text.length } });
  return pieces;
}

function plainTitle(text: string): ParsedTitle {
  const { words, place } = partOf(text, 0, text.length);
  const pieces = piecesOf(text, [{ role: "title", place }]);
  return { text, title: words, versions: [], featured: [], year: null, rest: [], pieces };
}
