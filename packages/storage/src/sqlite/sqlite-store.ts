import { AsyncLocalStorage } from "node:async_hooks";
import type { CatalogStore, Id } from "@deadwax/catalog";
import { SQLITE } from "../schema/sql-dialect.ts";
import { createSession } from "../store/session.ts";
import { createStoreReader, createStoreWriter } from "../store/store-session.ts";
import { openConnection } from "./connection.ts";
import { createSqliteKysely } from "./create-kysely.ts";

export interface SqliteStoreOptions {
  readonly file: string;
  readonly catalogId: Id;
  readonly place: string;
  readonly isDurable: boolean;
  readonly lockWait: number;
}

/** Reads beside each other before one has to wait: a read inside a read must not wait for itself. */
const READERS = 64;

/** The store over an existing file of the current schema. */
export function createSqliteStore(options: SqliteStoreOptions): CatalogStore {
  const { catalogId, place, lockWait, isDurable } = options;
  const open = (isReadOnly: boolean) => () => openConnection(options.file, { place, isDurable, isReadOnly });
  const writers = createSqliteKysely({ open: open(false), place, lockWait, maxConnections: 1 });
  const readers = createSqliteKysely({ open: open(true), place, lockWait, maxConnections: READERS });
  const writing = new AsyncLocalStorage<true>();

  return {
    read: (work) =>
      readers
        .transaction()
        .setAccessMode("read only")
        .execute((transaction) => work(createStoreReader(createSession(transaction, SQLITE, catalogId)))),
    write: (work) => {
      if (writing.getStore() === true) throw new Error("a write inside a write would wait for itself");
      return writing.run(true, () =>
        writers
          .transaction()
          .execute((transaction) => work(createStoreWriter(createSession(transaction, SQLITE, catalogId)))),
      );
    },
    close: async () => {
      await readers.destroy();
      await writers.destroy();
    },
  };
}
