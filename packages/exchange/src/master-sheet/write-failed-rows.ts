import type { Issue } from "@deadwax/identifiers";
import { OWN_HEADER_START } from "../table/formula-escape.ts";
import { writeTable, type WriteOptions } from "../table-file/sheet-format.ts";

/** The column that says why a row was not imported. It is ignored when the file is imported again. */
export const PROBLEM_HEADER = `${OWN_HEADER_START}problem`;
/** The row of the original sheet, so that a person finds it there. */
export const ORIGINAL_ROW_HEADER = `${OWN_HEADER_START}row`;

/** A row as it stood in the sheet, and why it failed. An `ImportRow` is one. */
export interface FailedRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly issues: readonly Pick<Issue, "message" | "severity" | "path" | "hint">[];
}

/**
 * Writes the rows that failed with all their columns, unchanged and in their order, and two more: the row they had
 * and why they failed. A person repairs them and imports only that file.
 */
export function writeFailedRows(
  header: readonly string[],
  rows: Iterable<FailedRow> | AsyncIterable<FailedRow>,
  options: WriteOptions,
): AsyncGenerator<Uint8Array> {
  // A file of failed rows that failed again already has our columns; they are written anew.
  const kept = header.flatMap((text, index) => (isOurs(text) ? [] : [index]));
  return writeTable(
    {
      header: [...kept.map((index) => header[index] ?? ""), ORIGINAL_ROW_HEADER, PROBLEM_HEADER],
      rows: failedRows(rows, { kept, width: header.length }),
      layout: {
        sheetName: "Not imported",
        widths: [...kept.map(() => 20), 12, 80],
      },
    },
    options,
  );
}

function isOurs(text: string): boolean {
  const name = text.trim().toLowerCase();
  return name === PROBLEM_HEADER || name === ORIGINAL_ROW_HEADER;
}

interface Shape {
  readonly kept: readonly number[];
  readonly width: number;
}

async function* failedRows(
  rows: Iterable<FailedRow> | AsyncIterable<FailedRow>,
  { kept, width }: Shape,
): AsyncGenerator<readonly string[]> {
  for await (const { row, cells, issues } of rows) {
    const serious = issues.filter((issue) => issue.severity === "error");
    const told = serious.length > 0 ? serious : issues;
    const beyond = cells.slice(width).filter((text) => text !== "");
    const problems = [...told.map(sentence), ...beyond.map((text) => `Beyond the last column: ${text}`)];
    yield [...kept.map((index) => cells[index] ?? ""), String(row), problems.join("\n")];
  }
}

function sentence({ path, message, hint }: FailedRow["issues"][number]): string {
  const column = path[2];
  const said = column === undefined ? message : `${column}: ${message}`;
  return hint === undefined ? said : `${said} ${hint}`;
}
