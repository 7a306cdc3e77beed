/** What every catalog store has to do, whichever database it is made of. */
import { describe } from "vitest";
import { describeEntities } from "./entity-suite.ts";
import { describeHistory } from "./history-suite.ts";
import { describeLedger } from "./ledger-suite.ts";
import type { MakeStore } from "./store-harness.ts";
import { describeTransactions } from "./transaction-suite.ts";

export type { MakeStore, StoreHarness } from "./store-harness.ts";

export function describeCatalogStore(name: string, make: MakeStore): void {
  describe(name, () => {
    describeEntities(make);
    describeLedger(make);
    describeHistory(make);
    describeTransactions(make);
  });
}
