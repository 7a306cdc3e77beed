import type { Issue, PrefixTable, Severity } from "@deadwax/identifiers";
import type { Cell } from "../../table/cell.ts";

/** What a person said about the sheet, where a cell alone cannot tell. */
export interface ReadOptions {
  /** True for 03/04/2025 = 3 April, false for 4 March. Without it such dates are not taken over. */
  readonly dayFirst?: boolean;
  /** The dated list of ISRC prefix values; without it they are not judged. */
  readonly prefixes?: PrefixTable;
}

/** What a cell says. Without `value` it could not be read; the text itself is kept by the row. */
export interface Reading<Value> {
  readonly value?: Value;
  readonly issues: readonly Issue[];
}

/** How the cells of a column are read and written. `read` is never given a blank cell. */
export interface CellCodec<Value> {
  read(cell: Cell, options: ReadOptions): Reading<Value>;
  write(value: Value): string;
}

const NO_ISSUES: readonly never[] = [];

/** A cell that says this and nothing odd. */
export function plain<Value>(value: Value): Reading<Value> {
  return { value, issues: NO_ISSUES };
}

interface Finding {
  readonly code: string;
  readonly message: string;
  readonly received?: string;
  readonly expected?: string;
  readonly hint?: string;
}

/** A finding about the cell that is read; the row adds the place. */
export function cellIssue(severity: Severity, finding: Finding): Issue {
  return { severity, path: [], ...finding };
}

/** A cell that cannot be read. */
export function unreadable(finding: Finding): Reading<never> {
  return { issues: [cellIssue("error", finding)] };
}

/** A cell that can be read, with something to say about it. */
export function noted<Value>(value: Value, severity: "warning" | "info", finding: Finding): Reading<Value> {
  return { value, issues: [cellIssue(severity, finding)] };
}
