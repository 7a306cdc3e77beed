import { CatalogError, type Id } from "@deadwax/catalog";
import { sql, type Kysely } from "kysely";
import { openCodesLog } from "../codes-log/codes-log-file.ts";
import { createPostgresFingerprints } from "../fingerprints/postgres-fingerprints.ts";
import { createPostgresHome } from "../home/postgres-home.ts";
import { SCHEMA_VERSION } from "../migrations/index.ts";
import { refuseNewer } from "../migrations/refuse-newer.ts";
import { systemRandomness } from "../runtime/system-runtime.ts";
import type { Tables } from "../schema/tables.ts";
import type { CreateOptions, OpenCatalog } from "../store/open-catalog.ts";
import { parsePostgresAddress } from "./address.ts";
import { createPostgresKysely } from "./create-kysely.ts";
import { migratePostgres, schemaVersion } from "./migrate.ts";
import { createPostgresStore } from "./postgres-store.ts";
import { createFileWitness, NO_WITNESS } from "../witness/file-witness.ts";

export interface PostgresOptions {
  /** The file of codes.log. A database has no folder of its own, so the app says where. */
  readonly codesLog: string;
  readonly lockWait?: number;
  /** Folder of this user's state where what was issued here is seen, too. Default: nowhere. */
  readonly witness?: string;
}

export const DEFAULT_LOCK_WAIT = 5_000;

/** Makes a new catalog in a database, and the tables where there are none yet. Throws STORE_EXISTS for an id that is there. */
export async function createPostgresCatalog(
  address: string,
  { catalog, instanceId }: CreateOptions,
  options: PostgresOptions,
): Promise<OpenCatalog> {
  const { connection, place } = parsePostgresAddress(address);
  return whileOpen(createPostgresKysely(connection, place), async (db) => {
    refuseNewer((await schemaVersion(db)) ?? 0, place);
    await migratePostgres(db);
    if ((await catalogIds(db)).includes(catalog.id)) throw new CatalogError("STORE_EXISTS", { place });
    const opened = await assemble(db, catalog.id, { place, options });
    const home = await opened.home.mark();
    const seenLog = { logId: opened.codesLog.logId, size: await opened.codesLog.size() };
    await opened.store.write(async (writer) => {
      await writer.insert("catalog", [catalog]);
      await writer.setInstance({ instanceId, home, fence: null, onlyBlocks: null, seenLog });
    });
    return opened;
  });
}

/** Opens a catalog in a database. Throws STORE_UNREACHABLE, STORE_NOT_FOUND, STORE_NEWER, STORE_SEVERAL. */
export async function openPostgresCatalog(address: string, options: PostgresOptions): Promise<OpenCatalog> {
  const { connection, place, catalogId } = parsePostgresAddress(address);
  return whileOpen(createPostgresKysely(connection, place), async (db) => {
    const version = await schemaVersion(db);
    if (version === undefined) throw new CatalogError("STORE_NOT_FOUND", { place });
    refuseNewer(version, place);
    if (version < SCHEMA_VERSION) await migratePostgres(db);
    return assemble(db, await choose(db, place, catalogId), { place, options });
  });
}

async function assemble(
  db: Kysely<Tables>,
  catalogId: Id,
  { place, options }: { readonly place: string; readonly options: PostgresOptions },
): Promise<OpenCatalog> {
  return {
    place,
    codesLogPath: options.codesLog,
    store: createPostgresStore({ db, catalogId, lockWait: options.lockWait ?? DEFAULT_LOCK_WAIT }),
    codesLog: await openCodesLog(options.codesLog, systemRandomness, { keptWith: "computer" }),
    witness: options.witness === undefined ? NO_WITNESS : createFileWitness(options.witness),
    home: createPostgresHome(db),
    fingerprints: createPostgresFingerprints(db, catalogId),
  };
}

async function choose(db: Kysely<Tables>, place: string, wanted: Id | undefined): Promise<Id> {
  const ids = await catalogIds(db);
  const [only] = wanted === undefined ? ids : ids.filter((id) => id === wanted);
  if (only === undefined) throw new CatalogError("STORE_NOT_FOUND", { place });
  if (wanted === undefined && ids.length > 1)
    throw new CatalogError("STORE_SEVERAL", { place, ids: ids.join(", ") });
  return only;
}

export async function catalogIds(db: Kysely<Tables>): Promise<readonly Id[]> {
  return (await sql<{ id: Id }>`select id from catalog order by id`.execute(db)).rows.map(({ id }) => id);
}

/** Connections that lead to nothing are closed again. */
async function whileOpen<Value>(
  db: Kysely<Tables>,
  work: (db: Kysely<Tables>) => Promise<Value>,
): Promise<Value> {
  try {
    return await work(db);
  } catch (thrown) {
    await db.destroy();
    throw thrown;
  }
}
