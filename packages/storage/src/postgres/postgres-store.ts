import type { CatalogStore, Id } from "@deadwax/catalog";
import { sql, type Kysely } from "kysely";
import { POSTGRES } from "../schema/sql-dialect.ts";
import type { Tables } from "../schema/tables.ts";
import { createTurns } from "../store/turns.ts";
import { createCatalogStore } from "../store/catalog-store.ts";

export interface PostgresStoreOptions {
  readonly db: Kysely<Tables>;
  readonly catalogId: Id;
  /** How long a write waits for another one, in milliseconds. */
  readonly lockWait: number;
}

/** The store over one catalog of a database of the current schema. */
export function createPostgresStore({ db, catalogId, lockWait }: PostgresStoreOptions): CatalogStore {
  // Writers of this program queue here, where waiting holds no connection and has no time limit.
  const inTurn = createTurns();
  return createCatalogStore({
    dialect: POSTGRES,
    catalogId,
    reading: (work) =>
      db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(work),
    // Read committed: a snapshot of the whole transaction would be taken before the lock is there, and be old after it.
    writing: (work) =>
      inTurn(() =>
        db
          .transaction()
          .setIsolationLevel("read committed")
          .execute(async (transaction) => {
            await lockCatalog(transaction, catalogId, lockWait);
            return work(transaction);
          }),
      ),
    close: () => db.destroy(),
  });
}

/** One writer at a time for each catalog; the end of the transaction frees the lock. */
async function lockCatalog(db: Kysely<Tables>, catalogId: Id, lockWait: number): Promise<void> {
  await sql`select set_config('lock_timeout', ${`${lockWait}ms`}, true), set_config('synchronous_commit', 'on', true)`.execute(
    db,
  );
  await sql`select pg_advisory_xact_lock(hashtextextended(${`deadwax catalog ${catalogId}`}, 0))`.execute(db);
}
