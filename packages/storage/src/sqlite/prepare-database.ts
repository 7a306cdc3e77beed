import type { DatabaseSync } from "node:sqlite";
import { CatalogError, type Clock, type Id } from "@deadwax/catalog";
import { createBackup } from "../backup/create-backup.ts";
import type { CatalogFolder } from "../home/catalog-folder.ts";
import { MIGRATIONS, type Migration } from "../migrations/index.ts";
import { refuseNewer } from "../migrations/refuse-newer.ts";
import { APPLICATION_ID, openConnection, pragma, type OpenMode } from "./connection.ts";
import { migrateSqlite } from "./migrate.ts";
import { translateSqliteError } from "./translate-error.ts";

export interface PrepareOptions {
  readonly migrations?: readonly Migration[];
  /** Default: write. */
  readonly mode?: OpenMode;
}

/**
 * Makes sure of what the file is, and brings it up to the current schema, after a backup. Resolves to the id of its
 * catalog. Throws STORE_READ_ONLY_OUTDATED where it would have to be brought up to date and cannot be written.
 */
export async function prepareDatabase(
  places: CatalogFolder,
  clock: Clock,
  { migrations = MIGRATIONS, mode = "write" }: PrepareOptions = {},
): Promise<Id> {
  const place = places.folder;
  const version = using(places, mode, (database) => {
    if (pragma(database, "application_id") !== APPLICATION_ID) {
      throw new CatalogError("STORE_NOT_A_CATALOG", {
        place,
        why: "catalog.sqlite was made by another program",
      });
    }
    return pragma(database, "user_version");
  });
  refuseNewer(version, place, migrations.length);
  if (version < migrations.length) {
    if (mode !== "write") throw new CatalogError("STORE_READ_ONLY_OUTDATED", { place });
    await createBackup(place, { why: `before-schema-${migrations.length}`, clock });
    using(places, mode, (database) => {
      migrateSqlite(database, migrations);
    });
  }
  return using(places, mode, (database) => catalogIdOf(database, place));
}

function using<Value>(
  { database, folder }: CatalogFolder,
  mode: OpenMode,
  work: (database: DatabaseSync) => Value,
): Value {
  const connection = openConnection(database, { place: folder, mode });
  try {
    return work(connection);
  } catch (thrown) {
    throw translateSqliteError(thrown, folder);
  } finally {
    connection.close();
  }
}

function catalogIdOf(database: DatabaseSync, place: string): Id {
  const id = database.prepare("select id from catalog").get()?.["id"];
  if (typeof id !== "string")
    throw new CatalogError("STORE_DAMAGED", { place, finding: "the catalog's own row is missing" });
  return id as Id;
}
