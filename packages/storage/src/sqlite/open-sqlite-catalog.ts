import type { DatabaseSync } from "node:sqlite";
import { CatalogError, type Id } from "@deadwax/catalog";
import { openCodesLog } from "../codes-log/codes-log-file.ts";
import { catalogFolder } from "../home/catalog-folder.ts";
import { createFileHome } from "../home/file-home.ts";
import { exists } from "../home/publish-file.ts";
import { SCHEMA_VERSION } from "../migrations/index.ts";
import { refuseNewer } from "../migrations/refuse-newer.ts";
import { systemRandomness } from "../runtime/system-runtime.ts";
import { APPLICATION_ID, openConnection, pragma } from "./connection.ts";
import { migrateSqlite } from "./migrate.ts";
import { DEFAULT_LOCK_WAIT, type OpenOptions, type SqliteCatalog } from "./sqlite-catalog.ts";
import { createSqliteStore } from "./sqlite-store.ts";
import { translateSqliteError } from "./translate-error.ts";

/**
 * Opens the catalog in a folder. Throws STORE_NOT_FOUND, STORE_NOT_A_CATALOG, STORE_NEWER, STORE_DAMAGED, STORE_LOCKED.
 */
export async function openSqliteCatalog(folder: string, options: OpenOptions = {}): Promise<SqliteCatalog> {
  const places = catalogFolder(folder);
  if (!(await exists(places.database))) throw new CatalogError("STORE_NOT_FOUND", { place: folder });
  const catalogId = prepare(places.database, folder);
  const store = createSqliteStore({
    file: places.database,
    catalogId,
    place: folder,
    isDurable: options.isDurable ?? true,
    lockWait: options.lockWait ?? DEFAULT_LOCK_WAIT,
  });
  return {
    folder,
    store,
    codesLog: await openCodesLog(places.codesLog, systemRandomness),
    home: createFileHome(folder, places.database),
  };
}

/** Makes sure of what the file is, and brings it up to the current schema. Returns the id of its catalog. */
function prepare(file: string, place: string): Id {
  const database = openConnection(file, { place });
  try {
    if (pragma(database, "application_id") !== APPLICATION_ID) {
      throw new CatalogError("STORE_NOT_A_CATALOG", {
        place,
        why: "catalog.sqlite was made by another program",
      });
    }
    const version = pragma(database, "user_version");
    refuseNewer(version, place);
    if (version < SCHEMA_VERSION) migrateSqlite(database);
    return catalogIdOf(database, place);
  } catch (thrown) {
    throw translateSqliteError(thrown, place);
  } finally {
    database.close();
  }
}

function catalogIdOf(database: DatabaseSync, place: string): Id {
  const id = database.prepare("select id from catalog").get()?.["id"];
  if (typeof id !== "string")
    throw new CatalogError("STORE_DAMAGED", { place, finding: "the catalog's own row is missing" });
  return id as Id;
}
