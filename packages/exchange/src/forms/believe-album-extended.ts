import { BELIEVE_CONTRIBUTORS } from "./believe-contributors.ts";
import { blank, derived, may, maySet, needs, needsSetting } from "./column.ts";
import type { Form, FormRow } from "./form.ts";

const LANGUAGE = {
  read: ({ track }: FormRow): string | null => languageName(track.recording.language),
  whereToFillIn: ({ track }: FormRow): string =>
    `deadwax set "${track.recording.title.replaceAll('"', "?")}" language=…`,
};

/** Believe's template “Album Extended”, for several releases or a catalog transfer. Years do not go into its P and C lines. */
export const BELIEVE_ALBUM_EXTENDED: Form = {
  id: "believe-album-extended",
  title: "Believe: Album Extended",
  source: "https://www.scribd.com/document/748107776/Metadata-New-Template-En",
  asOf: "2026-11-23",
  note: "The columns are those of a public copy of the template (rules: believedigital.zendesk.com, article 115002625165). Genre, language and price words have to be those of the lists in your own copy; where yours has other columns, fill it in as a template. Territories are left empty, which means the whole world.",
  formats: ["xlsx"],
  settings: {
    genre: "as in the template's list",
    subGenre: "as in the template's list, or nothing",
    trackType: "as in the template's list, such as ORIGINAL",
    releasePriceTier: "as in the template's list",
    trackPriceTier: "as in the template's list",
  },
  sheet: {
    name: "Metadata",
    rowPer: "track",
    columns: [
      needs("Track number", "position"),
      needs("Track title", "title"),
      may("Mixtitle / Version", "version"),
      needs("CD number", "medium"),
      needs("Release title", "release_title"),
      needs("Label", "label", "track_label"),
      needs("Production year", "p_year", "first_published_year"),
      needs("℗ line (P line)", "p_owner", "release_p_owner"),
      needs("© line (C line)", "release_c_owner"),
      needsSetting("Genre", "genre"),
      maySet("Sub Genre", "subGenre"),
      needsSetting("Tracktype", "trackType"),
      derived("Lyrics language", LANGUAGE),
      derived("Title language", LANGUAGE),
      needs("Parental advisory", "advisory"),
      blank("Territories to deliver (optional)"),
      needsSetting("Release price tier", "releasePriceTier"),
      needsSetting("Track price tier", "trackPriceTier"),
      needs("Digital release date (MM/DD/YYYY)", "release_date_us"),
      needs("Original release date (MM/DD/YYYY)", "first_published_us", "release_date_us"),
      blank("Preview start (optional)"),
      needs("ISRC Code (Leave blank if you want Believe to generate it)", "isrc"),
      may("UPC Code (optional)", "upc"),
      may("EAN Code (optional)", "ean"),
      may("GRID (optional)", "grid"),
      may("Release catalog number (optional)", "catalog_number"),
      blank("Track catalog number (optional)"),
      blank("Commercial description in English (optional, 1 per release)"),
      blank("Commercial description in other language (optional, 1 per release)"),
    ],
  },
  list: BELIEVE_CONTRIBUTORS,
};

/** `en` → `English`. */
function languageName(tag: string | null): string | null {
  if (tag === null) return null;
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(tag) ?? null;
  } catch {
    return null; // RangeError is how Intl says that it is no tag.
  }
}
