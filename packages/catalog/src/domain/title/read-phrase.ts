/** Whether a phrase in brackets or behind a dash names a version, and what it says of it. */
import type { Item } from "./items.ts";
import { partOf, type Place, type TypedPart } from "./place.ts";
import type { VersionKind } from "./version-kinds.ts";
import { CLAUSE_WORDS, MAKER_WORDS, PLACE_WORDS, SHORT_PLACE_WORDS } from "./words/side-words.ts";

/** What one phrase says. */
export interface PhraseReading {
  readonly kinds: readonly VersionKind[];
  /** Who made it: a remixer. */
  readonly by: TypedPart | null;
  /** What else tells it from others of its kind: a place, an instrument, a number. */
  readonly detail: TypedPart | null;
  readonly year: number | null;
}

/** May follow a name: `Jo Berg Remix`, `Piano Version`. */
const HEADS: ReadonlySet<VersionKind> = new Set<VersionKind>([
  ...([
    "version",
    "mix",
    "edit",
    "remix",
    "rework",
    "dub",
    "vip",
    "session",
    "remaster",
    "cover",
    "demo",
  ] as const),
  ...(["instrumental", "karaoke", "medley", "re-recording"] as const),
]);
/** What stands before one of these is its maker; before others it is a description. */
const MADE: ReadonlySet<VersionKind> = new Set<VersionKind>([
  ...(["remix", "rework", "dub", "vip", "edit", "extended", "radio-edit", "club-mix", "remaster"] as const),
]);
/** A place or an occasion may follow. */
const PLACED: ReadonlySet<VersionKind> = new Set<VersionKind>([
  ...(["live", "session", "rehearsal", "demo", "acoustic", "remaster", "version", "re-recording"] as const),
]);
/** One word of these is no version where a maker follows. */
const UNMADE: ReadonlySet<VersionKind> = new Set<VersionKind>([
  ...([
    "clean",
    "explicit",
    "mono",
    "stereo",
    "album-version",
    "single-version",
    "bonus-track",
    "radio-edit",
  ] as const),
  ...(["live", "medley", "alternate-take", "original", "club-mix", "slowed", "cover"] as const),
]);
const GENERAL: ReadonlySet<VersionKind> = new Set<VersionKind>(["version", "mix"]);
const MOST_WORDS = 5;
const MOST_REMIXER_WORDS = 8;

export function readPhrase(text: string, items: readonly Item[]): PhraseReading | undefined {
  if (!items.some(({ kind }) => kind !== null)) return undefined;
  if (items.every(isKnown)) return readKnown(text, items);
  return readMade(text, items) ?? readPlaced(text, items);
}

/** `Live Acoustic Version`, `2011 Digital Remaster`, `Take 2`. */
function readKnown(text: string, items: readonly Item[]): PhraseReading {
  const numbers = items.filter(({ meaning }) => meaning === "number");
  return { kinds: kindsOf(items), by: null, detail: around(text, numbers), year: yearOf(items) };
}

/** `Jo Berg Extended Remix`, `Piano Version`, `Jo's Version`: what is not known stands before. */
function readMade(text: string, items: readonly Item[]): PhraseReading | undefined {
  const lastWord = items.findLastIndex((item) => !isKnown(item));
  const run = items.slice(lastWord + 1);
  const prefix = items.slice(
    items.findIndex((item) => item.meaning !== "year" && item.key !== ","),
    lastWord + 1,
  );
  const head = run.find(isHead);
  const first = prefix[0];
  if (head?.kind == null || first === undefined || run.slice(0, run.indexOf(head)).some(isJoint))
    return undefined;
  const most = head.kind === "remix" ? MOST_REMIXER_WORDS : MOST_WORDS;
  if (prefix.length > most || CLAUSE_WORDS.has(first.key)) return undefined;
  const name = around(text, prefix);
  const owned = withoutPossessive(text, name);
  const kinds = kindsOf(
    GENERAL.has(head.kind)
      ? [
          ...items.slice(
            0,
            items.findIndex((item) => !isKnown(item)),
          ),
          ...run,
        ]
      : run,
  );
  const year = yearOf(items);
  if (owned !== null && kinds.includes("version"))
    return { kinds: ["re-recording"], by: owned, detail: null, year };
  const isMade = owned !== null || kinds.some((kind) => MADE.has(kind));
  return { kinds, by: isMade ? (owned ?? name) : null, detail: isMade ? null : name, year };
}

