/**
 * Many rows in few statements. Kysely builds a node for each value, which for ten thousand rows takes longer than
 * the database does, so the text is made here, once for each table and number of rows.
 */
import { CompiledQuery } from "kysely";
import type { SqlDialect } from "../schema/sql-dialect.ts";
import type { Cell } from "../schema/tables.ts";
import type { Session } from "./session.ts";

/** Numbers of rows in one statement: few sizes, so that prepared statements are used again. */
const CHUNK_SIZES = [128, 32, 8, 1] as const;

export interface Insertion {
  readonly table: string;
  readonly columns: readonly string[];
  /** What follows the values: `ON CONFLICT …`. */
  readonly onConflict?: string;
}

/** Inserts rows, in order. Resolves to how many were written. */
export async function insertRows(
  session: Session,
  into: Insertion,
  rows: readonly (readonly Cell[])[],
): Promise<number> {
  let written = 0;
  for (const chunk of chunks(rows)) {
    const query = CompiledQuery.raw(insertText(session.dialect, into, chunk.length), chunk.flat());
    const { numAffectedRows } = await session.db.executeQuery(query);
    written += Number(numAffectedRows ?? 0);
  }
  return written;
}

function* chunks<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  let from = 0;
  for (const size of CHUNK_SIZES) {
    for (; from + size <= rows.length; from += size) yield rows.slice(from, from + size);
  }
}

const TEXTS = new Map<string, string>();

function insertText(dialect: SqlDialect, into: Insertion, count: number): string {
  const key = `${dialect.name} ${into.table} ${count} ${into.onConflict ?? ""}`;
  const known = TEXTS.get(key);
  if (known !== undefined) return known;
  const width = into.columns.length;
  const tuples = Array.from({ length: count }, (_row, row) => {
    const cells = Array.from({ length: width }, (_cell, column) =>
      dialect.placeholder(row * width + column + 1),
    );
    return `(${cells.join(", ")})`;
  });
  const columns = into.columns.map((column) => `"${column}"`).join(", ");
  const text = `insert into "${into.table}" (${columns}) values ${tuples.join(", ")} ${into.onConflict ?? ""}`;
  TEXTS.set(key, text);
  return text;
}
