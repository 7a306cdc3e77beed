import { peek } from "./byte-source.ts";
import type { Row, Table } from "./table.ts";

/** Rows enough to see what a column holds. */
export const SAMPLE_ROWS = 200;

/** The first rows of a table, and the table with all of its rows still to be read. */
export async function sampleRows(
  table: Table,
  size = SAMPLE_ROWS,
): Promise<{ sample: readonly Row[]; table: Table }> {
  const { head, all } = await peek(table.rows, (rows) => rows.length >= size);
  return { sample: head, table: { ...table, rows: all } };
}
