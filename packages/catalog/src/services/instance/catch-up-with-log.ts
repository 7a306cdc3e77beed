import { mayFollow } from "../../domain/ledger/designation-state.ts";
import type { CodesLogLine } from "../../ports/codes-log.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { unaccountedEntry } from "./unaccounted-entry.ts";

/**
 * Takes the numbers that codes.log knows and the ledger does not into the ledger, as unaccounted: somebody may have
 * seen them before a crash, or before an older copy of the database was put back. They are never issued again.
 * Tells whether one of those operations had been committed: then this database is older than its log.
 */
export async function catchUpWithLog(
  transaction: ChangeTransaction,
): Promise<{ readonly found: number; readonly isOlderThanLog: boolean }> {
  const { codesLog } = transaction.context;
  const { seenLog } = await transaction.instance();
  const from = seenLog?.logId === codesLog.logId ? seenLog.size : 0;
  const size = await codesLog.size();
  if (size <= from) return { found: 0, isOlderThanLog: false };
  const { lines, committed } = await codesLog.readFrom(from);
  const unknown = await unknownLines(transaction, lines);
  if (unknown.length > 0) {
    await transaction.appendLedger(
      unknown.map((line) =>
        unaccountedEntry(
          transaction,
          line,
          `codes.log of ${line.at} knows it (${line.event}), this database did not`,
        ),
      ),
    );
  }
  return { found: unknown.length, isOlderThanLog: unknown.some((line) => committed.has(line.operationId)) };
}

async function unknownLines(
  transaction: ChangeTransaction,
  lines: readonly CodesLogLine[],
): Promise<readonly CodesLogLine[]> {
  const firstOfNumber = new Map(
    [...lines].reverse().map((line) => [`${line.prefixCode} ${line.year} ${line.designation}`, line]),
  );
  const unknown: CodesLogLine[] = [];
  for (const line of firstOfNumber.values()) {
    const last = await transaction.ledger.latest(line.prefixCode, line.year, line.designation);
    if (last === undefined && mayFollow("unaccounted", last)) unknown.push(line);
  }
  return unknown.reverse();
}
