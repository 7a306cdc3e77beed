import type { LedgerEntry, LedgerEvent } from "./ledger-entry.ts";

/** What a number is now (DESIGN 4, rule 1). `free` is the only one that can be issued. */
export type DesignationState = "free" | "reserved" | "assigned" | "void" | "unaccounted";

/** Which event may answer which. A number that was ever touched can never become free again. */
const FOLLOWS: Readonly<Record<LedgerEvent | "none", readonly LedgerEvent[]>> = {
  none: ["reserved", "assigned", "imported", "unaccounted"],
  reserved: ["assigned", "void", "imported"],
  assigned: ["void", "imported"],
  // History can turn up later for any number, and then counts; it is not issued by that.
  imported: ["void"],
  void: ["imported"],
  unaccounted: ["imported", "void"],
};

/** Whether the event may come after the last entry of the same number (undefined: there is none). */
export function mayFollow(event: LedgerEvent, last: Pick<LedgerEntry, "event"> | undefined): boolean {
  return FOLLOWS[last?.event ?? "none"].includes(event);
}

export function stateAfter(last: Pick<LedgerEntry, "event"> | undefined): DesignationState {
  if (last === undefined) return "free";
  return last.event === "imported" ? "assigned" : last.event;
}
