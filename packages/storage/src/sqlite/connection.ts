import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { translateSqliteError } from "./translate-error.ts";

/** `DWX1`: what `file` and other tools can tell a catalog by (https://sqlite.org/fileformat.html, offset 68). */
export const APPLICATION_ID = 0x44_57_58_31;

/**
 * write: as always. read: beside a program that has it open, whose files `-wal` and `-shm` are there. still: nobody has it
 * open, so that nothing but the file itself is looked at.
 */
export type OpenMode = "write" | "read" | "still";

export interface ConnectionOptions {
  /** What a person knows the catalog by, for messages. */
  readonly place: string;
  readonly isReadOnly?: boolean;
  /** Default: write. */
  readonly mode?: OpenMode;
  /** False trades safety against power loss for speed. Only tests want that. */
  readonly isDurable?: boolean;
}

/** How long SQLite itself waits for a lock, in milliseconds. It blocks everything, so it is short. */
const BUSY_TIMEOUT = 50;

/** Opens the database file with what every connection of a catalog needs. */
export function openConnection(file: string, options: ConnectionOptions): DatabaseSync {
  try {
    const { mode = "write" } = options;
    const database = new DatabaseSync(mode === "write" ? file : databaseAddress(file, mode), {
      timeout: BUSY_TIMEOUT,
      enableForeignKeyConstraints: true,
      readOnly: mode !== "write",
    });
    database.enableDefensive(true);
    database.exec(`
      pragma synchronous = ${options.isDurable === false ? "off" : "full"};
      pragma trusted_schema = off;
      pragma secure_delete = on;
      pragma cache_size = -32000;
      pragma journal_size_limit = 67108864;
      pragma query_only = ${options.isReadOnly === true || mode !== "write" ? "on" : "off"};`);
    return database;
  } catch (thrown) {
    throw translateSqliteError(thrown, options.place);
  }
}

/** The number a pragma holds. */
export function pragma(database: DatabaseSync, name: "application_id" | "user_version"): number {
  return Number(database.prepare(`pragma ${name}`).get()?.[name]);
}

/** The address by which SQLite opens a file so. */
function databaseAddress(file: string, mode: Exclude<OpenMode, "write">): URL {
  const address = pathToFileURL(file);
  address.search = mode === "still" ? "immutable=1" : "mode=ro";
  return address;
}
