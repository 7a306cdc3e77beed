import { formatIsrc, type Isrc } from "@deadwax/identifiers";
import { contains } from "../../domain/prefix/range.ts";
import { CatalogError } from "../../errors/index.ts";
import type { Instance } from "../../ports/home.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { designationOf } from "../ledger/isrc-of-entry.ts";
import { readBlockToken } from "../registrant/block-token.ts";
import { catchUpWithLog, catchUpWithWitness } from "./catch-up-with-log.ts";
import { closeNumbers } from "./close-numbers.ts";
import { completeLog } from "./complete-log.ts";
import { fenced, findFence, findLoss, isSameHome } from "./find-fence.ts";
import { readLogTail } from "./log-tail.ts";

/**
 * The catalog is the only one still, in another place: it goes on where it was.
 * Throws INSTANCE_STANDS while the one at the old place can be seen, LEDGER_FENCED when moving is not all that happened.
 */
export async function settleMoved(context: CatalogContext): Promise<Changed<Instance>> {
  return settle(context, "instanceMoved", async (transaction, instance) => {
    await requireAlone(transaction);
    const reason = instance.fence?.reason ?? (await findLoss(transaction, context));
    if (reason !== null && reason !== "other-place") throw fenced(reason);
    return instance;
  });
}

/** This is a copy beside the original: from now on it issues from the block the original gave it, and nothing else. */
export async function settleCopied(
  context: CatalogContext,
  tokens: readonly string[],
): Promise<Changed<Instance>> {
  const grants = tokens.map((token) => readBlockToken(context.digest, token));
  const copied = await settle(context, "instanceCopied", async (transaction, instance) => {
    const fence = await findFence(transaction, context);
    const instanceId = transaction.context.ids.next();
    for (const grant of grants) {
      const [prefix] = await transaction.find("prefix", { prefixCode: grant.prefixCode });
      if (prefix === undefined)
        throw new CatalogError("THING_NOT_FOUND", { kind: "prefix", text: grant.prefixCode });
      // What this was copied from goes on issuing from its own blocks.
      if (fence !== null && instance.onlyBlocks?.includes(grant.blockId) === true)
        throw new CatalogError("BLOCK_TOKEN_USED", { block: grant.name });
      if ((await context.witness.blockHolder(grant.blockId)) !== undefined)
        throw new CatalogError("BLOCK_TOKEN_USED", { block: grant.name });
      if ((await transaction.get("block", grant.blockId)) !== undefined) continue;
      await transaction.insert(
        "block",
        {
          prefixId: prefix.id,
          name: grant.name,
          rangeFrom: grant.rangeFrom,
          rangeTo: grant.rangeTo,
          holder: "this copy",
        },
        grant.blockId,
      );
    }
    // A fence means that this is a copy of what issued from those blocks, which goes on doing so.
    const ours = fence === null ? (instance.onlyBlocks ?? []) : [];
    const onlyBlocks = [...new Set([...ours, ...grants.map((grant) => grant.blockId)])];
    return { ...instance, instanceId, onlyBlocks };
  });
  if (copied.operation === null) return copied;
  for (const { blockId } of grants) await context.witness.takeBlock(blockId, copied.value.instanceId);
  return copied;
}

export interface RestoredRequest {
  /**
   * The last code known to be issued from each prefix since the backup: everything up to it is closed. An empty list
   * says that none was, which codes.log must not contradict.
   */
  readonly lastIssued: readonly Isrc[];
}

/**
 * An older state was put back. What codes.log and this computer know, and everything up to the last known number, is
 * never issued. Throws INSTANCE_STANDS while the catalog it was taken from can be seen.
 */
export async function settleRestored(
  context: CatalogContext,
  request: RestoredRequest,
): Promise<Changed<Instance>> {
  return settle(context, "instanceRestored", async (transaction, instance) => {
    await requireAlone(transaction);
    await catchUpWithWitness(transaction);
    for (const isrc of request.lastIssued) await closeUpTo(transaction, isrc);
    transaction.tell({ last: request.lastIssued.map((isrc) => formatIsrc(isrc)).join(", ") });
    return instance;
  });
}

async function closeUpTo(transaction: ChangeTransaction, isrc: Isrc): Promise<void> {
  const number = designationOf(isrc);
  const [prefix] = await transaction.find("prefix", { prefixCode: number.prefixCode });
  if (prefix === undefined)
    throw new CatalogError("THING_NOT_FOUND", { kind: "prefix", text: number.prefixCode });
  if (!prefix.ranges.some((range) => contains(range, number.designation))) {
    const why = "it is outside of what the agency allocated";
    throw new CatalogError("PREFIX_RANGE", { range: formatIsrc(isrc), why });
  }
  const last = await transaction.ledger.latest(number.prefixCode, number.year, number.designation);
  if (last !== undefined) return;
  await closeNumbers(transaction, [
    { ...number, reason: "the last number known to be issued before a restore" },
  ]);
}

/** Two that both issue from all of a range would give one number twice. */
async function requireAlone(transaction: ChangeTransaction): Promise<void> {
  const { home, witness } = transaction.context;
  const { instanceId } = await transaction.instance();
  const fence = await findFence(transaction, transaction.context);
  const is = await home.mark();
  for (const was of [fence?.was, await witness.home(instanceId)]) {
    if (was == null || isSameHome(was, is)) continue;
    if (await home.stands(was)) throw new CatalogError("INSTANCE_STANDS", { place: was.place });
  }
}

async function settle(
  context: CatalogContext,
  action: "instanceMoved" | "instanceCopied" | "instanceRestored",
  work: (transaction: ChangeTransaction, instance: Instance) => Promise<Instance>,
): Promise<Changed<Instance>> {
  return change(context, { action, isSettling: true }, async (transaction) => {
    const settled = await work(transaction, await transaction.instance());
    await catchUpWithLog(transaction);
    const home = await context.home.mark();
    const instance = { ...settled, home, fence: null, seenLog: await adoptLog(transaction) };
    await transaction.writer.setInstance(instance);
    const catalog = await transaction.require("catalog", transaction.catalogId);
    transaction.tell({ place: home.place, catalog: catalog.name });
    transaction.tellAlways();
    return instance;
  });
}

/** The log that lies here is the catalog's from now on; what it knew was taken over, what it lacked is added. */
async function adoptLog(transaction: ChangeTransaction): Promise<Instance["seenLog"]> {
  const { codesLog } = transaction.context;
  const { seenLog } = await transaction.instance();
  const { lines, isContinued } = await readLogTail(codesLog, seenLog);
  if (!isContinued && !transaction.isDryRun) {
    const last = await transaction.ledger.last();
    await completeLog(codesLog, transaction.ledger, { lines, before: (last?.sequence ?? 0) + 1 });
  }
  return { logId: codesLog.logId, size: await codesLog.size() };
}
