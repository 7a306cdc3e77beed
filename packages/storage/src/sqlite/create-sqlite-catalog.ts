import { rm } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { CatalogError, type Instance } from "@deadwax/catalog";
import { openCodesLog } from "../codes-log/codes-log-file.ts";
import { catalogFolder } from "../home/catalog-folder.ts";
import { createFileHome } from "../home/file-home.ts";
import { makeFolder } from "../home/make-folder.ts";
import { exists, publishFile } from "../home/publish-file.ts";
import { syncFile } from "../home/sync-file.ts";
import { translateFileError } from "../home/translate-file-error.ts";
import { systemRandomness } from "../runtime/system-runtime.ts";
import { createEmptySqliteFile } from "./create-empty-file.ts";
import { openSqliteCatalog } from "./open-sqlite-catalog.ts";
import type { CreateOptions } from "../store/open-catalog.ts";
import type { OpenOptions, SqliteCatalog } from "./sqlite-catalog.ts";
import { createSqliteStore } from "./sqlite-store.ts";

/**
 * Makes a new catalog in a folder, and the folder where there is none. Nothing stands under the name of a catalog
 * until it is whole. Throws STORE_EXISTS when there is one already.
 */
export async function createSqliteCatalog(
  folder: string,
  { catalog, instanceId }: CreateOptions,
  options: OpenOptions = {},
): Promise<SqliteCatalog> {
  const places = catalogFolder(folder);
  const temporary = `${places.database}.${randomUUID()}.new`;
  try {
    await makeFolder(folder);
    if (await exists(places.database)) throw new CatalogError("STORE_EXISTS", { place: folder });
    const log = await openCodesLog(places.codesLog, systemRandomness);
    const seenLog = { logId: log.logId, size: await log.size() };
    await createFile(temporary, { catalog, instanceId, folder, seenLog });
    if (!(await publishFile(temporary, places.database)))
      throw new CatalogError("STORE_EXISTS", { place: folder });
  } catch (thrown) {
    await rm(temporary, { force: true });
    throw translateFileError(thrown, folder);
  }
  return openSqliteCatalog(folder, options);
}

async function createFile(
  file: string,
  { catalog, instanceId, folder, seenLog }: CreateOptions & Pick<Instance, "seenLog"> & { folder: string },
): Promise<void> {
  await createEmptySqliteFile(file, folder);
  const home = await createFileHome(folder, file).mark();
  const store = createSqliteStore({
    file,
    catalogId: catalog.id,
    place: folder,
    isDurable: true,
    lockWait: 0,
  });
  try {
    await store.write(async (writer) => {
      await writer.insert("catalog", [catalog]);
      await writer.setInstance({ instanceId, home, fence: null, onlyBlocks: null, seenLog });
    });
  } finally {
    await store.close();
  }
  await syncFile(file);
}
