import { Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely";
import type { Tables } from "../schema/tables.ts";
import { TranslatingDriver } from "../store/translating-driver.ts";
import { SqliteDriver, type SqliteDriverOptions } from "./driver.ts";
import { translateSqliteError } from "./translate-error.ts";

export function createSqliteKysely(options: SqliteDriverOptions): Kysely<Tables> {
  const translate = (thrown: unknown) => translateSqliteError(thrown, options.place);
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new TranslatingDriver(new SqliteDriver(options), translate),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}
