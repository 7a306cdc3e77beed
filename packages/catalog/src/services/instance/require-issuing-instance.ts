import type { Fence, HomeMark, Instance } from "../../ports/home.ts";
import { CatalogError } from "../../errors/index.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { catchUpWithLog } from "./catch-up-with-log.ts";

/** What a fence says to a person. */
export const FENCE_REASONS: Readonly<Record<Fence["reason"], string>> = {
  "other-place": "it is not where it was when it last issued one, so it was moved or copied",
  restored: "it was restored from a backup",
  "older-than-log":
    "its codes.log knows numbers that the database does not, so an older database was put back",
};

/** Whether two marks are the same place of the same catalog. */
export function isSameHome(one: HomeMark, other: HomeMark): boolean {
  return one.machine === other.machine && one.place === other.place && one.identity === other.identity;
}

/** The fence that stands, or the one that what is seen now calls for. */
export function fenceOf(instance: Instance, mark: HomeMark, now: string): Fence | null {
  if (instance.fence !== null) return instance.fence;
  if (isSameHome(instance.home, mark)) return null;
  return { since: now, reason: "other-place", was: instance.home, is: mark };
}

/**
 * Lets only the one catalog that issues from its ranges go on (DESIGN 4, rule 2), and first spends the numbers that
 * codes.log knows and the ledger does not. A crash leaves such numbers, too, but never marked as committed.
 */
export async function requireIssuingInstance(transaction: ChangeTransaction): Promise<Instance> {
  const instance = await transaction.instance();
  const fence = fenceOf(instance, await transaction.context.home.mark(), transaction.now);
  if (fence !== null) throw new CatalogError("LEDGER_FENCED", { reason: FENCE_REASONS[fence.reason] });
  const { isOlderThanLog } = await catchUpWithLog(transaction);
  if (isOlderThanLog) throw new CatalogError("LEDGER_FENCED", { reason: FENCE_REASONS["older-than-log"] });
  return instance;
}
