import type { Id } from "@deadwax/catalog";
import type { Kysely } from "kysely";
import type { SqlDialect } from "../schema/sql-dialect.ts";
import type { EntityTables, Tables } from "../schema/tables.ts";

/** One transaction of one catalog, and the SQL it speaks. */
export interface Session {
  readonly db: Kysely<Tables>;
  /** The same transaction, for the tables of entities. */
  readonly entities: Kysely<EntityTables>;
  readonly dialect: SqlDialect;
  readonly catalogId: Id;
}

export function createSession(db: Kysely<Tables>, dialect: SqlDialect, catalogId: Id): Session {
  return { db, entities: db as unknown as Kysely<EntityTables>, dialect, catalogId };
}
