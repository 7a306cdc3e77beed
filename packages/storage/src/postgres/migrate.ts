import { sql, type Kysely } from "kysely";
import { MIGRATIONS } from "../migrations/index.ts";
import { POSTGRES } from "../schema/sql-dialect.ts";
import type { Tables } from "../schema/tables.ts";

/** Takes the steps a database still has to take, all or none, one program at a time. */
export async function migratePostgres(db: Kysely<Tables>, migrations = MIGRATIONS): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('deadwax schema', 0))`.execute(transaction);
    await sql`create table if not exists deadwax_schema (version bigint primary key, name text not null)`.execute(
      transaction,
    );
    const from = (await schemaVersion(transaction)) ?? 0;
    for (const migration of migrations.filter(({ version }) => version > from)) {
      for (const statement of migration.statements(POSTGRES)) await sql.raw(statement).execute(transaction);
      await sql`insert into deadwax_schema (version, name) values (${migration.version}, ${migration.name})`.execute(
        transaction,
      );
    }
  });
}

/** The version of the schema, 0 in a table without rows, or undefined where Deadwax never was. */
export async function schemaVersion(db: Kysely<Tables>): Promise<number | undefined> {
  const known = await sql<{
    name: string | null;
  }>`select to_regclass('deadwax_schema')::text as name`.execute(db);
  if (known.rows[0]?.name == null) return undefined;
  const { rows } = await sql<{
    version: number | null;
  }>`select max(version) as version from deadwax_schema`.execute(db);
  return rows[0]?.version ?? 0;
}
