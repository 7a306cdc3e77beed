import { SHOWN_ONLY } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { Cell } from "../table/cell.ts";
import type { CellCodec, ReadOptions } from "./cells/cell-codec.ts";
import type { MasterSheetRow, SheetField } from "./master-sheet-row.ts";

/**
 * What a column is needed for. reference: the seven elements that ISO 3901 registrants keep for every code.
 * matching: what tells which recording a row is about. embedding: what is written into files.
 */
export type Purpose = "reference" | "matching" | "embedding";

/** What is known about a column besides its codec. */
export interface ColumnFacts {
  readonly description: string;
  readonly example: string;
  /** Column width in a workbook, in characters. */
  readonly width: number;
  readonly requiredFor: readonly Purpose[];
  /** Whether `[clear]` may empty the field. */
  readonly isClearable: boolean;
  /** True where the catalog measures or decides: the value is shown, and compared on import, not taken over. */
  readonly isShownOnly: boolean;
}

/** The values of one row while they are gathered. */
export type RowDraft = { -readonly [Field in SheetField]?: MasterSheetRow[Field] };

/** One column, with the type of its value closed over. */
export interface SheetColumn<Id extends string = string> extends ColumnFacts {
  /** The header in the file, and the name of the column everywhere else. */
  readonly id: Id;
  readonly field: SheetField;
  /** The text of the field, empty when there is nothing. */
  write(row: Partial<MasterSheetRow>): string;
  /** Reads a cell that is not blank into the draft, and says what is odd. */
  read(cell: Cell, options: ReadOptions, draft: RowDraft): readonly Issue[];
}

/** Joins a header, a field and the way its cells are read and written. */
export function column<Id extends string, Field extends SheetField>(
  id: Id,
  field: Field,
  definition: Partial<ColumnFacts> & {
    readonly codec: CellCodec<NonNullable<MasterSheetRow[Field]>>;
    readonly description: string;
    readonly example: string;
  },
): SheetColumn<Id> {
  const { codec, ...facts } = definition;
  return {
    width: 16,
    requiredFor: [],
    isClearable: true,
    isShownOnly: id in SHOWN_ONLY,
    ...facts,
    id,
    field,
    write: (row) => {
      const value: MasterSheetRow[Field] | undefined = row[field];
      return value === null || value === undefined ? "" : codec.write(value);
    },
    read: (cell, options, draft) => {
      const reading = codec.read(cell, options);
      if (reading.value !== undefined) draft[field] = reading.value;
      return reading.issues;
    },
  };
}
