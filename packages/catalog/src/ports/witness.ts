/**
 * What was seen to be issued from here, kept outside of the catalog's own folder: a folder that is put back whole, with its
 * codes.log, is told by it (DESIGN 4, rule 2). Kept by instance, so copies that issue from blocks do not mix.
 */
import type { LedgerEntry } from "../domain/ledger/ledger-entry.ts";
import type { CodesLogLine } from "./codes-log.ts";
import type { HomeMark, Instance } from "./home.ts";

export interface Witness {
  /** Whether anything can be kept. */
  isKept(): Promise<boolean>;
  /** The newest numbers that were seen. Empty where nothing was. A database that lacks one of them is an older one. */
  recent(instanceId: string): Promise<readonly CodesLogLine[]>;
  /** Every number that was seen, oldest first. */
  numbers(instanceId: string): Promise<readonly CodesLogLine[]>;
  /** Where the instance issued last. */
  home(instanceId: string): Promise<HomeMark | undefined>;
  /** After a commit. It never fails: a witness that could not write knows less, and the catalog goes on. */
  note(instance: Instance, entries: readonly LedgerEntry[]): Promise<void>;
  /** The instance that took the block here, if one did. */
  blockHolder(blockId: string): Promise<string | undefined>;
  takeBlock(blockId: string, instanceId: string): Promise<void>;
}
