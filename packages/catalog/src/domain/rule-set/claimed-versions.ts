/** Which versions B claims, with what is known of A: a word that belongs to the title is none, one behind A's title is one. */
import { artistAndTitleIn } from "../asset/title-from-name.ts";
import { VERSION_TYPES, type VersionType } from "../recording/version-type.ts";
import { foldText } from "../text/fold-text.ts";
import type { DecisionContext, PlainWord } from "./decision-context.ts";

/** The version types that B is called by, those included that A is called by as well. */
export function versionsClaimed({ a, b }: Pick<DecisionContext, "a" | "b">): readonly VersionType[] {
  const isOfTitle = ({ isLikely, title }: PlainWord): boolean => isLikely && isCalled(title, a.title);
  const isBehindTitle = ({ isLikely, rest }: PlainWord): boolean => !isLikely && isCalled(rest, a.title);
  const left = b.plainWords.filter(isOfTitle).map(({ type }) => type);
  const found = b.plainWords.filter(isBehindTitle).map(({ type }) => type);
  return VERSION_TYPES.filter(
    (type) => (b.versionTypes.includes(type) && !left.includes(type)) || found.includes(type),
  );
}

/** With or without an artist before a dash. */
function isCalled(text: string, title: string | null): boolean {
  const keys = keysOf(text);
  return title !== null && keysOf(title).some((key) => key !== "" && keys.includes(key));
}

function keysOf(text: string): readonly string[] {
  return [text, ...artistAndTitleIn(text).map(({ title }) => title)].map(foldText);
}
