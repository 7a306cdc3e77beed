import { DatabaseSync } from "node:sqlite";
import { translateSqliteError } from "./translate-error.ts";

/** `DWX1`: what `file` and other tools can tell a catalog by (https://sqlite.org/fileformat.html, offset 68). */
export const APPLICATION_ID = 0x44_57_58_31;

export interface ConnectionOptions {
  /** What a person knows the catalog by, for messages. */
  readonly place: string;
  readonly isReadOnly?: boolean;
  /** False trades safety against power loss for speed. Only tests want that. */
  readonly isDurable?: boolean;
}

/** How long SQLite itself waits for a lock, in milliseconds. It blocks everything, so it is short. */
const BUSY_TIMEOUT = 50;

/** Opens the database file with what every connection of a catalog needs. */
export function openConnection(file: string, options: ConnectionOptions): DatabaseSync {
  try {
    const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT, enableForeignKeyConstraints: true });
    database.enableDefensive(true);
    database.exec(`
      pragma synchronous = ${options.isDurable === false ? "off" : "full"};
      pragma trusted_schema = off;
      pragma secure_delete = on;
      pragma cache_size = -32000;
      pragma journal_size_limit = 67108864;
      pragma query_only = ${options.isReadOnly === true ? "on" : "off"};`);
    return database;
  } catch (thrown) {
    throw translateSqliteError(thrown, options.place);
  }
}

/** The number a pragma holds. */
export function pragma(database: DatabaseSync, name: "application_id" | "user_version"): number {
  return Number(database.prepare(`pragma ${name}`).get()?.[name]);
}
