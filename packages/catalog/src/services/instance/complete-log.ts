import type { LedgerEntry } from "../../domain/ledger/ledger-entry.ts";
import type { CodesLog, CodesLogLine } from "../../ports/codes-log.ts";
import type { LedgerReader } from "../../ports/store.ts";
import { numberKey } from "./log-tail.ts";

const PAGE = 5_000;

/**
 * Writes into codes.log every number of the ledger that it lacks, because the log was deleted or an older one was put
 * back. The last operation among them is marked as committed: by that, a database older than it is told.
 */
export async function completeLog(
  codesLog: CodesLog,
  ledger: LedgerReader,
  has: { readonly lines: readonly CodesLogLine[]; readonly before: number },
): Promise<void> {
  const logged = new Set(has.lines.map(numberKey));
  let lastWritten: LedgerEntry | undefined;
  for (let from = 1; from < has.before; from += PAGE) {
    const page = await ledger.entries(from, Math.min(PAGE, has.before - from));
    const missing = page.filter((entry) => entry.previous === 0 && !logged.has(numberKey(entry)));
    if (missing.length > 0) await codesLog.append(missing);
    lastWritten = missing.at(-1) ?? lastWritten;
  }
  if (lastWritten !== undefined) await codesLog.markCommitted(lastWritten.operationId);
}
