import type { HeldField, HeldFields } from "@deadwax/catalog";
import type { Reading } from "../../master-sheet/cells/cell-codec.ts";
import { BLANK_CELL, isDamagedText, type Cell } from "../../table/cell.ts";
import type { HeldColumn } from "../held-sheet.ts";
import type { HeldTarget } from "../held-target.ts";
import { saysNothing } from "../values/blank.ts";
import { heldCell, isFormulaText } from "../values/held-cell.ts";
import { noteIssues, type FieldReader } from "./row-draft.ts";

type Read<Value> = (cell: Cell) => Reading<Value>;

/** How many spellings of a column are remembered: labels, dates and bar codes repeat from row to row. */
const MOST_SPELLINGS = 2000;

/** Remembers what texts were read as; the sheet cannot make the memory grow. */
export function remembered<Value>(read: Read<Value>): Read<Value> {
  const seen = new Map<string, Reading<Value>>();
  return (cell) => {
    if (cell.stored !== undefined || cell.text.length > 100) return read(cell);
    const before = seen.get(cell.text);
    if (before !== undefined) return before;
    const reading = read(cell);
    if (seen.size < MOST_SPELLINGS) seen.set(cell.text, reading);
    return reading;
  };
}

/** The first column whose cell says something for the field; without any the first that is there. */
export function telling(
  cells: readonly Cell[],
  columns: readonly HeldColumn[],
  target: HeldTarget,
): { readonly cell: Cell; readonly column: HeldColumn; readonly isBlank: boolean } | undefined {
  for (const column of columns) {
    const cell = heldCell(cells[column.index] ?? BLANK_CELL);
    if (!saysNothing(cell.text, target)) return { cell, column, isBlank: false };
  }
  const [first] = columns;
  return first === undefined
    ? undefined
    : { cell: cells[first.index] ?? BLANK_CELL, column: first, isBlank: true };
}

/** A field that stands in one cell. */
export function cellField<Field extends HeldField>(
  field: Field,
  columns: readonly HeldColumn[],
  read: Read<HeldFields[Field]>,
): readonly FieldReader[] {
  if (columns.length === 0) return [];
  return [
    (cells, draft) => {
      const told = telling(cells, columns, field);
      if (told === undefined) return;
      const { cell, column, isBlank } = told;
      const text = (cells[column.index] ?? BLANK_CELL).text;
      const reading = isBlank ? undefined : readCell(cell, read);
      draft.set(field, { text, column: column.name, value: reading?.value ?? null });
      if (reading !== undefined && reading.issues.length > 0) noteIssues(draft, column.name, reading.issues);
    },
  ];
}

/** What a cell says, unless its letters are lost or a formula stands in it. */
export function readCell<Value>(cell: Cell, read: Read<Value>): Reading<Value> {
  if (isFormulaText(cell)) return formulaLeft(cell.text);
  // The row itself says which cell lost characters.
  if (isDamagedText(cell.text)) return { issues: [] };
  return read(cell);
}

function formulaLeft(received: string): Reading<never> {
  return {
    issues: [
      {
        code: "HELD_CELL_FORMULA",
        severity: "warning",
        path: [],
        message: `“${received.trim().slice(0, 80)}” is a formula, or the error of one, instead of a value; it is not worked out.`,
        received,
        hint: "Open the sheet in the program that made it and save its values.",
      },
    ],
  };
}
