import { mkdir, rename } from "node:fs/promises";
import { basename, join } from "node:path";
import { CatalogError, isCatalogError, type Clock } from "@deadwax/catalog";
import { catalogFolder, type CatalogFolder } from "../home/catalog-folder.ts";
import { exists } from "../home/publish-file.ts";
import { syncFolder } from "../home/sync-file.ts";
import { openConnection } from "../sqlite/connection.ts";
import { isBusy } from "../sqlite/translate-error.ts";
import { checkDatabaseFile } from "./check-database-file.ts";
import { backupName, completeBackup } from "./create-backup.ts";

/**
 * Moves the database that stands in a folder into `backups/`, as it is. A sound one becomes a whole backup; a damaged
 * one is kept for whoever can read more from it. Resolves to where it is.
 */
export async function setAside(places: CatalogFolder, clock: Clock): Promise<string> {
  requireAlone(places);
  const at = clock.now();
  const why = "replaced";
  const folder = join(places.backups, backupName(at, why));
  await mkdir(folder, { recursive: true });
  for (const path of [places.database, `${places.database}-wal`, `${places.database}-shm`]) {
    if (await exists(path)) await rename(path, join(folder, basename(path)));
  }
  await syncFolder(places.folder);
  try {
    const { database } = catalogFolder(folder);
    openConnection(database, { place: folder }).close();
    const summary = await checkDatabaseFile(database, folder, { isChainChecked: false });
    await completeBackup(places, folder, { at, why, ...summary });
  } catch (thrown) {
    // Without a manifest it is not offered as a backup, and nothing of it is lost.
    if (!isCatalogError(thrown, "STORE_DAMAGED")) throw thrown;
  }
  return folder;
}

/** Somebody who has the file open would go on writing to it under its new name. */
function requireAlone({ database, folder }: CatalogFolder): void {
  try {
    const connection = openConnection(database, { place: folder });
    try {
      connection.exec("pragma locking_mode = exclusive; begin immediate; rollback");
    } finally {
      connection.close();
    }
  } catch (thrown) {
    if (isBusy(thrown)) throw new CatalogError("STORE_LOCKED", { place: folder }, { cause: thrown });
    // What cannot be opened any more has nobody at work in it.
  }
}
