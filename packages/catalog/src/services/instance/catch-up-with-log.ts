import type { CodesLogLine } from "../../ports/codes-log.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { closeNumbers } from "./close-numbers.ts";
import { linesUnknownTo, readLogTail } from "./log-tail.ts";

/**
 * Takes the numbers that codes.log knows and the ledger does not into the ledger, as unaccounted: somebody may have
 * seen them before a crash, or before an older copy of the database was put back. They are never issued again.
 */
export async function catchUpWithLog(transaction: ChangeTransaction): Promise<void> {
  const { seenLog } = await transaction.instance();
  const { lines } = await readLogTail(transaction.context.codesLog, seenLog);
  await closeUnknown(transaction, lines, "codes.log");
}

/** The same with what this computer saw: the whole folder may be an older one. */
export async function catchUpWithWitness(transaction: ChangeTransaction): Promise<void> {
  const { instanceId } = await transaction.instance();
  const lines = await transaction.context.witness.numbers(instanceId);
  await closeUnknown(transaction, lines, "this computer's record");
}

async function closeUnknown(
  transaction: ChangeTransaction,
  lines: readonly CodesLogLine[],
  source: string,
): Promise<void> {
  const unknown = await linesUnknownTo(transaction.ledger, lines);
  await closeNumbers(
    transaction,
    unknown.map((line) => ({
      ...line,
      reason: `${source} of ${line.at} knows it (${line.event}), this database did not`,
    })),
  );
}
