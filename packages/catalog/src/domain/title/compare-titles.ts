import { editDistance } from "../text/edit-distance.ts";
import { foldText } from "../text/fold-text.ts";
import { looseKey, plainKey, unaccentedKey } from "./title-key.ts";
import { readSide, type ReadSide, type TitleSide } from "./title-side.ts";

/**
 * equal: nobody means another thing. spelling: the same, written otherwise, or one of them says less. version: one title,
 * two versions. different: two titles, also where one letter is between them.
 */
export type TitleLikeness = "equal" | "spelling" | "version" | "different";

export type TitleDifference =
  /** No likeness, or a slip of a letter or two. */
  | "title"
  | "letters"
  | "blank"
  | "form"
  | "accents"
  | "punctuation"
  | "track-number"
  | "notes"
  | "featured"
  | "featured-place"
  | "version"
  | "version-maker"
  | "version-detail"
  | "version-words"
  | "version-place"
  | "year"
  /** Words that promise no other sound: `Explicit`, `Original Mix`. */
  | "plain-version";

export interface TitleComparison {
  readonly likeness: TitleLikeness;
  readonly differences: readonly TitleDifference[];
}

const DIFFERENT: readonly TitleDifference[] = ["title", "letters", "blank"];
const VERSIONS: readonly TitleDifference[] = ["version", "version-maker", "version-detail", "year"];
const SPELLING: readonly TitleDifference[] = [
  ...(["accents", "punctuation", "notes", "featured", "version-words", "plain-version"] as const),
];

/** Compares two titles with their version titles and artist lines, as far as they are given. */
export function compareTitles(one: TitleSide | string, other: TitleSide | string): TitleComparison {
  return compareReadTitles(readSide(sideOf(one)), readSide(sideOf(other)));
}

function sideOf(side: TitleSide | string): TitleSide {
  return typeof side === "string" ? { title: side } : side;
}

/** The same of titles that were read before: reading costs most. */
export function compareReadTitles(a: ReadSide, b: ReadSide): TitleComparison {
  const credits = creditDifferences(a, b);
  const isOtherCast = credits.includes("featured") && a.artists !== null && b.artists !== null;
  const differences = [...titleDifferences(a, b), ...versionDifferences(a, b), ...credits];
  return { likeness: likenessOf(differences, isOtherCast), differences };
}

/** Whether two titles are of one piece and one version. */
export function sameTitle(one: TitleSide | string, other: TitleSide | string): boolean {
  const { likeness } = compareTitles(one, other);
  return likeness === "equal" || likeness === "spelling";
}

function likenessOf(differences: readonly TitleDifference[], isOtherCast: boolean): TitleLikeness {
  const has = (some: readonly TitleDifference[]): boolean => differences.some((one) => some.includes(one));
  if (has(DIFFERENT)) return "different";
  if (has(VERSIONS) || isOtherCast) return "version";
  return has(SPELLING) ? "spelling" : "equal";
}

function titleDifferences(a: ReadSide, b: ReadSide): readonly TitleDifference[] {
  const number: readonly TitleDifference[] = a.number === b.number ? [] : ["track-number"];
  const notes: readonly TitleDifference[] = a.rest === b.rest ? [] : ["notes"];
  return [...baseDifferences(a.title, b.title), ...number, ...notes];
}

function baseDifferences(a: string, b: string): readonly TitleDifference[] {
  // Two blanks are not the same title.
  if (a === "" || b === "") return ["blank"];
  if (a === b) return [];
  if (plainKey(a) === plainKey(b)) return ["form"];
  if (unaccentedKey(a) === unaccentedKey(b)) return ["accents"];
  const [looseA, looseB] = [looseKey(a), looseKey(b)];
  if (looseA === looseB || looseA.replaceAll(" ", "") === looseB.replaceAll(" ", "")) return ["punctuation"];
  return isSlip(looseA, looseB) ? ["letters"] : ["title"];
}

/** Short titles that differ by a letter are other titles; so are those that count. */
function isSlip(a: string, b: string): boolean {
  const limit = Math.min(a.length, b.length) < 6 ? 0 : Math.min(a.length, b.length) < 12 ? 1 : 2;
  const figures = (text: string): string => text.replaceAll(/\P{N}+/gu, " ");
  return limit > 0 && figures(a) === figures(b) && editDistance(a, b, limit) <= limit;
}

function versionDifferences(a: ReadSide, b: ReadSide): readonly TitleDifference[] {
  const differences: TitleDifference[] = [];
  if (!areEqual(a.kinds, b.kinds)) differences.push("version");
  if (!areEqual(a.makers, b.makers)) differences.push("version-maker");
  if (!areEqual(a.details.map(plainWords), b.details.map(plainWords))) differences.push("version-detail");
  if (!areEqual(a.years, b.years)) differences.push("year");
  if (!areEqual(a.otherKinds, b.otherKinds)) differences.push("plain-version");
  if (differences.length > 0) return differences;
  if (a.versionWords !== b.versionWords) return ["version-words"];
  return a.versionPlaces === b.versionPlaces ? [] : ["version-place"];
}

/** `Live at Harbour Hall` and `Live @ Harbour Hall, 2019` are in one place. */
function plainWords(detail: string): string {
  return foldText(detail.replaceAll(/\b(?:19|20)\d\d\b/gu, " "));
}

function creditDifferences(a: ReadSide, b: ReadSide): readonly TitleDifference[] {
  const [featuredA, featuredB] = [a, b].map(featuredOf);
  if (featuredA === undefined || featuredB === undefined) return [];
  const isNamed = (name: string, side: ReadSide): boolean =>
    featuredOf(side).includes(name) || side.artists?.includes(name) === true;
  const isSame = featuredA.every((name) => isNamed(name, b)) && featuredB.every((name) => isNamed(name, a));
  if (!isSame) return ["featured"];
  return areEqual(a.featuredInTitle, b.featuredInTitle) ? [] : ["featured-place"];
}

function featuredOf({ featuredInTitle, featuredInArtist }: ReadSide): readonly string[] {
  return [...featuredInTitle, ...featuredInArtist];
}

function areEqual(a: readonly (string | number)[], b: readonly (string | number)[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
