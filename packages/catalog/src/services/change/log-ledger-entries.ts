import type { LedgerEntry } from "../../domain/ledger/ledger-entry.ts";
import type { Fence, Instance } from "../../ports/home.ts";
import type { StoreWriter } from "../../ports/store.ts";
import { completeLog } from "../instance/complete-log.ts";
import { judgeLoss } from "../instance/find-fence.ts";
import { linesUnknownTo, readLogTail } from "../instance/log-tail.ts";
import type { CatalogContext } from "./catalog-context.ts";

/**
 * Writes the numbers of this transaction to codes.log and waits for the disk, then notes in the database how much of
 * the log it has seen. If the commit after it fails, the log knows numbers that the ledger does not: the next issue
 * finds them there and spends them (`catchUpWithLog`). So what was seen never moves past a number the ledger lacks.
 *
 * A correction may be made in a database that is older than what was issued: it is fenced by that, because the signs of
 * it end up under what is written now.
 *
 * Resolves to the instance as it now is; undefined where there was nothing to write.
 */
export async function logLedgerEntries(
  context: CatalogContext,
  writer: StoreWriter,
  { entries, isSettling }: { readonly entries: readonly LedgerEntry[]; readonly isSettling: boolean },
): Promise<Instance | undefined> {
  const [first] = entries;
  if (first === undefined) return undefined;
  const { codesLog } = context;
  const instance = await writer.instance();
  const tail = await readLogTail(codesLog, instance.seenLog);
  const unknown = await linesUnknownTo(writer.ledger, tail.lines);
  const reason =
    isSettling || instance.fence !== null
      ? null
      : await judgeLoss(writer, context, { instance, tail, unknown });
  if (!tail.isContinued)
    await completeLog(codesLog, writer.ledger, { lines: tail.lines, before: first.sequence });
  const size = await codesLog.append(entries);
  const seenLog = unknown.length > 0 ? instance.seenLog : { logId: codesLog.logId, size };
  const fence = isSettling ? null : reason === null ? instance.fence : fenceFor(reason, context, instance);
  const logged = { ...instance, fence, seenLog };
  await writer.setInstance(logged);
  return logged;
}

function fenceFor(reason: Fence["reason"], { clock }: CatalogContext, { home }: Instance): Fence {
  return { since: clock.now(), reason, was: home, is: home };
}
