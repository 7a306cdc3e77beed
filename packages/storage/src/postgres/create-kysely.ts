import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Tables } from "../schema/tables.ts";
import { TranslatingDriver } from "../store/translating-driver.ts";
import { translatePostgresError } from "./translate-error.ts";

const INT8 = 20;
const MAX_CONNECTIONS = 10;
const CONNECTION_TIMEOUT = 10_000;

/** Kysely over a pool of connections. */
export function createPostgresKysely(address: string, place: string): Kysely<Tables> {
  const types = new pg.TypeOverrides();
  // Integers of eight bytes arrive as text otherwise. None of ours is above 2⁵³.
  types.setTypeParser(INT8, Number);
  const pool = new pg.Pool({
    connectionString: address,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECTION_TIMEOUT,
    application_name: "deadwax",
    types,
  });
  // An idle connection that breaks is replaced by the next query; without a listener it would end the program.
  pool.on("error", () => undefined);
  // The same for one that breaks while it is in use: its next statement is refused, which says it in time.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const dialect = new PostgresDialect({ pool });
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => dialect.createAdapter(),
      createDriver: () =>
        new TranslatingDriver(dialect.createDriver(), (thrown) => translatePostgresError(thrown, place)),
      createIntrospector: (db) => dialect.createIntrospector(db),
      createQueryCompiler: () => dialect.createQueryCompiler(),
    },
  });
}
