import type { PersonalValue, StoreReader } from "../../ports/store.ts";
import type { Digest } from "../../ports/runtime.ts";
import { CHAIN_START, operationHash } from "../change/chain.ts";
import { commitmentOf } from "../change/commit-personal.ts";

/** Where the chain breaks, or that it holds. */
export type ChainCheck =
  | {
      readonly isValid: true;
      readonly operations: number;
      readonly entries: number;
      readonly lastHash: string;
    }
  | { readonly isValid: false; readonly sequence: number; readonly why: string };

const PAGE = 200;

/** Recomputes every hash from the first operation on, and every ledger entry's place in it. */
export async function verifyHistory(reader: StoreReader, digest: Digest): Promise<ChainCheck> {
  let previous = CHAIN_START;
  let sequence = 0;
  let entries = 0;
  for (;;) {
    const page = await reader.history.operations({ fromSequence: sequence + 1, limit: PAGE });
    for (const operation of page) {
      sequence += 1;
      if (operation.sequence !== sequence) return broken(sequence, "an entry is missing");
      if (operation.previousHash !== previous)
        return broken(sequence, "it does not follow the one before it");
      const changes = await reader.history.changes(operation.id);
      const ledger = await ledgerOf(reader, operation.ledgerFrom, operation.ledgerTo);
      const expectedFrom = ledger.length === 0 ? null : entries + 1;
      if (operation.ledgerFrom !== expectedFrom)
        return broken(sequence, "its ledger rows are not the next ones");
      if (ledger.some((entry) => entry.operationId !== operation.id))
        return broken(sequence, "a ledger row is not its own");
      entries += ledger.length;
      const { hash, ...unsealed } = operation;
      if (operationHash(digest, unsealed, { changes, ledger }) !== hash)
        return broken(sequence, "its contents were changed");
      previous = hash;
    }
    if (page.length < PAGE) break;
  }
  const last = await reader.ledger.last();
  if ((last?.sequence ?? 0) !== entries)
    return broken(sequence, "the ledger has rows that no operation wrote");
  return { isValid: true, operations: sequence, entries, lastHash: previous };
}

/** Whether a personal value is the one that was committed to. */
export function isCommitted(digest: Digest, personal: PersonalValue): boolean {
  return commitmentOf(digest, personal.salt, personal.value) === personal.commitment;
}

async function ledgerOf(
  reader: StoreReader,
  from: number | null,
  to: number | null,
): ReturnType<StoreReader["ledger"]["entries"]> {
  return from === null || to === null ? [] : reader.ledger.entries(from, to - from + 1);
}

function broken(sequence: number, why: string): ChainCheck {
  return { isValid: false, sequence, why };
}
