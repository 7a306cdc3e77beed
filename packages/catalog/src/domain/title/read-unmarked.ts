import { itemsIn, type Item } from "./items.ts";
import type { TitleVersion } from "./parsed-title.ts";
import { partOf } from "./place.ts";
import { readPhrase } from "./read-phrase.ts";
import type { VersionKind } from "./version-kinds.ts";
import { VOCABULARY } from "./vocabulary.ts";
import { ARTICLES, BARE_WORDS, PART_WORDS } from "./words/side-words.ts";

const LAST_WORD = /[\p{L}\p{M}\p{N}]+(?=[^\p{L}\p{M}\p{N}]*$)/u;
const GENERAL: ReadonlySet<VersionKind> = new Set<VersionKind>([
  "version",
  "mix",
  "edit",
  "remix",
  "session",
]);
/** Two words of these are plain words, too: `Let It Slow Down`, `Sing Along`. */
const PLAIN: ReadonlySet<VersionKind> = new Set<VersionKind>([
  "minus-one",
  "rework",
  "bonus-track",
  "rehearsal",
]);

/** A version at the end of a title that no bracket or dash marks. Only phrases that can be nothing else. */
export function readUnmarked(text: string, start: number, end: number): TitleVersion | undefined {
  const line = text.slice(Math.max(start, end - 40), end);
  const [last = ""] = LAST_WORD.exec(line) ?? [];
  if (!mayEndVersion(last)) return undefined;
  const items = itemsIn(text, start, end);
  const from = startOfVersion(items);
  const before = items.slice(0, from);
  // `The Remix` and `Remix, Pt. 2` are titles.
  if (from < 0 || before.every(({ key, meaning }) => ARTICLES.has(key) || meaning === "number"))
    return undefined;
  if (before.length === 0 || PART_WORDS.has(before.at(-1)?.key ?? "")) return undefined;
  const run = items.slice(from);
  const reading = readPhrase(text, run);
  const part = partOf(text, run[0]?.start ?? end, end);
  return reading === undefined ? undefined : { ...reading, ...part, isSure: false, outer: part.place };
}

function mayEndVersion(last: string): boolean {
  if (/^\d/u.test(last)) return /^\d{1,4}$/u.test(last);
  const key = last.toLowerCase();
  return VOCABULARY.lastKeys.has(key) || !/^[a-z]+$/u.test(key);
}

/** Where the run of version words at the end begins, or -1. */
function startOfVersion(items: readonly Item[]): number {
  let from = -1;
  for (let at = items.length - 1; at >= 0; at -= 1) {
    const item = items[at];
    if (
      item === undefined ||
      item.meaning === "word" ||
      item.meaning === "filler" ||
      item.meaning.startsWith("note")
    )
      break;
    if (startsVersion(item, items[at + 1])) from = at;
  }
  return from;
}

function startsVersion(item: Item, next: Item | undefined): boolean {
  const { kind, size, key } = item;
  if (kind === null || PLAIN.has(kind)) return false;
  return (
    size > 1 ||
    BARE_WORDS.has(key) ||
    (next?.kind != null && next.size === 1 && GENERAL.has(next.kind) && !GENERAL.has(kind))
  );
}
