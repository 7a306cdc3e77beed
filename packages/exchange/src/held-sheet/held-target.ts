import type { HeldField } from "@deadwax/catalog";
import type { HeaderSense } from "../header-words/header-sense.ts";

/** What a column of a held sheet can be: a field, or a part from which a field is put together. */
export const HELD_TARGETS = [
  "isrc",
  "title",
  "version",
  "artist",
  "mainArtists",
  "featuredArtists",
  "remixers",
  "duration",
  "advisory",
  "language",
  "firstPublished",
  "pLine",
  "cLine",
  "label",
  "iswc",
  "releaseTitle",
  "releaseVersion",
  "releaseArtist",
  "barcode",
  "catalogNumber",
  "releaseDate",
  "trackPosition",
  /** `MainArtist:A;FeaturedArtist:B`: names with what they did. */
  "artistRoles",
  "medium",
  "pYear",
  "pOwner",
  "cYear",
  "cOwner",
  /** One line for both signs: `℗ & © 2026 Ferry Street Records`. */
  "pcLine",
] as const satisfies readonly (
  HeldField | "artistRoles" | "medium" | `${"p" | "c"}${"Year" | "Owner"}` | "pcLine"
)[];

export type HeldTarget = (typeof HELD_TARGETS)[number];

const TARGET_OF_SENSE: Partial<Record<HeaderSense, HeldTarget>> = {
  isrc: "isrc",
  title: "title",
  version_title: "version",
  display_artist: "artist",
  main_artists: "mainArtists",
  featured_artists: "featuredArtists",
  remixers: "remixers",
  contributors: "artistRoles",
  duration: "duration",
  duration_ms: "duration",
  advisory: "advisory",
  language: "language",
  first_published: "firstPublished",
  release_date: "releaseDate",
  date: "releaseDate",
  p_line: "pLine",
  c_line: "cLine",
  pc_line: "pcLine",
  p_year: "pYear",
  p_owner: "pOwner",
  c_year: "cYear",
  c_owner: "cOwner",
  label: "label",
  iswc: "iswc",
  release: "releaseTitle",
  release_version: "releaseVersion",
  release_artist: "releaseArtist",
  barcode: "barcode",
  catalog_number: "catalogNumber",
  track_position: "trackPosition",
  track_or_title: "title",
  medium: "medium",
};

/** The target that the words of a header name; undefined for what is not read. */
export function targetOfSense(sense: HeaderSense): HeldTarget | undefined {
  return TARGET_OF_SENSE[sense];
}

/** Targets whose columns may be several, numbered or side by side: their names are joined. */
export const LIST_TARGETS: ReadonlySet<HeldTarget> = new Set([
  "mainArtists",
  "featuredArtists",
  "remixers",
  "artistRoles",
]);

export function isHeldTarget(text: string): text is HeldTarget {
  return HELD_TARGETS.some((target) => target === text);
}
