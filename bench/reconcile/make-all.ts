/** Everything that one seed makes. */
import { masterSheet } from "./catalog/master-sheet.ts";
import { planCatalog } from "./catalog/plan.ts";
import type { Catalog } from "./catalog/model.ts";
import { csvBytes } from "./files/csv.ts";
import { textCells } from "./files/grid.ts";
import { makeSheet, type MadeSheet } from "./make-sheet.ts";
import { CSV_SHAPES } from "./shapes/csv-shapes.ts";
import type { Shape } from "./shapes/shape.ts";
import { XLSX_SHAPES } from "./shapes/xlsx-shapes.ts";
import type { Truth } from "./truth.ts";

export const SHAPES: readonly Shape[] = [...CSV_SHAPES, ...XLSX_SHAPES];

export interface Made {
  readonly catalog: Catalog;
  readonly catalogSheet: Uint8Array;
  readonly sheets: readonly MadeSheet[];
  readonly truth: Truth;
}

export function makeAll(seed: number): Made {
  const catalog = planCatalog(seed);
  const rows = masterSheet(catalog);
  const catalogSheet = csvBytes(rows.map(textCells), {
    delimiter: ",",
    encoding: "utf-8-bom",
    newline: "\r\n",
  });
  const sheets = SHAPES.flatMap((shape) =>
    [false, true].map((isClean) => makeSheet(catalog, shape, { seed, isClean })),
  );
  const truth: Truth = {
    schema: "deadwax.bench-reconcile/1",
    seed,
    catalog: {
      file: "catalog.csv",
      ...{ recordings: catalog.recordings.length, releases: catalog.releases.length, rows: rows.length - 1 },
    },
    sheets: sheets.map((sheet) => sheet.truth),
  };
  return { catalog, catalogSheet, sheets, truth };
}
