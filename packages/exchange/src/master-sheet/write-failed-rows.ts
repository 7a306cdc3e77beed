import { asSentence } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { peek } from "../table/byte-source.ts";
import { columnNames } from "../table/column-name.ts";
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

type FailedRows = Iterable<FailedRow> | AsyncIterable<FailedRow>;

/**
 * Writes the rows that failed with all their columns, unchanged and in their order, and two more: the row they had
 * and why they failed. A person repairs them and imports only that file. `header` is empty for a sheet without one.
 */
export async function* writeFailedRows(
  header: readonly string[],
  rows: FailedRows,
  options: WriteOptions,
): AsyncGenerator<Uint8Array> {
  const start = await peek(eachOf(rows), (head) => header.length > 0 || head.length > 0);
  const original = header.length > 0 ? header : columnNames([], start.head[0]?.cells.length ?? 0);
  // A file of failed rows that failed again already has our columns; they are written anew.
  const kept = original.flatMap((text, index) => (isOurs(text) ? [] : [index]));
  const sheet = {
    header: [...kept.map((index) => original[index] ?? ""), ORIGINAL_ROW_HEADER, PROBLEM_HEADER],
    rows: failedRows(start.all, { kept, width: original.length }),
    layout: { sheetName: "Not imported", widths: [...kept.map(() => 20), 12, 80] },
  };
  yield* writeTable(sheet, options);
}

async function* eachOf(rows: FailedRows): AsyncGenerator<FailedRow> {
  yield* rows;
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
  rows: AsyncIterable<FailedRow>,
  { kept, width }: Shape,
): AsyncGenerator<readonly string[]> {
  for await (const { row, cells, issues } of rows) {
    const serious = issues.filter((issue) => issue.severity === "error");
    const told = serious.length > 0 ? serious : issues;
    const beyond = cells.slice(width).filter((text) => text !== "");
    const problems = [...told.map(sentence), ...beyond.map((text) => `Beyond the last column: ${text}`)];
    yield [...kept.map((index) => writable(cells[index] ?? "")), String(row), writable(problems.join("\n"))];
  }
}

/** What no sheet can hold is shown as a sign: one damaged cell must not cost the other rows. */
function writable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "␀");
}

function sentence({ path, message, hint }: FailedRow["issues"][number]): string {
  const column = path[2];
  const said = asSentence(column === undefined ? message : `${column}: ${message}`);
  return hint === undefined ? said : `${said} ${hint}`;
}
