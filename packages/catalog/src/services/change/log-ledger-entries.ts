import type { LedgerEntry } from "../../domain/ledger/ledger-entry.ts";
import type { StoreWriter } from "../../ports/store.ts";
import type { CatalogContext } from "./catalog-context.ts";

/**
 * Writes the numbers of this transaction to codes.log and waits for the disk, then notes in the database how much of
 * the log it has seen. If the commit after it fails, the log knows numbers that the ledger does not: the next issue
 * finds them there and spends them (`catchUpWithLog`).
 */
export async function logLedgerEntries(
  context: CatalogContext,
  writer: StoreWriter,
  entries: readonly LedgerEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const size = await context.codesLog.append(entries);
  const instance = await writer.instance();
  await writer.setInstance({ ...instance, seenLog: { logId: context.codesLog.logId, size } });
}
