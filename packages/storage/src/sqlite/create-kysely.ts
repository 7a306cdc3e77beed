import { Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely";
import type { Tables } from "../schema/tables.ts";
import { GuardedDriver } from "../store/guarded-driver.ts";
import { SqliteDriver, type SqliteDriverOptions } from "./driver.ts";
import { translateSqliteError } from "./translate-error.ts";

export function createSqliteKysely(options: SqliteDriverOptions): Kysely<Tables> {
  const translate = (thrown: unknown) => translateSqliteError(thrown, options.place);
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new GuardedDriver(new SqliteDriver(options), translate),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}
