/**
 * Follows the ledger of one copy of a catalog, entry by entry, with rules of its own: sequences without gaps, one
 * chain of events for each number, and no number issued by two operations, in whatever copies.
 */
import type { CatalogStore, LedgerEntry } from "@deadwax/catalog";
import { codeOf, Violation, type Code, type Model } from "./model.ts";

type Event = LedgerEntry["event"];

const MAY_FOLLOW: Readonly<Record<Event | "nothing", string>> = {
  nothing: "reserved assigned imported unaccounted",
  reserved: "assigned void imported",
  assigned: "void imported",
  imported: "void",
  void: "imported",
  unaccounted: "imported void",
};

export type LastEntry = Pick<LedgerEntry, "sequence" | "event" | "recordingId">;

export interface Audit {
  /** The last entry of every number, as of the last `run`. */
  readonly last: ReadonlyMap<Code, LastEntry>;
  run(store: CatalogStore): Promise<void>;
  /** Begins again: an older database was put back. */
  reset(): void;
}

const PAGE = 2_000;

export function createAudit(model: Model, where: string): Audit {
  const last = new Map<Code, LastEntry>();
  let sequence = 0;

  function follow(entry: LedgerEntry): void {
    const code = codeOf(entry);
    const before = last.get(code);
    if (entry.sequence !== sequence + 1) throw new Violation(`${where}: entry ${sequence + 1} is missing`);
    if (entry.previous !== (before?.sequence ?? 0))
      throw new Violation(`${where}: entry ${entry.sequence} of ${code} follows ${entry.previous}`);
    if (!MAY_FOLLOW[before?.event ?? "nothing"].split(" ").includes(entry.event))
      throw new Violation(`${where}: ${code} was ${before?.event ?? "free"} and became ${entry.event}`);
    if (entry.event === "assigned" && before !== undefined && before.recordingId !== entry.recordingId)
      throw new Violation(`${where}: ${code} was held for another recording than it was assigned to`);
    const isIssued = entry.event === "reserved" || entry.event === "assigned";
    if (before === undefined && isIssued) model.issued(code, entry.operationId, where);
    sequence = entry.sequence;
    last.set(code, { sequence, event: entry.event, recordingId: entry.recordingId });
  }

  return {
    last,
    run: async (store) => {
      for (;;) {
        const page = await store.read((reader) => reader.ledger.entries(sequence + 1, PAGE));
        page.forEach(follow);
        if (page.length < PAGE) return;
      }
    },
    reset: () => {
      last.clear();
      sequence = 0;
    },
  };
}
