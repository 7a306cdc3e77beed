import { randomUUID } from "node:crypto";
import { copyFile, mkdir, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { backup } from "node:sqlite";
import { CatalogError, type Clock } from "@deadwax/catalog";
import { catalogFolder, type CatalogFolder } from "../home/catalog-folder.ts";
import { hashFile } from "../home/hash-file.ts";
import { exists } from "../home/publish-file.ts";
import { syncFile, syncFolder } from "../home/sync-file.ts";
import { SCHEMA_VERSION } from "../migrations/index.ts";
import { openConnection } from "../sqlite/connection.ts";
import { translateSqliteError } from "../sqlite/translate-error.ts";
import { checkDatabaseFile, requireEqual } from "./check-database-file.ts";
import { summarize, type DatabaseSummary } from "./inspect-database.ts";
import { MANIFEST_FORMAT, writeManifest, type BackupFile, type BackupManifest } from "./manifest.ts";

/** A backup that stands in the folder of a catalog. */
export interface Backup extends BackupManifest {
  readonly folder: string;
}

export interface BackupRequest {
  /** In a few words for a folder's name: `by-hand`, `before-import`. */
  readonly why: string;
  readonly clock: Clock;
}

const PAGES_AT_ONCE = 2_000;

/**
 * Copies database and codes.log of an open or closed catalog into `backups/`, while others read and write, and proves
 * the copy: it is opened as a restore would open it, read through, and compared. Nothing stands under the name of a
 * backup that did not pass. The vault is not copied: its files never change.
 */
export async function createBackup(folder: string, { why, clock }: BackupRequest): Promise<Backup> {
  const places = catalogFolder(folder);
  if (!(await exists(places.database))) throw new CatalogError("STORE_NOT_FOUND", { place: folder });
  const at = clock.now();
  const target = join(places.backups, backupName(at, why));
  const temporary = join(places.backups, `${randomUUID()}.part`);
  try {
    await mkdir(temporary, { recursive: true });
    const summary = await copyDatabase(places, catalogFolder(temporary).database);
    const manifest = await completeBackup(places, temporary, { at, why, ...summary });
    await rename(temporary, target);
    await syncFolder(places.backups);
    return { ...manifest, folder: target };
  } catch (thrown) {
    await rm(temporary, { recursive: true, force: true });
    throw translateSqliteError(thrown, folder);
  }
}

/** `2026-11-22T100000000Z-before-import`: sorts by age, and every file system takes it. */
export function backupName(at: string, why: string): string {
  return `${at.replaceAll(/[.:]/gu, "")}-${why}`;
}

/** Makes a folder that holds a proven copy of the database a whole backup: with the log and the manifest. */
export async function completeBackup(
  places: CatalogFolder,
  target: string,
  about: Omit<BackupManifest, "format" | "files">,
): Promise<BackupManifest> {
  const files = await copyLogAndHash(places, target);
  const manifest: BackupManifest = { format: MANIFEST_FORMAT, ...about, files };
  await writeManifest(target, manifest);
  await syncFolder(target);
  return manifest;
}

async function copyDatabase(places: CatalogFolder, copy: string): Promise<DatabaseSummary> {
  const place = places.folder;
  const database = openConnection(places.database, { place, isReadOnly: true });
  let original: DatabaseSummary;
  try {
    // Holding a moment of the database keeps the copy from starting over whenever somebody writes.
    database.exec("begin");
    original = summarize(database, place);
    await backup(database, copy, { rate: PAGES_AT_ONCE });
    database.exec("rollback");
  } finally {
    database.close();
  }
  const isChainChecked = original.schemaVersion === SCHEMA_VERSION;
  requireEqual(original, await checkDatabaseFile(copy, copy, { isChainChecked }), copy);
  await syncFile(copy);
  return original;
}

/** The log after the database, so that it knows every number the copy knows. */
async function copyLogAndHash(places: CatalogFolder, target: string): Promise<readonly BackupFile[]> {
  const copies = catalogFolder(target);
  const files = [copies.database];
  if (await exists(places.codesLog)) {
    await copyFile(places.codesLog, copies.codesLog);
    await syncFile(copies.codesLog);
    files.push(copies.codesLog);
  }
  return Promise.all(files.map(async (path) => ({ name: basename(path), ...(await hashFile(path)) })));
}
