import { formatIsrc, type Isrc } from "@deadwax/identifiers";
import { contains } from "../../domain/prefix/range.ts";
import { CatalogError } from "../../errors/index.ts";
import type { Instance } from "../../ports/home.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { designationOf } from "../ledger/isrc-of-entry.ts";
import { readBlockToken } from "../registrant/block-token.ts";
import { catchUpWithLog } from "./catch-up-with-log.ts";
import { closeNumbers } from "./close-numbers.ts";
import { fenceOf } from "./require-issuing-instance.ts";

/** The catalog is the only one still, in another place: it goes on where it was. */
export async function settleMoved(context: CatalogContext): Promise<Changed<Instance>> {
  return settle(context, "instanceMoved", async (_transaction, instance) => instance);
}

/** This is a copy beside the original: from now on it issues from the block the original gave it, and nothing else. */
export async function settleCopied(
  context: CatalogContext,
  tokens: readonly string[],
): Promise<Changed<Instance>> {
  const grants = tokens.map((token) => readBlockToken(context.digest, token));
  return settle(context, "instanceCopied", async (transaction, instance) => {
    for (const grant of grants) {
      const [prefix] = await transaction.find("prefix", { prefixCode: grant.prefixCode });
      if (prefix === undefined)
        throw new CatalogError("THING_NOT_FOUND", { kind: "prefix", text: grant.prefixCode });
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
    const fence = fenceOf(instance, await context.home.mark(), transaction.now);
    const ours = fence === null ? (instance.onlyBlocks ?? []) : [];
    const onlyBlocks = [...new Set([...ours, ...grants.map((grant) => grant.blockId)])];
    return { ...instance, instanceId: transaction.context.ids.next(), onlyBlocks };
  });
}

export interface RestoredRequest {
  /**
   * The last code known to be issued from each prefix since the backup: everything up to it is closed. An empty list
   * says that none was, which codes.log must not contradict.
   */
  readonly lastIssued: readonly Isrc[];
}

/** An older state was put back. What codes.log knows, and everything up to the last known number, is never issued. */
export async function settleRestored(
  context: CatalogContext,
  request: RestoredRequest,
): Promise<Changed<Instance>> {
  return settle(context, "instanceRestored", async (transaction, instance) => {
    await catchUpWithLog(transaction);
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

async function settle(
  context: CatalogContext,
  action: "instanceMoved" | "instanceCopied" | "instanceRestored",
  work: (transaction: ChangeTransaction, instance: Instance) => Promise<Instance>,
): Promise<Changed<Instance>> {
  return change(context, { action }, async (transaction) => {
    const settled = await work(transaction, await transaction.instance());
    const home = await context.home.mark();
    const instance = { ...settled, home, fence: null };
    await transaction.writer.setInstance(instance);
    const catalog = await transaction.require("catalog", transaction.catalogId);
    transaction.tell({ place: home.place, catalog: catalog.name });
    transaction.tellAlways();
    return instance;
  });
}
