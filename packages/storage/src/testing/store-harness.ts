import type { CatalogStore, Id } from "@deadwax/catalog";

/** A store under test, and the doors around it that the suite needs. */
export interface StoreHarness {
  readonly store: CatalogStore;
  readonly catalogId: Id;
  /** The same catalog through other connections, as another program would open it. */
  readonly openAgain: (lockWait?: number) => Promise<CatalogStore>;
  /** Runs SQL past the store. */
  readonly run: (sql: string) => Promise<void>;
  /** The names of all columns of a table, sorted. */
  readonly columns: (table: string) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

export type MakeStore = () => Promise<StoreHarness>;
