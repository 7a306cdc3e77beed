import type { HeldField, HeldFields, HeldValue, HeldValues } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { Cell } from "../../table/cell.ts";

/** The values of one row while they are gathered. */
export interface RowDraft {
  readonly row: number;
  set<Field extends HeldField>(field: Field, held: HeldValue<HeldFields[Field]>): void;
  values(): HeldValues;
  readonly issues: Issue[];
}

export function createRowDraft(row: number, issues: Issue[]): RowDraft {
  const values: Partial<Record<HeldField, HeldValue<unknown>>> = {};
  return {
    row,
    set: (field, held) => {
      values[field] = held;
    },
    // Nothing but `set` writes, and it takes the type of the field.
    values: () => values as HeldValues,
    issues,
  };
}

/** Reads one field of a row out of its cells. */
export type FieldReader = (cells: readonly Cell[], draft: RowDraft) => void;

/** Puts the findings of a cell in their place. */
export function noteIssues(draft: RowDraft, column: string, issues: readonly Omit<Issue, "path">[]): void {
  for (const issue of issues) draft.issues.push({ ...issue, path: ["rows", draft.row, column] });
}
