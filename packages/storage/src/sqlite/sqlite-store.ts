import { CatalogError, type CatalogStore, type Id } from "@deadwax/catalog";
import { SQLITE } from "../schema/sql-dialect.ts";
import { createCatalogStore } from "../store/catalog-store.ts";
import { openConnection, type OpenMode } from "./connection.ts";
import { createSqliteKysely } from "./create-kysely.ts";

export interface SqliteStoreOptions {
  readonly file: string;
  readonly catalogId: Id;
  readonly place: string;
  readonly isDurable: boolean;
  readonly lockWait: number;
  /** Default: write. */
  readonly mode?: OpenMode;
}

/** Reads beside each other before one has to wait. Many, because a read inside a read must not wait for itself. */
const READERS = 64;

/** The store over an existing file of the current schema. */
export function createSqliteStore(options: SqliteStoreOptions): CatalogStore {
  const { catalogId, place, lockWait, isDurable, mode = "write" } = options;
  const open = (isReadOnly: boolean) => () =>
    openConnection(options.file, { place, isDurable, isReadOnly, mode });
  const writers = createSqliteKysely({ open: open(false), place, lockWait, maxConnections: 1 });
  const readers = createSqliteKysely({ open: open(true), place, lockWait, maxConnections: READERS });
  return createCatalogStore({
    dialect: SQLITE,
    catalogId,
    reading: (work) => readers.transaction().setAccessMode("read only").execute(work),
    writing: (work) =>
      mode === "write"
        ? writers.transaction().execute(work)
        : Promise.reject(new CatalogError("STORE_READ_ONLY", { place })),
    close: async () => {
      await readers.destroy();
      await writers.destroy();
    },
  });
}
