import type { Designation, NewLedgerEntry } from "../../domain/ledger/ledger-entry.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { requireClock } from "../ledger/require-clock.ts";

export interface NumberToClose extends Designation {
  readonly reason: string;
}

/** Closes numbers that have no entry and may be in use: they are never issued. */
export async function closeNumbers(
  transaction: ChangeTransaction,
  numbers: readonly NumberToClose[],
): Promise<void> {
  if (numbers.length === 0) return;
  const at = await requireClock(transaction);
  await transaction.appendLedger(
    numbers.map(({ prefixCode, year, designation, reason }): NewLedgerEntry => ({
      prefixCode,
      year,
      designation,
      event: "unaccounted",
      previous: 0,
      recordingId: null,
      blockId: null,
      operationId: transaction.operationId,
      at,
      reason,
      declarations: null,
    })),
  );
}
