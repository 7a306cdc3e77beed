import { isDeepStrictEqual } from "node:util";
import { CatalogError, verifyHistory } from "@deadwax/catalog";
import { systemDigest } from "../runtime/system-runtime.ts";
import { openConnection, type OpenMode } from "../sqlite/connection.ts";
import { readingMode } from "../sqlite/read-only-mode.ts";
import { createSqliteStore } from "../sqlite/sqlite-store.ts";
import { translateSqliteError } from "../sqlite/translate-error.ts";
import { requireIntegrity, summarize, type DatabaseSummary } from "./inspect-database.ts";

/**
 * Opens a database file as a restore would and reads all of it: pages, references and, where this program knows its
 * schema, the whole chain. Throws STORE_DAMAGED. Resolves to its summary.
 */
export async function checkDatabaseFile(
  file: string,
  place: string,
  options: { readonly isChainChecked: boolean },
): Promise<DatabaseSummary> {
  // A copy on a disk that cannot be written is read as well.
  const mode = await readingMode({ database: file, folder: place });
  const summary = inspect(file, place, mode);
  if (!options.isChainChecked) return summary;
  const store = createSqliteStore({
    file,
    catalogId: summary.catalogId,
    place,
    isDurable: true,
    lockWait: 0,
    mode,
  });
  try {
    const chain = await store.read((reader) => verifyHistory(reader, systemDigest));
    if (chain.isValid) return summary;
    const finding = `the history does not hold at entry ${chain.sequence}: ${chain.why}`;
    throw new CatalogError("STORE_DAMAGED", { place, finding });
  } finally {
    await store.close();
  }
}

function inspect(file: string, place: string, mode: OpenMode): DatabaseSummary {
  const database = openConnection(file, { place, isReadOnly: true, mode });
  try {
    requireIntegrity(database, place);
    return summarize(database, place);
  } catch (thrown) {
    throw translateSqliteError(thrown, place);
  } finally {
    database.close();
  }
}

/** Throws STORE_DAMAGED unless the copy holds exactly what the original held. */
export function requireEqual(original: DatabaseSummary, copy: DatabaseSummary, place: string): void {
  if (isDeepStrictEqual(original, copy)) return;
  throw new CatalogError("STORE_DAMAGED", {
    place,
    finding: "the copy does not hold what the original held",
  });
}
