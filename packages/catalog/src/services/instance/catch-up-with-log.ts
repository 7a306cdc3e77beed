import type { ChangeTransaction } from "../change/change-transaction.ts";
import { closeNumbers } from "./close-numbers.ts";
import { linesUnknownTo, readLogTail } from "./log-tail.ts";

/**
 * Takes the numbers that codes.log knows and the ledger does not into the ledger, as unaccounted: somebody may have
 * seen them before a crash, or before an older copy of the database was put back. They are never issued again.
 * Tells whether one of those operations had been committed: then this database is older than its log.
 */
export async function catchUpWithLog(
  transaction: ChangeTransaction,
): Promise<{ readonly found: number; readonly isOlderThanLog: boolean }> {
  const { seenLog } = await transaction.instance();
  const { lines, committed } = await readLogTail(transaction.context.codesLog, seenLog);
  const unknown = await linesUnknownTo(transaction.ledger, lines);
  await closeNumbers(
    transaction,
    unknown.map((line) => ({
      ...line,
      reason: `codes.log of ${line.at} knows it (${line.event}), this database did not`,
    })),
  );
  return { found: unknown.length, isOlderThanLog: unknown.some((line) => committed.has(line.operationId)) };
}
