import type { Issue } from "@deadwax/identifiers";
import type { Cell } from "./cell.ts";

/** One row with content. */
export interface Row {
  /** As a spreadsheet program shows it: from 1, header and blank rows counted, a cell with line breaks is one row. */
  readonly number: number;
  /** At least as many cells as the header; more only where the row has content beyond it. */
  readonly cells: readonly Cell[];
  /** What is wrong with the row as a whole: ragged, damaged text. */
  readonly issues: readonly Issue[];
}

/**
 * A sheet, whatever file it came from. `rows` can be read once, and reads no more than it is asked for.
 * Rows without any content are left out; their numbers stay.
 */
export interface Table {
  readonly sheetName?: string;
  /** Cells of the header row as they stand, empty where there is no header row. */
  readonly header: readonly string[];
  /** Row number of the header; null when the sheet begins with data. */
  readonly headerRow: number | null;
  /** Cells of the row right above the header; it may name groups of columns. */
  readonly aboveHeader?: readonly string[];
  readonly rows: AsyncIterable<Row>;
  /** Findings about the file: encoding guessed, header not first, other sheets not read. */
  readonly issues: readonly Issue[];
}

/** A row before it is known which row is the header. */
export interface SheetRecord {
  readonly number: number;
  readonly cells: readonly Cell[];
  readonly issues?: readonly Issue[];
}
