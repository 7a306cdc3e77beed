/** Version words that neither bracket nor dash marks, as people type them into names: what they surely say, and what they may. */
import { itemsIn, type Item } from "./items.ts";
import type { ParsedTitle } from "./parsed-title.ts";
import { parseTitle } from "./parse-title.ts";
import { partOf, type Place, type TypedPart } from "./place.ts";
import { readPhrase } from "./read-phrase.ts";
import { VERSION_MEANINGS, type VersionKind } from "./version-kinds.ts";
import { ARTICLES, CLAUSE_WORDS, VERBS_BEFORE } from "./words/side-words.ts";

export interface UnmarkedVersion extends TypedPart {
  readonly kinds: readonly VersionKind[];
  /** False where the words may as well be the title: `Live and Let Die`, `Sunday Karaoke`, `Instrumental Break`. */
  readonly isLikely: boolean;
  /** The title without them. */
  readonly rest: string;
}

/** Craft words: behind a title they are no part of it. */
const CRAFT: ReadonlySet<VersionKind> = new Set<VersionKind>([
  ...(["instrumental", "a-cappella", "remix", "remaster", "re-recording"] as const),
]);
/** Of those the ones that other titles end in. */
const CRAFT_OR_NOT: ReadonlySet<string> = new Set(["flip", "минус", "mr", "altyapi", "οργανικο", "عزف"]);
/** `Liveversion`, `radioversie`, `现场版` say it themselves. */
const COMPOUND = /.{2}(?:version(?:en)?|versie|fassung|aufnahme|inspelning|バージョン|版)$/u;
/** Behind a single word they are notes where they are written smaller than it. */
const NOTED: ReadonlySet<VersionKind> = new Set<VersionKind>([
  ...(["live", "clean", "acoustic", "demo", "slowed", "extended", "edit", "instrumental"] as const),
]);

/** The version words of a title that stand open in it, in their order. A title that is nothing else has none. */
export function unmarkedVersions(text: string): readonly UnmarkedVersion[] {
  const parsed = parseTitle(text);
  const read = parsed.versions
    .filter(({ isSure }) => !isSure)
    .map(({ kinds, words, place }) => ({ kinds, words, place, isLikely: true, rest: parsed.title }));
  const titles = parsed.pieces.filter(({ role }) => role === "title");
  const loose = titles.flatMap(({ place }, at) => looseIn(parsed, place, at > 0));
  return [...read, ...loose].toSorted((one, other) => one.place.start - other.place.start);
}

function looseIn(parsed: ParsedTitle, place: Place, hasTitleBefore: boolean): readonly UnmarkedVersion[] {
  const { text } = parsed;
  const items = itemsIn(text, place.start, place.end);
  const found: UnmarkedVersion[] = [];
  for (const [from, to] of runsIn(items)) {
    // `live at Roskilde` and `slowed + reverb` go to the end.
    const phrase = readPhrase(text, items.slice(from));
    const run = items.slice(from, phrase === undefined ? to : items.length);
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined) continue;
    const before = items.slice(0, from);
    const part = partOf(text, first.start, last.end);
    const rest = without(parsed, part.place);
    const isBehind = hasTitleBefore || before.some(({ meaning }) => meaning === "word");
    const isLikely = phrase !== undefined && isBehind && isNote(text, run, before);
    if (rest !== "")
      found.push({ kinds: phrase?.kinds ?? run.flatMap(({ kind }) => kind ?? []), ...part, isLikely, rest });
    if (phrase !== undefined) break;
  }
  return found;
}

/** Words side by side that name versions of the catalog. */
function runsIn(items: readonly Item[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const [at, { kind }] of items.entries()) {
    if (kind === null || VERSION_MEANINGS[kind].type === null) continue;
    const last = runs.at(-1);
    if (last?.[1] === at) last[1] = at + 1;
    else runs.push([at, at + 1]);
  }
  return runs;
}

/** Whether words at the end of a title are typed behind it rather than belong to it. */
function isNote(text: string, run: readonly Item[], before: readonly Item[]): boolean {
  const [first] = run;
  const previous = before.at(-1)?.key ?? "";
  if (first?.kind == null) return false;
  if (CLAUSE_WORDS.has(previous) || ARTICLES.has(previous) || VERBS_BEFORE.has(previous)) return false;
  if (COMPOUND.test(first.key)) return true;
  if (CRAFT.has(first.kind) && !CRAFT_OR_NOT.has(first.key)) return true;
  const words = before.filter(({ meaning }) => meaning === "word").map((item) => wordOf(text, item));
  const word = wordOf(text, first);
  if (isShouted(word) && words.some((one) => !isShouted(one))) return true;
  // Some languages write titles like sentences: one capital says nothing of the word behind it.
  const isEnough = words.length > 1 || NOTED.has(first.kind);
  return isEnough && /^\p{Ll}/u.test(word) && words.every((one) => /^[\p{Lu}\p{N}]/u.test(one));
}

function wordOf(text: string, { start, end }: Item): string {
  return text.slice(start, end);
}

function isShouted(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
}

/** The parts of the title without one place of it. */
function without({ text, pieces }: ParsedTitle, gap: Place): string {
  const parts = pieces
    .filter(({ role }) => role === "title")
    .flatMap(({ place }) =>
      place.start <= gap.start && gap.end <= place.end
        ? [
            { start: place.start, end: gap.start },
            { start: gap.end, end: place.end },
          ]
        : [place],
    );
  return parts
    .map(({ start, end }) => partOf(text, start, end).words)
    .filter((words) => /[\p{L}\p{N}]/u.test(words))
    .join(" ");
}
