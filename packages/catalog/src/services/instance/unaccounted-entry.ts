import type { Designation, NewLedgerEntry } from "../../domain/ledger/ledger-entry.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";

/** A first entry that closes a number which may be in use. */
export function unaccountedEntry(
  transaction: ChangeTransaction,
  number: Designation,
  reason: string,
): NewLedgerEntry {
  return {
    prefixCode: number.prefixCode,
    year: number.year,
    designation: number.designation,
    event: "unaccounted",
    previous: 0,
    recordingId: null,
    blockId: null,
    operationId: transaction.operationId,
    at: transaction.now,
    reason,
    declarations: null,
  };
}
