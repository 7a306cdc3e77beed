/** What people write into file names about which file counts. Weighed and shown, never believed alone. */
import { titleFromName, withoutExtension } from "../asset/title-from-name.ts";
import { foldText } from "../text/fold-text.ts";
import { plainWords } from "../title/index.ts";

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

const NUMBERED = /\b(?:final|master|mix|v|ver|version|rev|take)\s?(\d{1,2})\b/u;

/** Made for somebody, so made from something else. */
const PURPOSE =
  /\b(?:for (?:video|tv|film|web|sync|youtube|instagram|tiktok|vinyl|cd|shop|radio|club|spotify|beatport|distributor|label|client|mastering|dj)|mp3|320k?|256k?|192k?|128k?|16\s?bit|(?:44|48|88|96|192)(?:\s?1)?\s?k(?:hz)?|dithered|stream(?:ing)?|whatsapp|email|watermark(?:ed)?)\b/u;

/** What the name and the folders say about which file counts, in words that stand there; nothing is read across a slash. */
export function standingHints(path: string): readonly NameHint[] {
  const parts = withoutExtension(path).split(/[/\\]/u).map(words);
  const hints = STANDING.flatMap(([pattern, points]) => {
    const word = parts.map((part) => pattern.exec(part)?.[0].trim()).find((one) => one !== undefined);
    return word === undefined ? [] : [{ word, points }];
  });
  // `final2` comes after `final`: the number decides between names that are alike otherwise.
  const [word, number] = NUMBERED.exec(parts.at(-1) ?? "") ?? [];
  if (word === undefined || number === undefined) return hints;
  const more = Math.min(3, Number(number) / 4);
  const said = hints.find((hint) => hint.word === word);
  if (said === undefined) return [...hints, { word, points: more }];
  return hints.map((hint) => (hint === said ? { word, points: hint.points + more } : hint));
}

/** What the name says the file was made for, or undefined. Folders say where things lie: masters come back in `24bit for CD`. */
export function purposeIn(path: string): string | undefined {
  return PURPOSE.exec(words(path.split("/").at(-1) ?? path))?.[0];
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

/** Whether one short word is all initials, or the beginning of the first word, of a longer title. */
export function isShortFor(text: string, title: string): boolean {
  const [short, full] = [foldText(text), foldText(title)];
  if (short.length < 2 || short.length > MOST_SHORT || short.includes(" ")) return false;
  const words = full.split(" ");
  const initials = words.map((word) => word.charAt(0)).join("");
  const [first = ""] = words;
  return (words.length > 1 && initials === short) || (first.length > short.length && first.startsWith(short));
}

const MOST_SHORT = 4;

/** Words for states of a file: two names are not alike by them. */
const NOISE =
  /^(?:\d+|v\d+|final\d*|master(?:ed)?|mix|mixdown|bounce|export|use|this|one|copy|the|a|of|new|old|track|audio|idea|bit|khz|\d+bit|\d+k)$/u;

/** Every name is held against every other one. */
const BARE = new Map<string, readonly string[]>();
const MOST_BARE = 8192;

function bareWords(path: string): readonly string[] {
  const known = BARE.get(path);
  if (known !== undefined) return known;
  const { title } = titleFromName(path.split("/").at(-1) ?? path);
  const bare = plainWords(title).filter((word) => !NOISE.test(word));
  if (BARE.size >= MOST_BARE) BARE.clear();
  BARE.set(path, bare);
  return bare;
}

function words(path: string): string {
  return foldText(withoutExtension(path).replaceAll(/[/\\_.+-]+/gu, " "));
}
