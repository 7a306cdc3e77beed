/**
 * Reads a whole export back, into a new folder or into a PostgreSQL database. What comes up is equal to what was
 * exported and fenced: it issues no codes until a person says what happened to the original (DESIGN 4, rule 2).
 */
import { randomUUID } from "node:crypto";
import { copyFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { CatalogError, type Clock, type Home, type Instance } from "@deadwax/catalog";
import { mergeCodesLog } from "../codes-log/merge-codes-log.ts";
import { catalogFolder } from "../home/catalog-folder.ts";
import { createFileHome } from "../home/file-home.ts";
import { makeFolder } from "../home/make-folder.ts";
import { exists, publishFile } from "../home/publish-file.ts";
import { syncFile } from "../home/sync-file.ts";
import { translateFileError } from "../home/translate-file-error.ts";
import { connectForImport } from "../postgres/connect-for-import.ts";
import type { PostgresOptions } from "../postgres/postgres-catalog.ts";
import { createEmptySqliteFile } from "../sqlite/create-empty-file.ts";
import { createSqliteStore } from "../sqlite/sqlite-store.ts";
import { writingSession } from "../store/catalog-store.ts";
import { createFileVault } from "../vault/file-vault.ts";
import { readCatalogFile, type CatalogFile } from "./catalog-file.ts";
import { requireChecksums } from "./checksums.ts";
import { readExport } from "./read-export.ts";

export interface ImportRequest {
  /** The folder of the export. */
  readonly from: string;
  readonly clock: Clock;
}

export interface Imported {
  readonly about: CatalogFile;
  readonly vaultFiles: number;
}

/** Into a folder that holds no catalog. Throws STORE_EXISTS, EXPORT_NOT_FOUND, EXPORT_DAMAGED, EXPORT_NEWER. */
export async function importIntoFolder(request: ImportRequest & { readonly to: string }): Promise<Imported> {
  const { from, to, clock } = request;
  const places = catalogFolder(to);
  const temporary = `${places.database}.${randomUUID()}.new`;
  try {
    const { about, names } = await requireExport(from);
    await makeFolder(to);
    if (await exists(places.database)) throw new CatalogError("STORE_EXISTS", { place: to });
    await createEmptySqliteFile(temporary, to);
    const instance = await fencedInstance(about, createFileHome(to, temporary), clock);
    const store = createSqliteStore({
      file: temporary,
      catalogId: about.catalogId,
      place: to,
      isDurable: true,
      lockWait: 0,
    });
    try {
      await writingSession(store, (session) => readExport(session, { folder: from, about, instance }));
    } finally {
      await store.close();
    }
    await syncFile(temporary);
    await bringLog(from, places.codesLog, names);
    const vaultFiles = await bringVault(from, places.vault, names);
    if (!(await publishFile(temporary, places.database)))
      throw new CatalogError("STORE_EXISTS", { place: to });
    return { about, vaultFiles };
  } catch (thrown) {
    await rm(temporary, { force: true });
    throw translateFileError(thrown, to);
  }
}

/** Into a database that does not hold this catalog. `vault` is the folder for files, when the export has any. */
export async function importIntoPostgres(
  request: ImportRequest & {
    readonly address: string;
    readonly options: PostgresOptions;
    readonly vault?: string;
  },
): Promise<Imported> {
  const { from, address, options, clock } = request;
  const { about, names } = await requireExport(from);
  const { store, home, place } = await connectForImport(address, about.catalogId, options);
  try {
    const instance = await fencedInstance(about, home, clock);
    await writingSession(store, (session) => readExport(session, { folder: from, about, instance }));
    await bringLog(from, options.codesLog, names);
    const vaultFiles = request.vault === undefined ? 0 : await bringVault(from, request.vault, names);
    return { about, vaultFiles };
  } catch (thrown) {
    throw translateFileError(thrown, place);
  } finally {
    await store.close();
  }
}

async function requireExport(
  from: string,
): Promise<{ readonly about: CatalogFile; readonly names: readonly string[] }> {
  const about = await readCatalogFile(from);
  return { about, names: await requireChecksums(from) };
}

async function fencedInstance(about: CatalogFile, home: Home, clock: Clock): Promise<Instance> {
  const mark = await home.mark();
  return {
    ...about.instance,
    home: mark,
    fence: { since: clock.now(), reason: "restored", was: null, is: mark },
  };
}

async function bringLog(from: string, path: string, names: readonly string[]): Promise<void> {
  if (!names.includes("codes.log")) return;
  const source = join(from, "codes.log");
  const temporary = `${path}.${randomUUID()}.new`;
  await copyFile(source, temporary);
  await syncFile(temporary);
  if (!(await publishFile(temporary, path))) await mergeCodesLog(source, path);
}

async function bringVault(from: string, folder: string, names: readonly string[]): Promise<number> {
  const vault = createFileVault(folder);
  const files = names.filter((name) => name.startsWith("vault/"));
  for (const name of files) {
    await vault.keep({ path: join(from, name), sha256: name.slice("vault/".length).replace("/", "") });
  }
  return files.length;
}
