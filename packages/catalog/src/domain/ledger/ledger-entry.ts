import type { Id } from "../values/id.ts";
import type { Instant } from "../values/instant.ts";

/**
 * What an entry says happened to a designation.
 * reserved: a number was shown, for a draft. assigned: it names a recording for ever. void: it will never be used.
 * imported: somebody had used it before this catalog knew. unaccounted: it may have been used, nobody can tell.
 */
export const LEDGER_EVENTS = ["reserved", "assigned", "void", "imported", "unaccounted"] as const;
export type LedgerEvent = (typeof LEDGER_EVENTS)[number];

/** The number an entry is about: (prefix, year, designation), unique for ever. */
export interface Designation {
  readonly prefixCode: string;
  /** Two digits. */
  readonly year: string;
  readonly designation: number;
}

/** What the person said before a code was assigned (DESIGN 4, rule 5). Both must be true. */
export interface Declarations {
  /** Nobody has ever given this recording a code. */
  readonly neverCoded: boolean;
  /** We own it or license it exclusively. */
  readonly weControlIt: boolean;
}

/** One row of the AssignmentLedger. Rows are only ever added; a later row answers an earlier one. */
export interface LedgerEntry extends Designation {
  /** 1, 2, 3 … in the catalog, without gaps. */
  readonly sequence: number;
  readonly event: LedgerEvent;
  /** The sequence of the entry before it on the same number; 0 for the first. The store refuses a fork. */
  readonly previous: number;
  readonly recordingId: Id | null;
  readonly blockId: Id | null;
  readonly operationId: Id;
  readonly at: Instant;
  readonly reason: string | null;
  readonly declarations: Declarations | null;
}

/** An entry on its way into the ledger: the store gives the sequence. */
export type NewLedgerEntry = Omit<LedgerEntry, "sequence">;
