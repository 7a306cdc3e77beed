/** Files that are called like something they are not. */
import { describeFile } from "../asset/describe-file.ts";
import { titleFromName } from "../asset/title-from-name.ts";
import type { VersionType } from "../recording/version-type.ts";
import { foldText } from "../text/fold-text.ts";
import { VERSION_WORDS } from "../../messages/comparison-sentences.ts";
import { MISNAMED, MISNAMED_VERSION } from "../../messages/rescue-sentences.ts";
import { namesAreAlike } from "./name-hints.ts";
import { plainTitle, type KnownNames } from "./plain-title.ts";
import type { RescueFile } from "./rescue-input.ts";
import type { Remark } from "./rescue.ts";
import { versionHints } from "./version-hints.ts";

/** What the recording of a file is called, beside everything else that has a name. */
export interface Called {
  readonly title: string;
  readonly versionTypes: readonly VersionType[];
  /** Titles of other families and of sheets, folded. */
  readonly otherTitles: ReadonlySet<string>;
  readonly known: KnownNames;
}

/** Where the name or the tags of a file say the title of something else, or a version that its other forms do not say. */
export function misnamedRemarks(file: RescueFile, called: Called): readonly Remark[] {
  const { title, versionTypes } = called;
  const other = titlesOf(file, called.known).find(({ text }) => isOthers(text, called));
  const words = versionHints(file, new Set([foldText(title)])).filter(
    (type) => type !== "mono" && !versionTypes.includes(type),
  );
  const said = words.map((type) => VERSION_WORDS[type]).join(", ");
  return [
    ...(other === undefined ? [] : [remark(MISNAMED, { where: other.where, said: other.text, title })]),
    ...(words.length === 0 ? [] : [remark(MISNAMED_VERSION, { where: "name", said, title })]),
  ];
}

function titlesOf(
  { path, facts: { tags } }: RescueFile,
  known: KnownNames,
): readonly { where: string; text: string }[] {
  const name = path.split("/").at(-1) ?? path;
  const named = titleFromName(name);
  const tagged = describeFile(name, tags).title;
  const isTagged = tags.some(({ field, value }) => field === "title" && value.trim() !== "");
  return [
    ...(named.isTelling ? [{ where: "name", text: plainTitle(named.title, known) }] : []),
    ...(isTagged ? [{ where: "title tag", text: plainTitle(tagged, known) }] : []),
  ];
}

function isOthers(text: string, { title, otherTitles }: Called): boolean {
  const folded = foldText(text);
  return folded !== foldText(title) && otherTitles.has(folded) && !namesAreAlike(text, title);
}

interface Sentence {
  readonly code: string;
  readonly text: (words: { readonly where: string; readonly said: string; readonly title: string }) => string;
  readonly hint: string;
}

function remark({ code, text, hint }: Sentence, words: Parameters<Sentence["text"]>[0]): Remark {
  return { code, severity: "warning", text: text(words), hint };
}
