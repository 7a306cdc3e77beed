/** What name and tags of a file say it is, marked by brackets, dashes and fields of its own, or in plain words. */
import type { TagReading } from "../asset/audio-facts.ts";
import { describeFile } from "../asset/describe-file.ts";
import { findCodes } from "../asset/found-codes.ts";
import { roleFromName } from "../asset/role-from-name.ts";
import { titleFromName } from "../asset/title-from-name.ts";
import { VERSION_TYPES, type VersionType } from "../recording/version-type.ts";
import { unmarkedVersions, versionTypesOf } from "../title/index.ts";
import type { PlainWord, SoundClaims } from "./decision-context.ts";

/** Reads the claims of a file out of its path, folders first, and its tags. A name is believed beside tags: tags are copied along. */
export function claimsOfFile(
  path: readonly string[],
  tags: readonly TagReading[],
  options: { readonly isDemo: boolean; readonly durationMs: number | null },
): SoundClaims {
  const name = path.at(-1) ?? "";
  const described = describeFile(name, tags);
  const named = titleFromName(name);
  // `Bounce 3` is what a program calls everything.
  const hasTitle = named.isTelling || described.title !== named.title;
  const marked = [...described.versionTypes, ...named.versionTypes];
  const tagged = plainWordsIn(described.title);
  // Where tags have a word within the title, so has the name.
  const isOfTitle = ({ type }: PlainWord): boolean =>
    tagged.some((word) => word.type === type && !word.isLikely);
  const words = [
    ...tagged,
    ...plainWordsIn(named.title).map((word) => ({ ...word, isLikely: word.isLikely && !isOfTitle(word) })),
  ].filter(({ type }) => !marked.includes(type));
  const claimed = [...marked, ...words.flatMap(({ type, isLikely }) => (isLikely ? [type] : []))];
  return {
    title: hasTitle ? described.title : null,
    versionTypes: inOrder(claimed),
    plainWords: [...new Map(words.map((word) => [JSON.stringify(word), word])).values()],
    advisory: described.advisory,
    role: roleFromName(path, options.durationMs) ?? null,
    codes: findCodes(tags, options).codes,
  };
}

function plainWordsIn(title: string): readonly PlainWord[] {
  return unmarkedVersions(title).flatMap(({ kinds, isLikely, rest }) =>
    versionTypesOf(kinds).map((type) => ({ type, isLikely, title, rest })),
  );
}

function inOrder(types: readonly VersionType[]): readonly VersionType[] {
  return VERSION_TYPES.filter((type) => types.includes(type));
}
