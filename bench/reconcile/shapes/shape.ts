/** What a shape of sheet is made of. */
import type { Seeded } from "../../ear/set/seeded.ts";
import type { CsvForm } from "../files/csv.ts";
import type { SheetCell } from "../files/grid.ts";
import type { Field } from "../truth.ts";
import type { Line } from "./line.ts";

export interface ShapeColumn {
  readonly header: string;
  readonly fields: readonly Field[];
  readonly cell: (line: Line, random: Seeded) => string | SheetCell;
}

export interface XlsxForm {
  readonly format: "xlsx";
  readonly sheetName: string;
  /** A sheet before it, with nothing to read. */
  readonly cover?: { readonly name: string; readonly rows: readonly (readonly string[])[] };
}

export interface Shape {
  readonly name: string;
  readonly file: CsvForm | XlsxForm;
  /** Rows above the header. */
  readonly above: readonly (readonly string[])[];
  readonly columns: readonly ShapeColumn[];
  /** Rows below the data. */
  readonly below: (rows: number) => readonly (readonly string[])[];
  readonly order: "release" | "title" | "isrc";
  readonly lossy: readonly Field[];
  /** Letters and accents as two characters, as macOS writes file names. */
  readonly isDecomposed?: true;
  /** A clean recording has the plain title, and only its flag tells. */
  readonly isCleanByFlag?: true;
  /** What the file's encoding cannot hold stays out. */
  readonly canHold: (text: string) => boolean;
}

/** Everything that a shape does not do is done in the plainest way. */
export function shape(given: Pick<Shape, "name" | "file" | "columns"> & Partial<Shape>): Shape {
  return { above: [], below: () => [], order: "release", lossy: [], canHold: () => true, ...given };
}
