import { formatIsrc, type Isrc } from "@deadwax/identifiers";
import { mayFollow, stateAfter } from "../../domain/ledger/designation-state.ts";
import type { LedgerEntry } from "../../domain/ledger/ledger-entry.ts";
import type { Id } from "../../domain/values/id.ts";
import { CatalogError } from "../../errors/index.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { requireClock } from "../ledger/require-clock.ts";
import { removeCodes } from "./remove-codes.ts";
import { designationOf } from "../ledger/isrc-of-entry.ts";

export interface VoidRequest {
  readonly isrc: Isrc;
  readonly reason: string;
}

/**
 * Ends a number unused, for ever: a reservation that is not needed, or an assignment that was a mistake. The recording
 * loses the code; the ledger keeps both rows.
 */
export async function voidCode(context: CatalogContext, request: VoidRequest): Promise<Changed<LedgerEntry>> {
  if (request.reason.trim() === "") throw new CatalogError("CODE_NEEDS_REASON", { what: "Voiding a code" });
  return change(context, { action: "void" }, async (transaction) => {
    const number = designationOf(request.isrc);
    const last = await transaction.ledger.latest(number.prefixCode, number.year, number.designation);
    const shown = formatIsrc(request.isrc);
    if (last === undefined) throw new CatalogError("CODE_NOT_OURS", { isrc: shown });
    if (!mayFollow("void", last)) {
      throw new CatalogError("LEDGER_STATE", { code: shown, state: stateAfter(last), wanted: "made void" });
    }
    const codes = await transaction.find("recordingCode", { isrc: request.isrc });
    await removeCodes(transaction, codes);
    const [entry] = await voidEntries(transaction, [last], request.reason);
    if (entry === undefined) throw new Error("one entry in, one entry out");
    transaction.tell({ isrc: request.isrc, reason: request.reason });
    return entry;
  });
}

/** Ends the numbers that are held for recordings which no longer need them. */
export async function voidReservations(
  transaction: ChangeTransaction,
  recordingIds: readonly Id[],
  reason: string,
): Promise<readonly LedgerEntry[]> {
  const entries = await transaction.ledger.latestForRecordings(recordingIds);
  return voidEntries(
    transaction,
    entries.filter((entry) => entry.event === "reserved"),
    reason,
  );
}

/** Appends a void row after each of these last entries. */
export async function voidEntries(
  transaction: ChangeTransaction,
  last: readonly LedgerEntry[],
  reason: string,
): Promise<readonly LedgerEntry[]> {
  if (last.length === 0) return [];
  const at = await requireClock(transaction);
  return transaction.appendLedger(
    last.map(({ sequence, ...entry }) => ({
      ...entry,
      event: "void" as const,
      previous: sequence,
      operationId: transaction.operationId,
      at,
      reason,
      declarations: null,
    })),
  );
}