/** `Live at Harbour Hall`, `Remixed by Jo Berg`, `ao vivo em Lisboa`: what is not known stands behind. */
function readPlaced(text: string, items: readonly Item[]): PhraseReading | undefined {
  const word = items.findIndex((item) => !isKnown(item) || isJoint(item));
  // Particles such as `a` and `de` are known words, too: the joint is the first after the last version word before it.
  for (let at = 1; at <= Math.max(word, 1) && at < items.length - 1; at += 1) {
    const joint = items[at];
    const before = items.slice(0, at);
    const opener = before.findLast(({ kind }) => kind !== null);
    if (joint === undefined || opener?.kind == null || !before.every(isKnown)) continue;
    const rest = items.slice(at + 1);
    const year = yearOf(items);
    if (isMakerJoint(joint, opener)) {
      return { kinds: kindsOf(before), by: around(text, withoutYears(rest)), detail: null, year };
    }
    if (isPlaceJoint(joint, opener) && PLACED.has(opener.kind)) {
      return { kinds: kindsOf(before), by: null, detail: around(text, withoutYears(rest)), year };
    }
  }
  return undefined;
}

function isMakerJoint({ key }: Item, { kind, size }: Item): boolean {
  return MAKER_WORDS.has(key) && kind !== null && (!UNMADE.has(kind) || (size > 1 && key === "by"));
}

function isPlaceJoint({ key }: Item, { size, isUnspaced }: Item): boolean {
  return PLACE_WORDS.has(key) || ((size > 1 || isUnspaced) && SHORT_PLACE_WORDS.has(key));
}

function isJoint({ key, kind }: Item): boolean {
  return kind === null && (PLACE_WORDS.has(key) || MAKER_WORDS.has(key) || SHORT_PLACE_WORDS.has(key));
}

export function isKnown({ meaning }: Item): boolean {
  return meaning !== "word" && meaning !== "note-opener";
}

function isHead({ kind, size, isUnspaced }: Item): boolean {
  return kind !== null && (HEADS.has(kind) || size > 1 || isUnspaced);
}

/** `Live Version` is live: the general word says nothing beside another. */
function kindsOf(items: readonly Item[]): readonly VersionKind[] {
  const kinds = [...new Set(items.flatMap(({ kind }) => kind ?? []))];
  const special = kinds.filter((kind) => !GENERAL.has(kind));
  return special.length > 0 ? special : kinds.slice(0, 1);
}

function yearOf(items: readonly Item[]): number | null {
  const year = items.find(({ meaning }) => meaning === "year");
  return year === undefined ? null : Number(year.key);
}

function withoutYears(items: readonly Item[]): readonly Item[] {
  const end = items.findLastIndex(({ meaning, key }) => meaning !== "year" && key !== ",");
  return items.slice(0, end + 1);
}

function around(text: string, items: readonly Item[]): TypedPart | null {
  const [first, last] = [items[0], items.at(-1)];
  return first === undefined || last === undefined ? null : partOf(text, first.start, last.end);
}

const POSSESSIVE = /['’ʼ]s?$/u;

function withoutPossessive(text: string, name: TypedPart | null): TypedPart | null {
  const ending = POSSESSIVE.exec(text.slice(name?.place.start, (name?.place.end ?? 0) + 1).trimEnd());
  if (name === null || ending === null) return null;
  const place: Place = { start: name.place.start, end: name.place.start + ending.index };
  return { words: text.slice(place.start, place.end), place };
}
