import type { ReleaseCopy } from "@deadwax/catalog";
import { formatGrid } from "@deadwax/identifiers";
import { setRelease, type FillIn, type ReleaseField } from "./field.ts";
import { barcodeOf, monthDayYear, rightsLine } from "./formats.ts";

const field = <Id extends string>(
  id: Id,
  given: Omit<ReleaseField, "id" | "read" | "fillIn"> & { readonly fillIn?: FillIn },
  read: (copy: ReleaseCopy) => string | null,
): ReleaseField<Id> => ({ fillIn: null, ...given, id, read });

const DATE = { fillIn: setRelease("released_on") };
const GTIN = { fillIn: setRelease("gtin") };

/** What is the same for every track. */
export const RELEASE_LEVEL_FIELDS = [
  field(
    "release_title",
    { description: "Title of the release", example: "Ferry Street Nights", fillIn: setRelease("title") },
    ({ release }) => release.title,
  ),
  field(
    "release_version",
    { description: "Its version", example: "Deluxe Edition", fillIn: setRelease("version_title") },
    ({ release }) => release.versionTitle,
  ),
  field(
    "release_artist",
    { description: "Its credit line", example: "Ana Lima", fillIn: setRelease("display_artist") },
    ({ release }) => release.displayArtist,
  ),
  field(
    "label",
    { description: "The label as printed", example: "Ferry Street Records", fillIn: setRelease("label") },
    ({ release }) => release.label,
  ),
  field(
    "catalog_number",
    { description: "The label's number", example: "FSR-007", fillIn: setRelease("catalog_number") },
    ({ release }) => release.catalogNumber,
  ),
  field(
    "barcode",
    { ...GTIN, description: "GTIN as it is kept", example: "0666017082523" },
    ({ release }) => release.gtin,
  ),
  field("upc", { ...GTIN, description: "Barcode of 12 digits", example: "666017082523" }, ({ release }) =>
    barcodeOf(release.gtin, 12),
  ),
  field("ean", { ...GTIN, description: "Barcode of 13 digits", example: "0666017082523" }, ({ release }) =>
    barcodeOf(release.gtin, 13),
  ),
  field(
    "grid",
    {
      description: "Global Release Identifier",
      example: "A1-2425G-ABC1234002-M",
      fillIn: setRelease("grid"),
    },
    ({ release }) => (release.grid === null ? null : formatGrid(release.grid)),
  ),
  field(
    "release_date",
    { ...DATE, description: "ISO 8601", example: "2026-11-27" },
    ({ release }) => release.releasedOn,
  ),
  field(
    "release_date_us",
    { ...DATE, description: "Month, day, year", example: "11/27/2026" },
    ({ release }) => (release.releasedOn === null ? null : monthDayYear(release.releasedOn)),
  ),
  field(
    "release_p_line",
    { description: "The P line", example: "2026 Ferry Street Records", fillIn: setRelease("p_line") },
    ({ release }) => release.pLine,
  ),
  field(
    "release_p_owner",
    { description: "Who is named in it", example: "Ferry Street Records", fillIn: setRelease("p_line") },
    ({ release }) => rightsLine(release.pLine).owner,
  ),
  field(
    "release_p_year",
    { description: "The year in it", example: "2026", fillIn: setRelease("p_line") },
    ({ release }) => rightsLine(release.pLine).year,
  ),
  field(
    "release_c_line",
    { description: "The C line", example: "2026 Ferry Street Records", fillIn: setRelease("c_line") },
    ({ release }) => release.cLine,
  ),
  field(
    "release_c_owner",
    { description: "Who is named in it", example: "Ferry Street Records", fillIn: setRelease("c_line") },
    ({ release }) => rightsLine(release.cLine).owner,
  ),
  field("track_count", { description: "How many tracks it has", example: "12" }, ({ tracks }) =>
    String(tracks.length),
  ),
] as const;
