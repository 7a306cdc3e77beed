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
  /** Folder of this user's state where what was issued here is seen, too. Default: nowhere. */
  readonly witness?: string;
  /** Opens it as where it cannot be written. Default: only where it cannot. */
  readonly isReadOnly?: boolean;
}

export const DEFAULT_LOCK_WAIT = 5_000;
