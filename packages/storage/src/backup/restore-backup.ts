/**
 * Puts a backup back. Nothing is overwritten: the target is new, or the database that stands there is set aside as a
 * backup of its own. What comes up is fenced, and keeps the codes.log that knows most.
 */
import { randomUUID } from "node:crypto";
import { copyFile, readdir, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { CatalogError, type Clock } from "@deadwax/catalog";
import { catalogFolder, type CatalogFolder } from "../home/catalog-folder.ts";
import { createFileHome } from "../home/file-home.ts";
import { hashFile } from "../home/hash-file.ts";
import { makeFolder } from "../home/make-folder.ts";
import { exists, publishFile } from "../home/publish-file.ts";
import { syncFile, syncFolder } from "../home/sync-file.ts";
import { translateFileError } from "../home/translate-file-error.ts";
import { fence } from "../store/fence.ts";
import { createSqliteStore } from "../sqlite/sqlite-store.ts";
import { mergeCodesLog } from "../codes-log/merge-codes-log.ts";
import { checkDatabaseFile } from "./check-database-file.ts";
import { readManifest, type BackupManifest } from "./manifest.ts";
import { setAside } from "./set-aside.ts";

export interface RestoreRequest {
  /** The folder of the backup. */
  readonly backup: string;
  /** Where the catalog is to stand. */
  readonly to: string;
  readonly clock: Clock;
  /** True sets the catalog that stands there aside, as `backups/…-replaced`; otherwise it must be another folder. */
  readonly isInPlace?: boolean;
}

export interface Restored {
  readonly folder: string;
  readonly manifest: BackupManifest;
  /** Where the catalog that stood there is now. */
  readonly setAside: string | null;
}

/** Throws STORE_NOT_FOUND, STORE_DAMAGED for a backup that is not what its manifest says, STORE_EXISTS, STORE_LOCKED. */
export async function restoreBackup(request: RestoreRequest): Promise<Restored> {
  const places = catalogFolder(request.to);
  try {
    const manifest = await requireIntact(request.backup);
    const isTaken = await exists(places.database);
    if (isTaken ? request.isInPlace !== true : await holdsOtherThings(places)) {
      throw new CatalogError("STORE_EXISTS", { place: request.to });
    }
    await makeFolder(request.to);
    const prepared = await prepare(request, places, manifest);
    const aside = isTaken ? await setAside(places, request.clock) : null;
    if (!(await publishFile(prepared, places.database)))
      throw new CatalogError("STORE_EXISTS", { place: request.to });
    return { folder: request.to, manifest, setAside: aside };
  } catch (thrown) {
    throw translateFileError(thrown, request.to);
  }
}

async function requireIntact(backup: string): Promise<BackupManifest> {
  const manifest = await readManifest(backup);
  if (manifest === undefined) throw new CatalogError("STORE_NOT_FOUND", { place: backup });
  for (const { name, sha256 } of manifest.files) {
    const path = join(backup, name);
    if (!(await exists(path)))
      throw new CatalogError("STORE_DAMAGED", { place: backup, finding: `${name} is missing` });
    if ((await hashFile(path)).sha256 === sha256) continue;
    throw new CatalogError("STORE_DAMAGED", {
      place: backup,
      finding: `${name} is not what the manifest says`,
    });
  }
  return manifest;
}

/** A lost database leaves its log, vault and backups behind, an interrupted restore what it had begun: those may be there. */
async function holdsOtherThings({
  folder,
  database,
  codesLog,
  vault,
  backups,
}: CatalogFolder): Promise<boolean> {
  if (!(await exists(folder))) return false;
  const own = [codesLog, vault, backups].map((path) => basename(path));
  const begun = `${basename(database)}.`;
  return (await readdir(folder)).some((name) => !own.includes(name) && !name.startsWith(begun));
}

/** The database as it will stand, fenced, under a temporary name; and the log in its place. */
async function prepare(
  request: RestoreRequest,
  places: CatalogFolder,
  manifest: BackupManifest,
): Promise<string> {
  const source = catalogFolder(request.backup);
  const temporary = `${places.database}.${randomUUID()}.new`;
  try {
    await copyFile(source.database, temporary);
    const { catalogId } = await checkDatabaseFile(temporary, request.backup, { isChainChecked: false });
    const store = createSqliteStore({
      file: temporary,
      catalogId,
      place: request.to,
      isDurable: true,
      lockWait: 0,
    });
    try {
      await fence(store, createFileHome(request.to, temporary), request.clock);
    } finally {
      await store.close();
    }
    await syncFile(temporary);
    await restoreLog(source.codesLog, places, manifest);
    return temporary;
  } catch (thrown) {
    await rm(temporary, { force: true });
    throw thrown;
  }
}

async function restoreLog(
  source: string,
  { codesLog, folder }: CatalogFolder,
  manifest: BackupManifest,
): Promise<void> {
  if (!manifest.files.some(({ name }) => name === basename(source))) return;
  if (await exists(codesLog)) {
    await mergeCodesLog(source, codesLog);
    return;
  }
  const temporary = `${codesLog}.${randomUUID()}.new`;
  await copyFile(source, temporary);
  await syncFile(temporary);
  await rename(temporary, codesLog);
  await syncFolder(folder);
}
