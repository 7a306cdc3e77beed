/** The few places where the SQL of the two databases differs. */
import { sql, type RawBuilder, type SqlBool } from "kysely";

export type DialectName = "sqlite" | "postgres";

export interface SqlDialect {
  readonly name: DialectName;
  /** The type of a text column; it compares by code point in both. */
  readonly text: string;
  readonly integer: string;
  /** What ends a CREATE TABLE. */
  readonly tableEnd: string;
  placeholder(position: number): string;
  /** Whether a column has one of the values: one parameter, however many there are. */
  isAnyOf(column: string, values: readonly (string | number)[]): RawBuilder<SqlBool>;
}

export const SQLITE: SqlDialect = {
  name: "sqlite",
  text: "TEXT",
  integer: "INTEGER",
  tableEnd: " STRICT",
  placeholder: () => "?",
  isAnyOf: (column, values) =>
    sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`,
};

export const POSTGRES: SqlDialect = {
  name: "postgres",
  // Without it, order would follow the language of the server, and differ from SQLite's.
  text: 'TEXT COLLATE "C"',
  integer: "BIGINT",
  tableEnd: "",
  placeholder: (position) => `$${position}`,
  isAnyOf: (column, values) => sql<SqlBool>`${sql.ref(column)} = any(${values})`,
};
