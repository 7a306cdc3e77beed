/**
 * What this computer saw a catalog issue, kept outside of the catalog's own folder: a folder that is put back whole, with
 * its codes.log, is told by it (DESIGN 4, rule 2). Kept by instance, so copies that issue from blocks do not mix.
 */
import type { LedgerEntry } from "../domain/ledger/ledger-entry.ts";
import type { CodesLogLine } from "./codes-log.ts";

export interface Witness {
  /** The last operations that took numbers, since the last settling. Empty where nothing was seen. */
  recent(instanceId: string): Promise<readonly string[]>;
  /** Every number that was seen, oldest first. */
  numbers(instanceId: string): Promise<readonly CodesLogLine[]>;
  /** After a commit. It never fails: a witness that could not write knows less, and the catalog goes on. */
  note(instanceId: string, entries: readonly LedgerEntry[]): Promise<void>;
  /** A person has said what happened: what was seen before is settled. */
  settle(instanceId: string, operationId: string): Promise<void>;
}
