/** Columns that several shapes have, each with a header of its own. */
import type { Recording } from "../catalog/model.ts";
import type { Field } from "../truth.ts";
import { clock, dateText, worn, type DateForm } from "./forms.ts";
import type { Line } from "./line.ts";
import type { ShapeColumn } from "./shape.ts";

function column(header: string, fields: readonly Field[], cell: ShapeColumn["cell"]): ShapeColumn {
  return { header, fields, cell };
}

/** Says nothing that a catalog has. */
export function other(header: string, cell: ShapeColumn["cell"]): ShapeColumn {
  return column(header, [], cell);
}

export function isrc(header: string, form: (isrc: string) => string = (text) => text): ShapeColumn {
  return column(header, ["isrc"], (line) => (line.isrc === "" ? "" : form(line.isrc)));
}

export function barcode(
  header: string,
  form: (digits: string) => ReturnType<ShapeColumn["cell"]> = (text) => text,
): ShapeColumn {
  return column(header, ["barcode"], (line) => form(line.barcode));
}

export const title = (header: string): ShapeColumn =>
  column(header, ["title"], (line, random) => worn(line.title, random));

/** Title, version and, where they are told, guests in one cell. */
export function fullTitle(header: string, form: (line: Line) => string, isWithGuests = false): ShapeColumn {
  const fields: readonly Field[] = isWithGuests
    ? ["title", "version", "featured_artist"]
    : ["title", "version"];
  return column(header, fields, (line, random) => worn(form(line), random));
}

export const version = (header: string): ShapeColumn =>
  column(header, ["version"], (line, random) => worn(line.version ?? "", random));

export const mains = (header: string, joint: string): ShapeColumn =>
  column(header, ["main_artist"], (line, random) => worn(line.mains.join(joint), random));

export const guests = (header: string, joint: string): ShapeColumn =>
  column(header, ["featured_artist"], (line, random) => worn(line.featured.join(joint), random));

/** Everybody in one cell: `Ana Lima ft. The Ferrymen`. */
export function artists(header: string, word: string): ShapeColumn {
  return column(header, ["main_artist", "featured_artist"], ({ mains, featured }, random) => {
    const guestText = featured.length === 0 ? "" : ` ${word} ${featured.join(" & ")}`;
    return worn(mains.join(" & ") + guestText, random);
  });
}

export function duration(
  header: string,
  form: (ms: number) => ReturnType<ShapeColumn["cell"]> = clock,
): ShapeColumn {
  return column(header, ["duration"], (line) => form(line.durationMs));
}

export function releaseDate(header: string, form: DateForm): ShapeColumn {
  return column(header, ["release_date"], (line) => dateText(line.releaseDate, form));
}

export const pYear = (header: string): ShapeColumn =>
  column(header, ["p_year"], ({ pYear }) => String(pYear));

export const pOwner = (header: string): ShapeColumn =>
  column(header, ["p_owner"], (line, random) => worn(line.pOwner, random));

export const pLine = (header: string, mark: string): ShapeColumn =>
  column(header, ["p_year", "p_owner"], ({ pYear, pOwner }) => `${mark}${pYear} ${pOwner}`);

export const label = (header: string): ShapeColumn =>
  column(header, ["label"], (line, random) => worn(line.label, random));

export const release = (header: string): ShapeColumn =>
  column(header, ["release"], (line, random) => worn(line.release, random));

export const catalogNumber = (header: string): ShapeColumn =>
  column(header, ["catalog_number"], (line) => line.catalogNumber);

export function position(
  header: string,
  form: (line: Line) => string = (line) => String(line.position),
): ShapeColumn {
  return column(header, ["track_position"], form);
}

export const medium = (header: string): ShapeColumn => other(header, (line) => String(line.medium));

export function advisory(
  header: string,
  words: Readonly<Record<Recording["advisory"], string>>,
): ShapeColumn {
  return column(header, ["advisory"], (line) => words[line.advisory]);
}

export { column };
