import { canonicalJson, type Json } from "../../domain/history/canonical-json.ts";
import type { Change, Operation } from "../../domain/history/operation.ts";
import type { LedgerEntry } from "../../domain/ledger/ledger-entry.ts";
import type { Digest } from "../../ports/runtime.ts";

/** What the first operation names as the one before it. */
export const CHAIN_START = "0".repeat(64);

/** The hash of an operation over its own row, its changes and its ledger entries (docs/reference/history.md). */
export function operationHash(
  digest: Digest,
  operation: Omit<Operation, "hash">,
  parts: { readonly changes: readonly Change[]; readonly ledger: readonly LedgerEntry[] },
): string {
  const link = {
    sequence: operation.sequence,
    id: operation.id,
    at: operation.at,
    actor: operation.actor,
    action: operation.action,
    parameters: operation.parameters,
    undoes: operation.undoes,
    previousHash: operation.previousHash,
    changes: parts.changes.map(({ kind, entityId, before, after }) => ({ kind, entityId, before, after })),
    ledger: parts.ledger.map((entry) => ({ ...entry })),
  };
  return digest.sha256(canonicalJson(link as unknown as Json));
}
