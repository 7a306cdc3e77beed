import { formatIsrc } from "@deadwax/identifiers";
import type { Operation } from "../../domain/history/operation.ts";
import type { LedgerEntry, LedgerEvent, NewLedgerEntry } from "../../domain/ledger/ledger-entry.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { isrcOf } from "../ledger/isrc-of-entry.ts";
import { requireClock } from "../ledger/require-clock.ts";
import { LaterEditsError } from "./later-edits.ts";

export interface LedgerUndone {
  /** How many rows answer the ones of the operation. */
  readonly count: number;
  /** Numbers that are spent by that. */
  readonly voided: readonly string[];
  /** How many numbers it closed because somebody may have used them, as those below a code that came in: they stay so. */
  readonly closed: number;
}

/**
 * What an undo does to numbers. Taking one is never taken back: it becomes void. A void that is undone gives the number
 * back to the recording that had it, and to no other: the ledger says so as history that came to light.
 */
export async function undoLedger(
  transaction: ChangeTransaction,
  target: Operation,
  sentence: string,
): Promise<LedgerUndone> {
  if (target.ledgerFrom === null || target.ledgerTo === null) return { count: 0, voided: [], closed: 0 };
  const entries = await transaction.ledger.entries(
    target.ledgerFrom,
    target.ledgerTo - target.ledgerFrom + 1,
  );
  const answers: NewLedgerEntry[] = [];
  for (const entry of entries) {
    const event = await answerTo(transaction, entry);
    if (event === undefined) continue;
    const last = await transaction.ledger.latest(entry.prefixCode, entry.year, entry.designation);
    if (last?.sequence !== entry.sequence) {
      const what = `${formatIsrc(isrcOf(entry))} has a later entry in the ledger`;
      throw new LaterEditsError(sentence, [{ kind: "recordingCode", entityId: target.id, what }]);
    }
    answers.push(await answer(transaction, entry, event));
  }
  if (answers.length > 0) await transaction.appendLedger(answers);
  const voided = answers.filter(({ event }) => event === "void").map((entry) => formatIsrc(isrcOf(entry)));
  const below = target.parameters["closes"];
  const closed =
    entries.filter(({ event }) => event === "unaccounted").length + (typeof below === "number" ? below : 0);
  return { count: answers.length, voided, closed };
}

async function answerTo(
  transaction: ChangeTransaction,
  entry: LedgerEntry,
): Promise<LedgerEvent | undefined> {
  if (entry.event === "reserved" || entry.event === "assigned" || entry.event === "imported") return "void";
  if (entry.event === "unaccounted") return undefined;
  const [before] = await transaction.ledger.entries(entry.previous, 1);
  return before?.event === "assigned" || before?.event === "imported" ? "imported" : undefined;
}

async function answer(
  transaction: ChangeTransaction,
  entry: LedgerEntry,
  event: LedgerEvent,
): Promise<NewLedgerEntry> {
  const { sequence, ...number } = entry;
  return {
    ...number,
    event,
    previous: sequence,
    operationId: transaction.operationId,
    at: await requireClock(transaction),
    reason: event === "void" ? "undone" : "voiding it was undone",
    declarations: null,
  };
}
