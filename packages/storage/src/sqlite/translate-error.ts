/** What node:sqlite throws, as the refusals people can act on. Result codes: https://sqlite.org/rescode.html */
import { CatalogError } from "@deadwax/catalog";
import { translateFileError } from "../home/translate-file-error.ts";

const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;
/** The file that readers and writers share (`-shm`) could not be made long enough: there is no space for it. */
const IOERR_SHMSIZE = 4874;

/** The primary result code of something node:sqlite threw; undefined for anything else. */
function sqliteCode(thrown: unknown): number | undefined {
  if (!(thrown instanceof Error) || !("errcode" in thrown) || typeof thrown.errcode !== "number")
    return undefined;
  return thrown.errcode === IOERR_SHMSIZE ? FULL : thrown.errcode & 0xff;
}

export function isBusy(thrown: unknown): boolean {
  const code = sqliteCode(thrown);
  return code === BUSY || code === LOCKED;
}

/** The same trouble as a CatalogError, or what was thrown where it is none of the database's. */
export function translateSqliteError(thrown: unknown, place: string): unknown {
  const code = sqliteCode(thrown);
  if (code === undefined || !(thrown instanceof Error)) return translateFileError(thrown, place);
  const cause = { cause: thrown };
  switch (code) {
    case BUSY:
    case LOCKED:
      return new CatalogError("STORE_LOCKED", { place }, cause);
    case READONLY:
    case CANTOPEN:
      return new CatalogError("STORE_READ_ONLY", { place }, cause);
    case FULL:
      return new CatalogError("STORE_DISK_FULL", { place }, cause);
    case IOERR:
      return new CatalogError("STORE_DISK", { place, reason: thrown.message }, cause);
    case CORRUPT:
    case NOTADB:
      return new CatalogError("STORE_DAMAGED", { place, finding: thrown.message }, cause);
    default:
      return new Error(`the database refused a statement: ${thrown.message}`, cause);
  }
}
