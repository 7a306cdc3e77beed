import type { DatabaseSync } from "node:sqlite";
import { MIGRATIONS, type Migration } from "../migrations/index.ts";
import { SQLITE } from "../schema/sql-dialect.ts";
import { assumeLargeTables } from "./assume-large-tables.ts";
import { pragma } from "./connection.ts";

/** Takes the steps a database still has to take, all or none. */
export function migrateSqlite(database: DatabaseSync, migrations: readonly Migration[] = MIGRATIONS): void {
  database.exec("begin immediate");
  try {
    const from = pragma(database, "user_version");
    for (const migration of migrations.filter(({ version }) => version > from)) {
      for (const statement of migration.statements(SQLITE)) database.exec(statement);
      database.exec(`pragma user_version = ${migration.version}`);
    }
    assumeLargeTables(database);
    database.exec("commit");
  } catch (thrown) {
    if (database.isTransaction) database.exec("rollback");
    throw thrown;
  }
}
