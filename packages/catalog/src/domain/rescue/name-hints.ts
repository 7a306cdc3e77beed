/** What people write into file names about which file counts. Weighed and shown, never believed alone. */
import type { VersionType } from "../recording/version-type.ts";
import { versionTypesIn } from "../title/version-field.ts";
import { titleFromName, withoutExtension } from "../asset/title-from-name.ts";
import { foldText } from "../text/fold-text.ts";

export interface NameHint {
  readonly word: string;
  /** Above zero speaks for being the final master. */
  readonly points: number;
}

const STANDING: readonly (readonly [RegExp, number])[] = [
  [/\buse this(?: one)?\b|\bthis one\b/u, 5],
  [/\bapproved\b/u, 5],
  [/\bmaster(?:ed)?\b|\bmstr\b/u, 3],
  [/\bfinal(?:s|ly)?\s?\d*\b/u, 3],
  [/\b(?:latest|newest)\b/u, 2],
  [/\bcopy(?: \d+)?\b/u, -3],
  [/\b(?:old|older|backup|bak|archive|trash|unused|do not use|dont use)\b/u, -6],
  [/\b(?:rough|demo|idea|draft|sketch|wip|scratch|ref|reference|test|preview|snippet)\b/u, -6],
];

/** Made for somebody, so made from something else. */
const PURPOSE =
  /\b(?:for (?:video|tv|film|web|sync|youtube|instagram|tiktok|vinyl|cd|shop|radio|club|spotify|beatport|distributor|label|client|mastering|dj)|mp3|320k?|256k?|192k?|128k?|16\s?bit|(?:44|48|88|96|192)(?:\s?1)?\s?k(?:hz)?|dithered|stream(?:ing)?|whatsapp|email|watermark(?:ed)?)\b/u;

/** Version words as people type them into names, without brackets: looser than what titles are read for. */
const LOOSE: readonly (readonly [RegExp, VersionType])[] = [
  [/\bradio\b/u, "radio-edit"],
  [/\bclean\b/u, "clean"],
  [/\b(?:instrumental|instr|inst)\b/u, "instrumental"],
  [/\ba ?cap+el+a\b/u, "a-cappella"],
  [/\bkaraoke\b/u, "karaoke"],
  [/\bacoustic\b/u, "acoustic"],
  [/\blive\b/u, "live"],
  [/\b(?:remix|rmx)\b/u, "remix"],
  [/\bremaster(?:ed)?\b/u, "remaster"],
  [/\b(?:spee?d ?up|nightcore)\b/u, "sped-up"],
  [/\b(?:slowed|slow(?:ed)? (?:and )?reverb)\b/u, "slowed"],
  [/\bextended\b/u, "extended"],
  [/\b(?:demo|idea|sketch)\b/u, "demo"],
  [/\b(?:short|edit)\b/u, "edit"],
  [/\bmono\b/u, "mono"],
];

/** What the name and the folders say about which file counts. */
export function standingHints(path: string): readonly NameHint[] {
  const text = words(path);
  const hints = STANDING.flatMap(([pattern, points]) => {
    const [word] = pattern.exec(text) ?? [];
    return word === undefined ? [] : [{ word: word.trim(), points }];
  });
  // `final2` comes after `final`: the number decides between names that are alike otherwise.
  const [, number] = /\b(?:final|master|mix|v|ver|version|rev|take)\s?(\d{1,2})\b/u.exec(text) ?? [];
  return number === undefined
    ? hints
    : [...hints, { word: `number ${Number(number)}`, points: Math.min(3, Number(number) / 4) }];
}

/** What the name says the file was made for, or undefined. Folders say where things lie: masters come back in `24bit for CD`. */
export function purposeIn(path: string): string | undefined {
  return PURPOSE.exec(words(path.split("/").at(-1) ?? path))?.[0];
}

/** The version types that the name of a file may mean. */
export function looseVersionTypes(path: string): readonly VersionType[] {
  const name = words(path.split("/").at(-1) ?? path);
  const found = LOOSE.filter(([pattern]) => pattern.test(name)).map(([, type]) => type);
  const isTyped = found.length > 1 ? found.filter((type) => type !== "edit") : found;
  return [...new Set([...versionTypesIn(name), ...isTyped])];
}

/** Whether two names may be of one piece: equal words, one within the other, or one the first letters of the other. */
export function namesAreAlike(one: string, other: string): boolean {
  const [a, b] = [bareWords(one), bareWords(other)];
  if (a.length === 0 || b.length === 0) return false;
  if (isWithin(a, b) || isWithin(b, a)) return true;
  return isShort(a, b) || isShort(b, a);
}

function isWithin(some: readonly string[], all: readonly string[]): boolean {
  return some.every((word) => all.includes(word)) && (some.length > 1 || (some[0]?.length ?? 0) > 3);
}

/** `MD` for `Midnight Drive`. */
function isShort([first = ""]: readonly string[], all: readonly string[]): boolean {
  const letters = all.map((word) => word.charAt(0)).join("");
  return first.length >= 2 && letters.length >= 2 && letters.startsWith(first);
}

const NOISE =
  /^(?:\d+|v\d+|final\d*|master(?:ed)?|mix|mixdown|bounce|export|use|this|one|copy|the|a|of|new|old|take|track|audio|radio|clean|instrumental|live|remix|remaster|demo|idea|edit|extended|spedup|slowed|acoustic|bit|khz|\d+bit|\d+k)$/u;

function bareWords(path: string): readonly string[] {
  const name = path.split("/").at(-1) ?? path;
  const { title } = titleFromName(name);
  return foldText(title)
    .split(" ")
    .filter((word) => !NOISE.test(word));
}

function words(path: string): string {
  return foldText(withoutExtension(path).replaceAll(/[/\\_.+-]+/gu, " "));
}
