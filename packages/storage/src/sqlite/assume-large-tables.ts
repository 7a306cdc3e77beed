import type { DatabaseSync } from "node:sqlite";

const ROWS = 1_000_000;
/** How many rows share all columns of an index that is not unique. */
const SHARED = 10;

/**
 * Tells the query planner that `catalog_id`, with which every index begins, tells nothing apart. Without statistics it
 * takes any first column for selective and walks a whole table in the order of its key rather than look up a code.
 * The numbers are assumed, not counted, so plans do not change as a catalog grows. https://sqlite.org/fileformat2.html#stat1tab
 */
export function assumeLargeTables(database: DatabaseSync): void {
  // On a database without statistics this makes the table they are in.
  database.exec("analyze sqlite_schema; delete from sqlite_stat1");
  const indexes = database
    .prepare(
      `select tables.name as "table", list.name as "index", list."unique" as "unique",
         (select count(*) from pragma_index_info(list.name)) as columns
       from pragma_table_list tables join pragma_index_list(tables.name) list
       where tables.schema = 'main' and tables.type = 'table' and tables.name not like 'sqlite_%'`,
    )
    .all();
  const insert = database.prepare("insert into sqlite_stat1 (tbl, idx, stat) values (?, ?, ?)");
  for (const { table, index, unique, columns } of indexes) {
    insert.run(String(table), String(index), statistics(Number(columns), unique === 1));
  }
}

/** Rows in all, then for each column how many rows are equal up to it: from all of them down to the last. */
function statistics(columns: number, isUnique: boolean): string {
  const last = isUnique ? 1 : SHARED;
  const equal = Array.from({ length: columns }, (_none, index) => {
    const share = columns === 1 ? 1 : index / (columns - 1);
    return Math.max(1, Math.round(ROWS ** (1 - share) * last ** share));
  });
  return [ROWS, ...equal].join(" ");
}
