import { CatalogError, type CatalogStore, type Home, type Id } from "@deadwax/catalog";
import { createPostgresHome } from "../home/postgres-home.ts";
import { refuseNewer } from "../migrations/refuse-newer.ts";
import { parsePostgresAddress } from "./address.ts";
import { createPostgresKysely } from "./create-kysely.ts";
import { migratePostgres, schemaVersion } from "./migrate.ts";
import { catalogIds, DEFAULT_LOCK_WAIT, type PostgresOptions } from "./postgres-catalog.ts";
import { createPostgresStore } from "./postgres-store.ts";

/** A store for a catalog that the database does not hold yet. Throws STORE_EXISTS when it does. */
export async function connectForImport(
  address: string,
  catalogId: Id,
  options: PostgresOptions,
): Promise<{ readonly store: CatalogStore; readonly home: Home; readonly place: string }> {
  const { connection, place } = parsePostgresAddress(address);
  const db = createPostgresKysely(connection, place);
  try {
    refuseNewer((await schemaVersion(db)) ?? 0, place);
    await migratePostgres(db);
    if ((await catalogIds(db)).includes(catalogId)) throw new CatalogError("STORE_EXISTS", { place });
    const store = createPostgresStore({ db, catalogId, lockWait: options.lockWait ?? DEFAULT_LOCK_WAIT });
    return { store, home: createPostgresHome(db), place };
  } catch (thrown) {
    await db.destroy();
    throw thrown;
  }
}
