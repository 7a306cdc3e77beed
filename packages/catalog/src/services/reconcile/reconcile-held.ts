import type { HeldRow } from "../../domain/held/held-row.ts";
import { reconcile, type Reconciliation } from "../../domain/reconcile/index.ts";
import { dayIn } from "../../domain/values/instant.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { readKnownRecordings } from "./read-known-recordings.ts";

/** Lays each sheet of what somebody holds beside the catalog, which is read once. Changes nothing. */
export async function reconcileHeld(
  { store, clock }: Pick<CatalogContext, "store" | "clock">,
  sheets: readonly (readonly HeldRow[])[],
): Promise<readonly Reconciliation[]> {
  return store.read(async (reader) => {
    const prefixes = await reader.find("prefix");
    const recordings = await readKnownRecordings(reader);
    const ownPrefixes = prefixes.map(({ prefixCode }) => prefixCode);
    const today = dayIn(clock.now(), "UTC");
    return sheets.map((rows) => reconcile({ recordings, rows, ownPrefixes, today }));
  });
}
