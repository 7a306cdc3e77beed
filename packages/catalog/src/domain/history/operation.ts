import type { EntityKind } from "../entity.ts";
import type { Id } from "../values/id.ts";
import type { Instant } from "../values/instant.ts";
import type { Json } from "./canonical-json.ts";
import type { Commitment } from "./commitment.ts";

/** The fields of an entity as they stood, without its id. Null where it did not exist. */
export type Snapshot = { readonly [field: string]: Json };

/** One entity before and after. */
export interface Change {
  readonly kind: EntityKind;
  readonly entityId: Id;
  readonly before: Snapshot | null;
  readonly after: Snapshot | null;
}

/** What somebody did, in one transaction: a row of the history and a link of the chain. */
export interface Operation {
  readonly sequence: number;
  readonly id: Id;
  readonly at: Instant;
  /** A commitment: who it was is a personal value. */
  readonly actor: Commitment;
  /** The verb of the sentence: `assign`, `approve`; see messages. */
  readonly action: string;
  /** What the sentence needs; names of persons are commitments. */
  readonly parameters: { readonly [name: string]: Json };
  /** The operation this one takes back. */
  readonly undoes: Id | null;
  /** The sequences of the ledger this operation wrote, from … to; null for none. */
  readonly ledgerFrom: number | null;
  readonly ledgerTo: number | null;
  readonly previousHash: string;
  /** SHA-256, lower-case hex, over the canonical JSON of all of it (docs/reference/history.md). */
  readonly hash: string;
}
