import type { Catalog, CatalogStore, CodesLog, Fingerprints, Home, Witness } from "@deadwax/catalog";

/** An opened catalog: what an app builds a `CatalogContext` from. `store.close()` ends it. */
export interface OpenCatalog {
  /** What a person knows it by: the folder, or the address without its password. */
  readonly place: string;
  readonly store: CatalogStore;
  readonly codesLog: CodesLog;
  readonly codesLogPath: string;
  readonly witness: Witness;
  readonly home: Home;
  readonly fingerprints: Fingerprints;
}

export interface CreateOptions {
  /** The catalog's own row; its id becomes part of every key. */
  readonly catalog: Catalog;
  readonly instanceId: string;
}
