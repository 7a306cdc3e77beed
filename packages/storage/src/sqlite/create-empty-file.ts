import { utimes } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { APPLICATION_ID, openConnection } from "./connection.ts";
import { migrateSqlite } from "./migrate.ts";
import { translateSqliteError } from "./translate-error.ts";

/** The clock of a file system is coarse: within one of its ticks a birth cannot be told from a later change. */
const CLOCK_TICK = 15;

/** A database file of the current schema that holds no catalog yet. Throws STORE_DISK_FULL, STORE_READ_ONLY, STORE_DISK. */
export async function createEmptySqliteFile(file: string, place: string): Promise<void> {
  const database = openConnection(file, { place });
  try {
    database.exec(`pragma journal_mode = wal; pragma application_id = ${APPLICATION_ID}`);
    migrateSqlite(database);
  } catch (thrown) {
    throw translateSqliteError(thrown, place);
  } finally {
    database.close();
  }
  await sleep(CLOCK_TICK);
  const now = new Date();
  await utimes(file, now, now);
}
