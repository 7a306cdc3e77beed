import type { SqlDialect } from "../schema/sql-dialect.ts";

/** One step from a schema version to the next. Never changed once it was shipped. */
export interface Migration {
  /** What `user_version`, or the schema table, says after it. 1, 2, 3 … */
  readonly version: number;
  readonly name: string;
  statements(dialect: SqlDialect): readonly string[];
}
