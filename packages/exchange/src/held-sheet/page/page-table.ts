import type { Issue } from "@deadwax/identifiers";
import type { Row } from "../../table/table.ts";

/** A page put into the form of a table: what stands for a header, and a row for each recording. */
export interface PageTable {
  readonly header: readonly string[];
  readonly rows: readonly Row[];
  readonly issues: readonly Issue[];
}

/** One recording of a page: texts by what stands for their header. */
export interface PageRecord {
  readonly line: number;
  readonly fields: ReadonlyMap<string, string>;
}

/** Records as rows; a field that one record lacks is blank there. */
export function pageTable(records: readonly PageRecord[], issues: readonly Issue[]): PageTable {
  const header = [...new Set(records.flatMap(({ fields }) => [...fields.keys()]))];
  const rows = records.map(({ line, fields }) => ({
    number: line,
    cells: header.map((name) => ({ text: fields.get(name) ?? "" })),
    issues: [],
  }));
  return { header, rows, issues };
}

/** How a page was read, where it does not say so itself. */
export function pageAssumed(message: string): Issue {
  return {
    code: "HELD_PAGE_ASSUMED",
    severity: "warning",
    path: [],
    message,
    hint: "Compare the first rows with the page; copy it as a table with a header row if they are wrong.",
  };
}

export function lineLeftOut(line: number, text: string): Issue {
  return {
    code: "HELD_ROW_LEFT_OUT",
    severity: "info",
    path: ["rows", line],
    message: `Line ${line} is left out: it belongs to no recording.`,
    received: text.slice(0, 80),
  };
}
