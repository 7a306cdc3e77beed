/** The cells of a sheet, for whatever file they go into. */

export interface SheetCell {
  /** As it is shown; what a CSV file holds. */
  readonly text: string;
  /** What a workbook stores instead of the text. */
  readonly number?: number;
  readonly format?: "date" | "time";
}

export type Grid = readonly (readonly SheetCell[])[];

export function textCells(texts: readonly string[]): readonly SheetCell[] {
  return texts.map((text) => ({ text }));
}
