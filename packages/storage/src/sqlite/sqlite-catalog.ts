import type { OpenCatalog } from "../store/open-catalog.ts";

/** A catalog in a folder, opened. */
export interface SqliteCatalog extends OpenCatalog {
  readonly folder: string;
}

export interface OpenOptions {
  /** How long a write waits for another program's, in milliseconds. Default: 5,000. */
  readonly lockWait?: number;
  /** False trades safety against power loss for speed, for tests. Default: true. */
  readonly isDurable?: boolean;
}

export const DEFAULT_LOCK_WAIT = 5_000;
