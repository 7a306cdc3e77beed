import type { LedgerEntry } from "../../domain/ledger/ledger-entry.ts";
import type { StoreWriter } from "../../ports/store.ts";
import { completeLog } from "../instance/complete-log.ts";
import { linesUnknownTo, readLogTail } from "../instance/log-tail.ts";
import type { CatalogContext } from "./catalog-context.ts";

/**
 * Writes the numbers of this transaction to codes.log and waits for the disk, then notes in the database how much of
 * the log it has seen. If the commit after it fails, the log knows numbers that the ledger does not: the next issue
 * finds them there and spends them (`catchUpWithLog`). So what was seen never moves past a number the ledger lacks.
 */
export async function logLedgerEntries(
  context: CatalogContext,
  writer: StoreWriter,
  entries: readonly LedgerEntry[],
): Promise<void> {
  const [first] = entries;
  if (first === undefined) return;
  const { codesLog } = context;
  const instance = await writer.instance();
  const tail = await readLogTail(codesLog, instance.seenLog);
  const unknown = await linesUnknownTo(writer.ledger, tail.lines);
  if (!tail.isContinued)
    await completeLog(codesLog, writer.ledger, { lines: tail.lines, before: first.sequence });
  const size = await codesLog.append(entries);
  if (unknown.length > 0) return;
  await writer.setInstance({ ...instance, seenLog: { logId: codesLog.logId, size } });
}
