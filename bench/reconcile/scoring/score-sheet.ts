/** One sheet's answer beside the truth. What follows from an error at its rows is neither a find nor a false alarm. */
import type { Field, TrueError, TrueSheet } from "../truth.ts";
import type { Said, SaidSource } from "./said.ts";

export interface SheetScore {
  readonly found: readonly TrueError[];
  readonly missed: readonly TrueError[];
  /** Of those found: the answer to who is right is right. */
  readonly rightSide: number;
  readonly falseAlarms: readonly Said[];
}

/** The column a difference is about, in the words of the truth. */
const FIELDS: Readonly<Record<string, readonly Field[]>> = {
  isrc: ["isrc"],
  title: ["title"],
  version: ["version"],
  artist: ["main_artist", "featured_artist"],
  featuredArtists: ["main_artist", "featured_artist"],
  duration: ["duration"],
  advisory: ["advisory"],
  firstPublished: ["first_published"],
  releaseDate: ["release_date"],
  pLine: ["p_year", "p_owner"],
  label: ["label"],
  releaseTitle: ["release"],
  barcode: ["barcode"],
  catalogNumber: ["catalog_number"],
  trackPosition: ["track_position"],
  row: ["row"],
};
const DAYS: readonly Field[] = ["release_date", "first_published", "p_year"];

export function scoreSheet(sheet: TrueSheet, { discrepancies }: SaidSource): SheetScore {
  const found = sheet.errors.filter((error) => discrepancies.some((said) => tells(said, error)));
  const rightSide = found.filter((error) => {
    const side = error.right === "sheet" ? "held" : error.right;
    return discrepancies.some((said) => tells(said, error) && said.right === side);
  });
  const troubled = new Set(sheet.errors.flatMap(({ row, other }) => [row, other?.row ?? null]));
  for (const row of sheet.rows) if (row.errors.length > 0) troubled.add(row.row);
  return {
    found,
    missed: sheet.errors.filter((error) => !found.includes(error)),
    rightSide: rightSide.length,
    falseAlarms: discrepancies.filter((said) => !isExplained(said, sheet, troubled)),
  };
}

function tells(said: Said, error: TrueError): boolean {
  if (error.kind === "missing-row") return said.kind === "missing-row" && isAt(said, error.place);
  const isExchange = error.kind === "codes-swapped" || error.kind === "tracks-exchanged";
  const rows = [error.row, ...(isExchange ? [error.other?.row ?? null] : [])];
  if (said.row === null || !rows.includes(said.row)) return false;
  const fields = FIELDS[said.field] ?? [];
  if (error.kind === "catalog-year-impossible") return fields.some((field) => DAYS.includes(field));
  return fields.includes(error.field);
}

function isAt({ recording, release }: Said, place: TrueError["place"]): boolean {
  return place !== null && recording?.isrc === place.isrc && (release?.barcode ?? "") === place.barcode;
}

/** A row that is missing because another error kept it from being matched follows from that error. */
function isExplained(said: Said, sheet: TrueSheet, troubled: ReadonlySet<number | null>): boolean {
  if (said.row !== null) return troubled.has(said.row);
  if (sheet.absentReleases.includes(said.release?.barcode ?? "")) return true;
  return sheet.errors.some(({ place, other }) => isAt(said, place) || isAt(said, other));
}
