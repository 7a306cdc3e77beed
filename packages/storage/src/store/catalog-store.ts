import { AsyncLocalStorage } from "node:async_hooks";
import type { CatalogStore, Id } from "@deadwax/catalog";
import type { Kysely } from "kysely";
import type { SqlDialect } from "../schema/sql-dialect.ts";
import type { Tables } from "../schema/tables.ts";
import { createSession, type Session } from "./session.ts";
import { createStoreReader, createStoreWriter } from "./store-session.ts";

export interface Parts {
  readonly dialect: SqlDialect;
  readonly catalogId: Id;
  /** Runs work in a transaction that sees one moment and writes nothing. */
  reading<Value>(work: (transaction: Kysely<Tables>) => Promise<Value>): Promise<Value>;
  /** Runs work in a transaction that is alone among writers of the catalog. */
  writing<Value>(work: (transaction: Kysely<Tables>) => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
}

/** The transactions of a store, for the work of this package that the port has no words for: reading whole tables. */
const PARTS = new WeakMap<CatalogStore, Parts>();

export function readingSession<Value>(
  store: CatalogStore,
  work: (session: Session) => Promise<Value>,
): Promise<Value> {
  const parts = partsOf(store);
  return parts.reading((db) => work(createSession(db, parts.dialect, parts.catalogId)));
}

export function writingSession<Value>(
  store: CatalogStore,
  work: (session: Session) => Promise<Value>,
): Promise<Value> {
  const parts = partsOf(store);
  return parts.writing((db) => work(createSession(db, parts.dialect, parts.catalogId)));
}

function partsOf(store: CatalogStore): Parts {
  const parts = PARTS.get(store);
  if (parts === undefined) throw new Error("this store is not one of @deadwax/storage");
  return parts;
}

/** The store over any database that can give those two kinds of transaction. */
export function createCatalogStore(parts: Parts): CatalogStore {
  const { dialect, catalogId } = parts;
  const inWrite = new AsyncLocalStorage<true>();
  const store: CatalogStore = {
    read: (work) => parts.reading((db) => work(createStoreReader(createSession(db, dialect, catalogId)))),
    write: async (work) => {
      if (inWrite.getStore() === true) throw new Error("a write inside a write would wait for itself");
      return inWrite.run(true, () =>
        parts.writing((db) => work(createStoreWriter(createSession(db, dialect, catalogId)))),
      );
    },
    close: () => parts.close(),
  };
  PARTS.set(store, parts);
  return store;
}
