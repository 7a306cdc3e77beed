import type { Isrc } from "@deadwax/identifiers";
import type { Designation } from "../../domain/ledger/ledger-entry.ts";
import { takeDesignations, type IssuableSpan } from "../../domain/ledger/next-designation.ts";
import { CatalogError } from "../../errors/index.ts";
import type { StoreReader } from "../../ports/store.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { closeNumbers } from "../instance/close-numbers.ts";
import { designationOf, isrcOf } from "./isrc-of-entry.ts";

export interface Wanted {
  readonly place: Pick<Designation, "prefixCode" | "year">;
  readonly spans: readonly IssuableSpan[];
  readonly wanted: number;
}

/**
 * The next numbers of the spans, without those that a recording here carries or that stand in a file nobody has
 * answered for: such a number is in use whatever the ledger knows, so it is closed.
 */
export async function takeUnused(
  transaction: ChangeTransaction,
  { place, spans, wanted }: Wanted,
): Promise<{ readonly designations: readonly number[]; readonly left: number }> {
  const used = new Set<number>();
  const capacity = spans.reduce((sum, span) => sum + span.left, 0);
  for (;;) {
    const left = capacity - used.size;
    if (left < wanted) {
      const { prefixCode: prefix, year } = place;
      throw new CatalogError("LEDGER_EXHAUSTED", { prefix, year, left, wanted });
    }
    const next = takeDesignations(spans, wanted + used.size).filter((designation) => !used.has(designation));
    const found = await numbersInUse(transaction, place, next);
    if (found.length === 0) {
      const reason = "it stands on a recording or in a file of this catalog";
      await closeNumbers(
        transaction,
        [...used].map((designation) => ({ ...place, designation, reason })),
      );
      return { designations: next, left: left - wanted };
    }
    for (const designation of found) used.add(designation);
  }
}

async function numbersInUse(
  reader: StoreReader,
  place: Wanted["place"],
  designations: readonly number[],
): Promise<readonly number[]> {
  const isrc: readonly Isrc[] = designations.map((designation) => isrcOf({ ...place, designation }));
  const codes = await reader.find("recordingCode", { isrc });
  const claims = await reader.find("codeClaim", { isrc, state: ["open", "entered"] });
  return [...codes, ...claims].map((one) => designationOf(one.isrc).designation);
}
