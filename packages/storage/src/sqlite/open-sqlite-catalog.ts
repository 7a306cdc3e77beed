import { CatalogError, type Fingerprints, type Id } from "@deadwax/catalog";
import { openCodesLog } from "../codes-log/codes-log-file.ts";
import { createFileFingerprints } from "../fingerprints/file-fingerprints.ts";
import { catalogFolder, type CatalogFolder } from "../home/catalog-folder.ts";
import { createFileHome } from "../home/file-home.ts";
import { exists } from "../home/publish-file.ts";
import { systemClock, systemRandomness } from "../runtime/system-runtime.ts";
import type { OpenMode } from "./connection.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { readOnlyMode } from "./read-only-mode.ts";
import { DEFAULT_LOCK_WAIT, type OpenOptions, type SqliteCatalog } from "./sqlite-catalog.ts";
import { createSqliteStore } from "./sqlite-store.ts";
import { createFileWitness, NO_WITNESS } from "../witness/file-witness.ts";

/**
 * Opens the catalog in a folder. An older schema is brought up to date, after a backup. Where the folder cannot be written,
 * the catalog can be read, and every write is refused by STORE_READ_ONLY.
 * Throws STORE_NOT_FOUND, STORE_NOT_A_CATALOG, STORE_NEWER, STORE_DAMAGED, STORE_LOCKED, STORE_READ_ONLY_….
 */
export async function openSqliteCatalog(folder: string, options: OpenOptions = {}): Promise<SqliteCatalog> {
  const places = catalogFolder(folder);
  if (!(await exists(places.database))) throw new CatalogError("STORE_NOT_FOUND", { place: folder });
  const { catalogId, mode } = await prepare(places, options);
  const isReadOnly = mode !== "write";
  // The log first: where it cannot be read, no connection stays open.
  const codesLog = await openCodesLog(places.codesLog, systemRandomness, { keptWith: "catalog", isReadOnly });
  const store = createSqliteStore({
    file: places.database,
    catalogId,
    place: folder,
    isDurable: options.isDurable ?? true,
    lockWait: options.lockWait ?? DEFAULT_LOCK_WAIT,
    mode,
  });
  const fingerprints = createFileFingerprints(places.fingerprints);
  return {
    place: folder,
    folder,
    store,
    codesLog,
    witness: options.witness === undefined ? NO_WITNESS : createFileWitness(options.witness),
    codesLogPath: places.codesLog,
    home: createFileHome(folder, places.database),
    fingerprints: isReadOnly ? unkept(fingerprints) : fingerprints,
  };
}

interface Prepared {
  readonly catalogId: Id;
  readonly mode: OpenMode;
}

async function prepare(places: CatalogFolder, { isReadOnly = false }: OpenOptions): Promise<Prepared> {
  if (!isReadOnly) {
    try {
      return { catalogId: await prepareDatabase(places, systemClock), mode: "write" };
    } catch (thrown) {
      if (!(thrown instanceof CatalogError) || thrown.code !== "STORE_READ_ONLY") throw thrown;
    }
  }
  const mode = await readOnlyMode(places);
  return { catalogId: await prepareDatabase(places, systemClock, { mode }), mode };
}

/** What is derived from files is made anew for each command where it cannot be kept. */
function unkept(fingerprints: Fingerprints): Fingerprints {
  return { ...fingerprints, keep: () => Promise.resolve(), keepIndex: () => Promise.resolve() };
}
