import { mayFollow } from "../../domain/ledger/designation-state.ts";
import type { NewLedgerEntry } from "../../domain/ledger/ledger-entry.ts";
import type { RecordingCode } from "../../domain/code/recording-code.ts";
import type { Id } from "../../domain/values/id.ts";
import type { StoreReader } from "../../ports/store.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { designationOf } from "../ledger/isrc-of-entry.ts";
import { requireClock } from "../ledger/require-clock.ts";

const PAGE = 1_000;

/**
 * Takes the codes that recordings carried before their prefix was recorded into the ledger: those numbers, and the
 * gaps below them, are not ours to issue (DESIGN 4, rule 1).
 */
export async function importKnownNumbers(transaction: ChangeTransaction, prefixCode: string): Promise<void> {
  const first = new Map<string, RecordingCode>();
  for await (const code of everyCode(transaction)) {
    if (code.isrc.startsWith(prefixCode) && !first.has(code.isrc)) first.set(code.isrc, code);
  }
  const entries: NewLedgerEntry[] = [];
  for (const { isrc, recordingId } of first.values()) {
    const number = designationOf(isrc);
    const last = await transaction.ledger.latest(number.prefixCode, number.year, number.designation);
    if (!mayFollow("imported", last)) continue;
    entries.push({
      ...number,
      event: "imported",
      previous: last?.sequence ?? 0,
      recordingId,
      blockId: null,
      operationId: transaction.operationId,
      at: await requireClock(transaction),
      reason: "a recording had it before the prefix was recorded",
      declarations: null,
    });
  }
  await transaction.appendLedger(entries);
}

async function* everyCode(reader: StoreReader): AsyncGenerator<RecordingCode> {
  let afterId: Id | undefined;
  for (;;) {
    const page = await reader.find(
      "recordingCode",
      {},
      { limit: PAGE, ...(afterId === undefined ? {} : { afterId }) },
    );
    yield* page;
    if (page.length < PAGE) return;
    afterId = page.at(-1)?.id;
  }
}
