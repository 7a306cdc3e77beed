import type { Catalog, CatalogStore, CodesLog, Home } from "@deadwax/catalog";

/** A catalog in a folder, opened: what an app builds a `CatalogContext` from. */
export interface SqliteCatalog {
  readonly folder: string;
  readonly store: CatalogStore;
  readonly codesLog: CodesLog;
  readonly home: Home;
}

export interface CreateOptions {
  /** The catalog's own row; its id becomes part of every key. */
  readonly catalog: Catalog;
  readonly instanceId: string;
}

export interface OpenOptions {
  /** How long a write waits for another program's, in milliseconds. Default: 5,000. */
  readonly lockWait?: number;
  /** False trades safety against power loss for speed, for tests. Default: true. */
  readonly isDurable?: boolean;
}

export const DEFAULT_LOCK_WAIT = 5_000;
