import type { UploadOrder } from "./page-input.ts";

/**
 * The order in which upload forms usually ask, the title without version and artists and the version in its own field (rule
 * 11). It is no distributor's: where one's own order is known, it is given.
 */
export const USUAL_ORDER: UploadOrder = {
  release: [
    { label: "Release title", field: "release_title" },
    { label: "Version", field: "release_version" },
    { label: "Main artist", field: "release_artist" },
    { label: "Label", field: "label" },
    { label: "Barcode (UPC or EAN)", field: "barcode" },
    { label: "Catalog number", field: "catalog_number" },
    { label: "Release date", field: "release_date" },
    { label: "℗ year", field: "release_p_year" },
    { label: "℗ owner", field: "release_p_owner" },
    { label: "© line", field: "release_c_line" },
  ],
  track: [
    { label: "Title", field: "title" },
    { label: "Version", field: "version" },
    { label: "Artist", field: "artist" },
    { label: "ISRC", field: "isrc" },
    { label: "Audio file", field: "file" },
    { label: "Duration", field: "duration" },
    { label: "Advisory", field: "advisory" },
    { label: "Language of the vocals", field: "language" },
    { label: "First published", field: "first_published" },
    { label: "Composers", field: "composers" },
    { label: "Lyricists", field: "lyricists" },
    { label: "Publishers", field: "publishers" },
    { label: "Producers", field: "producers" },
    { label: "℗ year", field: "p_year" },
    { label: "℗ owner", field: "p_owner" },
    { label: "ISWC", field: "iswc" },
  ],
};
