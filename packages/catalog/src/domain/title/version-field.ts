/** What stands in a field for version titles, and what that is in the catalog. */
import { VERSION_TYPES, type VersionType } from "../recording/version-type.ts";
import { itemsIn } from "./items.ts";
import { readPhrase } from "./read-phrase.ts";
import { VERSION_MEANINGS, type VersionKind } from "./version-kinds.ts";

const BETWEEN = /[,;()[\]/]+/u;

/** The version types that kinds of version stand for, in the order of the catalog. */
export function versionTypesOf(kinds: readonly VersionKind[]): readonly VersionType[] {
  const named = new Set(kinds.flatMap((kind) => VERSION_MEANINGS[kind].type ?? []));
  return VERSION_TYPES.filter((type) => named.has(type));
}

/** The version types that a version title names, phrase by phrase; empty where it names none of ours. */
export function versionTypesIn(versionTitle: string): readonly VersionType[] {
  return versionTypesOf(versionTitle.split(BETWEEN).flatMap(kindsIn));
}

/** Whether a phrase as a whole names a version, whatever kind: `live at the Blue Room`. */
export function isVersionPhrase(phrase: string): boolean {
  return kindsIn(phrase).length > 0;
}

/** Whether it says no more than that it is no version: `Original`, `Original Version`. */
export function isOriginal(versionTitle: string): boolean {
  const kinds = versionTitle.split(BETWEEN).flatMap(kindsIn);
  return kinds.length > 0 && kinds.every((kind) => kind === "original");
}

function kindsIn(phrase: string): readonly VersionKind[] {
  return readPhrase(phrase, itemsIn(phrase, 0, phrase.length))?.kinds ?? [];
}
