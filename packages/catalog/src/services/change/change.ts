import type { Operation } from "../../domain/history/operation.ts";
import type { LedgerEntry } from "../../domain/ledger/ledger-entry.ts";
import type { Instance } from "../../ports/home.ts";
import type { StoreWriter } from "../../ports/store.ts";
import type { CatalogContext } from "./catalog-context.ts";
import { CHAIN_START, operationHash } from "./chain.ts";
import { createChangeTransaction, type ChangeTransaction, type Gathered } from "./change-transaction.ts";
import { createPersonalVault, type PersonalVault } from "./commit-personal.ts";
import { logLedgerEntries } from "./log-ledger-entries.ts";

/** What came of a change. `operation` is null when there was nothing to change, and in a dry run. */
export interface Changed<Value> {
  readonly value: Value;
  readonly operation: Operation | null;
  readonly changeCount: number;
}

/** What a change is for. One that settles what happened to the catalog is not fenced by what it settles. */
export interface Intent {
  readonly action: string;
  readonly undoes?: Operation["undoes"];
  readonly isSettling?: boolean;
}

/** Carries the outcome of a dry run through the roll-back of its transaction. */
class DryRunEnd extends Error {
  override readonly name = "DryRunEnd";
}

/**
 * One use case: everything `work` writes, the history of it and the codes it took become durable together or not at
 * all. Numbers go into codes.log before the commit, so the log knows every number that anybody can have seen.
 */
export async function change<Value>(
  context: CatalogContext,
  intent: Intent,
  work: (transaction: ChangeTransaction) => Promise<Value>,
): Promise<Changed<Value>> {
  let dryRun: Changed<Value> | undefined;
  let logged: Logged | undefined;
  try {
    const changed = await context.store.write(async (writer): Promise<Changed<Value>> => {
      const vault = createPersonalVault(context.digest, context.random);
      const setting = { context, operationId: context.ids.next(), now: context.clock.now(), vault };
      const { transaction, gathered } = createChangeTransaction(writer, setting);
      const value = await work(transaction);
      const parts = gathered();
      if (context.isDryRun === true) {
        dryRun = { value, operation: null, changeCount: parts.changes.length };
        throw new DryRunEnd();
      }
      if (isNothing(parts)) return { value, operation: null, changeCount: 0 };
      const operation = await chain(writer, { intent, transaction, parts, vault });
      const entries = parts.ledger;
      const isSettling = intent.isSettling === true;
      const instance = await logLedgerEntries(context, writer, { entries, isSettling });
      if (instance !== undefined) logged = { instance, entries, operationId: operation.id };
      return { value, operation, changeCount: parts.changes.length };
    });
    if (logged !== undefined) await bearWitness(context, logged);
    return changed;
  } catch (thrown) {
    if (thrown instanceof DryRunEnd && dryRun !== undefined) return dryRun;
    throw thrown;
  }
}

/** What was written to codes.log. */
interface Logged {
  readonly instance: Instance;
  readonly entries: readonly LedgerEntry[];
  readonly operationId: string;
}

/** Before anybody sees a number: a database or a folder that is put back later is told by this. */
async function bearWitness(
  { codesLog, witness }: CatalogContext,
  { instance, entries, operationId }: Logged,
): Promise<void> {
  await codesLog.markCommitted(operationId);
  await witness.note(instance, entries);
}

function isNothing(parts: Gathered): boolean {
  return parts.changes.length === 0 && parts.ledger.length === 0 && !parts.isToldAlways;
}

interface Link {
  readonly intent: Intent;
  readonly transaction: ChangeTransaction;
  readonly parts: Gathered;
  readonly vault: PersonalVault;
}

async function chain(writer: StoreWriter, link: Link): Promise<Operation> {
  const { context, operationId, now } = link.transaction;
  const { changes, ledger, parameters } = link.parts;
  const last = await writer.history.last();
  const unsealed = {
    sequence: (last?.sequence ?? 0) + 1,
    id: operationId,
    at: now,
    actor: link.vault.commit(context.actor, `actor:${context.actor}`),
    action: link.intent.action,
    parameters,
    undoes: link.intent.undoes ?? null,
    ledgerFrom: ledger[0]?.sequence ?? null,
    ledgerTo: ledger.at(-1)?.sequence ?? null,
    previousHash: last?.hash ?? CHAIN_START,
  };
  const operation = { ...unsealed, hash: operationHash(context.digest, unsealed, { changes, ledger }) };
  await writer.history.append(operation, changes, link.vault.values);
  return operation;
}
