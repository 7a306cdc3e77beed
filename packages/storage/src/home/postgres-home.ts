import type { Home, HomeMark } from "@deadwax/catalog";
import { sql, type Kysely } from "kysely";
import type { Tables } from "../schema/tables.ts";

interface Row {
  readonly system: string;
  readonly database: string;
  readonly oid: string;
}

/**
 * Where a catalog in PostgreSQL lives: its cluster and its database. The address does not count, since one server
 * has many names. A copy of a database has another oid; a cluster made anew has another identifier.
 */
export function createPostgresHome(db: Kysely<Tables>): Home {
  const readMark = async (): Promise<HomeMark> => {
    const { rows } = await sql<Row>`
        select system_identifier::text as system, current_database()::text as database, pg_database.oid::text as oid
        from pg_control_system(), pg_database where datname = current_database()`.execute(db);
    const row = rows[0];
    if (row === undefined) throw new Error("a database that does not know itself");
    return {
      machine: `postgresql cluster ${row.system}`,
      place: row.database,
      identity: `database ${row.oid}`,
    };
  };
  return {
    mark: readMark,
    stands: async (mark) => {
      const own = await readMark();
      if (own.machine !== mark.machine || own.identity === mark.identity) return false;
      const { rows } = await sql<{ oid: string }>`
        select oid::text as oid from pg_database where datname = ${mark.place}`.execute(db);
      return rows.some(({ oid }) => `database ${oid}` === mark.identity);
    },
  };
}
