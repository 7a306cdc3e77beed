/** How a catalog is read where its file, or its folder, cannot be written (https://sqlite.org/wal.html#readonly). */
import { stat } from "node:fs/promises";
import { CatalogError } from "@deadwax/catalog";
import type { CatalogFolder } from "../home/catalog-folder.ts";
import { openConnection, type OpenMode } from "./connection.ts";
import { translateSqliteError } from "./translate-error.ts";

/**
 * How a catalog that cannot be written is read. Changes that were committed beside the file are never left out: where they
 * cannot be read, STORE_READ_ONLY_PENDING is thrown.
 */
export async function readOnlyMode({
  database,
  folder,
}: Pick<CatalogFolder, "database" | "folder">): Promise<OpenMode> {
  const pending = await sizeOf(`${database}-wal`);
  // While any program has the file open there is such a file, empty or not.
  if (pending === null) return "still";
  try {
    const connection = openConnection(database, { place: folder, mode: "read" });
    try {
      connection.prepare("select count(*) from sqlite_schema").get();
      return "read";
    } finally {
      connection.close();
    }
  } catch (thrown) {
    if (pending === 0) return "still";
    throw new CatalogError("STORE_READ_ONLY_PENDING", { place: folder }, { cause: thrown });
  }
}

/** How a file is read, whether it can be written or not. Throws STORE_… for what cannot be read at all. */
export async function readingMode(places: Pick<CatalogFolder, "database" | "folder">): Promise<OpenMode> {
  try {
    const connection = openConnection(places.database, { place: places.folder });
    try {
      connection.prepare("select count(*) from sqlite_schema").get();
      return "write";
    } catch (thrown) {
      throw translateSqliteError(thrown, places.folder);
    } finally {
      connection.close();
    }
  } catch (thrown) {
    if (!(thrown instanceof CatalogError) || thrown.code !== "STORE_READ_ONLY") throw thrown;
    return readOnlyMode(places);
  }
}

/** Null where there is no such file. */
async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch {
    return null;
  }
}
