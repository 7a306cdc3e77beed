import type { Instant } from "../../domain/values/instant.ts";
import { CatalogError } from "../../errors/index.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";

/** How far two computers' clocks may differ before an earlier one is refused. */
const CLOCK_TOLERANCE_MS = 5_000;

/** The moment to write down. A clock behind the ledger would give codes the wrong year (DESIGN 4, rule 4). */
export async function requireClock(transaction: ChangeTransaction): Promise<Instant> {
  const last = await transaction.ledger.last();
  if (last === undefined || last.at <= transaction.now) return transaction.now;
  if (Date.parse(last.at) - Date.parse(transaction.now) <= CLOCK_TOLERANCE_MS) return last.at;
  throw new CatalogError("LEDGER_CLOCK_BACK", { now: transaction.now, last: last.at });
}
