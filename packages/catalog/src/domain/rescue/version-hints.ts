/** Which versions the name of a file may mean: looser than what it claims, because half of the files of a sound are asked. */
import { titleFromName } from "../asset/title-from-name.ts";
import { VERSION_TYPES, type VersionType } from "../recording/version-type.ts";
import type { PlainWord } from "../rule-set/decision-context.ts";
import { foldText } from "../text/fold-text.ts";
import { isVersionPhrase, versionTypesIn } from "../title/index.ts";
import type { RescueFile } from "./rescue-input.ts";
import { claimsOf } from "./sounds.ts";

/** What titles are not written with, and names are. */
const SHORTHANDS: readonly (readonly [RegExp, VersionType])[] = [
  [/\bshort\b/u, "edit"],
  [/\b(?:idea|sketch)\b/u, "demo"],
];

/** `titles`, folded, are known to be titles: their words name no version. */
export function versionHints(
  file: RescueFile,
  titles: ReadonlySet<string> = new Set(),
): readonly VersionType[] {
  const { versionTypes, plainWords } = claimsOf(file);
  const name = file.path.split("/").at(-1) ?? file.path;
  const named = titleFromName(name).title;
  const isTitle = ({ title }: PlainWord): boolean => titles.has(foldText(title));
  const ofTitles = plainWords.filter((word) => word.isLikely && isTitle(word)).map(({ type }) => type);
  const doubtful = plainWords.filter((word) => !word.isLikely && !isTitle(word) && !isFirst(word));
  const whole = isVersionPhrase(named) && !titles.has(foldText(named)) ? versionTypesIn(named) : [];
  const short = SHORTHANDS.filter(([pattern]) => pattern.test(foldText(named))).map(([, type]) => type);
  const claimed = versionTypes.filter((type) => !ofTitles.includes(type));
  const typed = [...doubtful.map(({ type }) => type), ...whole, ...short];
  // `clean edit` is clean.
  const isSeveral = new Set([...claimed, ...typed]).size > 1;
  return VERSION_TYPES.filter(
    (type) => claimed.includes(type) || (typed.includes(type) && !(isSeveral && type === "edit")),
  );
}

/** A title that begins with the word is hardly a version: `Live and Let Die`. */
function isFirst({ title, rest }: PlainWord): boolean {
  return title.endsWith(rest);
}
