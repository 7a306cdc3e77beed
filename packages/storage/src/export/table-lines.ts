import { sql } from "kysely";
import type { Cell, EntityRow } from "../schema/tables.ts";
import type { Session } from "../store/session.ts";
import type { ExportTable } from "./export-tables.ts";

const PAGE = 500;

/** The lines of a table, page by page: what is held at a time does not grow with the catalog. */
export async function* tableLines(session: Session, table: ExportTable): AsyncGenerator<string> {
  let after: readonly Cell[] | undefined;
  for (;;) {
    const rows = await page(session, table, after);
    for (const row of rows) yield `${JSON.stringify(table.toJson(row))}\n`;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = table.key.map((column) => last[column] ?? null);
  }
}

async function page(
  session: Session,
  table: ExportTable,
  after: readonly Cell[] | undefined,
): Promise<EntityRow[]> {
  const columns = sql.join(table.columns.map((column) => sql.ref(column)));
  const key = sql.join(table.key.map((column) => sql.ref(column)));
  const further = after === undefined ? sql`` : sql`and (${key}) > (${sql.join(after)})`;
  const { rows } = await sql<EntityRow>`
    select ${columns} from ${sql.table(table.table)} where catalog_id = ${session.catalogId} ${further}
    order by ${key} limit ${PAGE}`.execute(session.db);
  return rows;
}
