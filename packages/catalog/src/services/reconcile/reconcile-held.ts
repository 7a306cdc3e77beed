import type { HeldRow } from "../../domain/held/held-row.ts";
import { reconcile, type Reconciliation } from "../../domain/reconcile/index.ts";
import { dayIn } from "../../domain/values/instant.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { readKnownRecordings } from "./read-known-recordings.ts";

/** Lays rows of what somebody holds beside the catalog. Reads only. */
export async function reconcileHeld(
  { store, clock }: Pick<CatalogContext, "store" | "clock">,
  rows: readonly HeldRow[],
): Promise<Reconciliation> {
  return store.read(async (reader) => {
    const prefixes = await reader.find("prefix");
    return reconcile({
      recordings: await readKnownRecordings(reader),
      rows,
      ownPrefixes: prefixes.map(({ prefixCode }) => prefixCode),
      today: dayIn(clock.now(), "UTC"),
    });
  });
}
