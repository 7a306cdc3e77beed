import { CatalogError } from "@deadwax/catalog";
import { openCodesLog } from "../codes-log/codes-log-file.ts";
import { createFileFingerprints } from "../fingerprints/file-fingerprints.ts";
import { catalogFolder } from "../home/catalog-folder.ts";
import { createFileHome } from "../home/file-home.ts";
import { exists } from "../home/publish-file.ts";
import { systemClock, systemRandomness } from "../runtime/system-runtime.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { DEFAULT_LOCK_WAIT, type OpenOptions, type SqliteCatalog } from "./sqlite-catalog.ts";
import { createSqliteStore } from "./sqlite-store.ts";
import { createFileWitness, NO_WITNESS } from "../witness/file-witness.ts";

/**
 * Opens the catalog in a folder. An older schema is brought up to date, after a backup.
 * Throws STORE_NOT_FOUND, STORE_NOT_A_CATALOG, STORE_NEWER, STORE_DAMAGED, STORE_LOCKED.
 */
export async function openSqliteCatalog(folder: string, options: OpenOptions = {}): Promise<SqliteCatalog> {
  const places = catalogFolder(folder);
  if (!(await exists(places.database))) throw new CatalogError("STORE_NOT_FOUND", { place: folder });
  const catalogId = await prepareDatabase(places, systemClock);
  // The log first: where it cannot be read, no connection stays open.
  const codesLog = await openCodesLog(places.codesLog, systemRandomness, "catalog");
  const store = createSqliteStore({
    file: places.database,
    catalogId,
    place: folder,
    isDurable: options.isDurable ?? true,
    lockWait: options.lockWait ?? DEFAULT_LOCK_WAIT,
  });
  return {
    place: folder,
    folder,
    store,
    codesLog,
    witness: options.witness === undefined ? NO_WITNESS : createFileWitness(options.witness),
    codesLogPath: places.codesLog,
    home: createFileHome(folder, places.database),
    fingerprints: createFileFingerprints(places.fingerprints),
  };
}
