import type { Instance } from "../../ports/home.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { catchUpWithLog } from "./catch-up-with-log.ts";
import { fenced, findFence } from "./find-fence.ts";

/**
 * Lets only the one catalog that issues from its ranges go on (DESIGN 4, rule 2), and first spends the numbers that a
 * crash left in codes.log.
 */
export async function requireIssuingInstance(transaction: ChangeTransaction): Promise<Instance> {
  const fence = await findFence(transaction, transaction.context);
  if (fence !== null) throw fenced(fence.reason);
  await catchUpWithLog(transaction);
  return transaction.instance();
}
