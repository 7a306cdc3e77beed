import type { Entities, EntityKind } from "../../domain/entity.ts";
import type { Json } from "../../domain/history/canonical-json.ts";
import type { Change, Operation } from "../../domain/history/operation.ts";
import type { LedgerEntry, NewLedgerEntry } from "../../domain/ledger/ledger-entry.ts";
import { shortId, type Id } from "../../domain/values/id.ts";
import type { Instant } from "../../domain/values/instant.ts";
import { CatalogError } from "../../errors/index.ts";
import type { Savepoint, StoreReader, StoreWriter } from "../../ports/store.ts";
import type { CatalogContext } from "./catalog-context.ts";
import type { PersonalVault } from "./commit-personal.ts";
import { createEntityChanges, type EntityChanges } from "./entity-changes.ts";

import { storable } from "./storable.ts";

export type { EntityChanges, New, Patch } from "./entity-changes.ts";

/** What a service does its work in. */
export interface ChangeTransaction extends StoreReader, EntityChanges {
  readonly context: CatalogContext;
  readonly operationId: Id;
  /** One moment for all of it. */
  readonly now: Instant;
  readonly isDryRun: boolean;
  /** Adds to what the sentence of this operation says. */
  tell(parameters: Readonly<Record<string, Json>>): void;
  /** Adds to a number of it. */
  tellMore(name: string, amount: number): void;
  /** Keeps a link of the history even where no entity changed. */
  tellAlways(): void;
  /** A value for `tell` that names a person. */
  personal(value: string, subjectId: string): Json;
  appendLedger(entries: readonly NewLedgerEntry[]): Promise<readonly LedgerEntry[]>;
  /** A point to go back to, in the store and in what the history will say. */
  savepoint(): Promise<ChangeSavepoint>;
  /** An entity that must be there. */
  require<Kind extends EntityKind>(kind: Kind, id: Id): Promise<Entities[Kind]>;
  readonly writer: StoreWriter;
}

export interface ChangeSavepoint extends Savepoint {
  /** Whether anything was written since. */
  hasChanges(): boolean;
}

/** What a transaction gathered for its link of the chain. */
export interface Gathered {
  readonly changes: readonly Change[];
  readonly ledger: readonly LedgerEntry[];
  readonly parameters: Operation["parameters"];
  readonly isToldAlways: boolean;
}

interface Setting {
  readonly context: CatalogContext;
  readonly operationId: Id;
  readonly now: Instant;
  readonly vault: PersonalVault;
}

export function createChangeTransaction(
  writer: StoreWriter,
  setting: Setting,
): { transaction: ChangeTransaction; gathered: () => Gathered } {
  const { context, operationId, now, vault } = setting;
  const changes: Change[] = [];
  const ledger: LedgerEntry[] = [];
  let parameters: Record<string, Json> = {};
  let isToldAlways = false;

  const transaction: ChangeTransaction = {
    ...reading(writer),
    ...createEntityChanges({ writer, ids: context.ids, vault, changes }),
    context,
    operationId,
    now,
    writer,
    isDryRun: context.isDryRun === true,
    tell: (more) => {
      parameters = { ...parameters, ...(storable(more) as Record<string, Json>) };
    },
    tellMore: (name, amount) => {
      const told = parameters[name];
      parameters = { ...parameters, [name]: (typeof told === "number" ? told : 0) + amount };
    },
    tellAlways: () => {
      isToldAlways = true;
    },
    personal: (value, subjectId) => ({ ...vault.commit(storable(value), subjectId) }),
    appendLedger: async (entries) => {
      const appended = await writer.ledger.append(entries);
      ledger.push(...appended);
      return appended;
    },
    savepoint: async () => {
      const point = await writer.savepoint();
      const [changeCount, ledgerCount, told] = [changes.length, ledger.length, parameters];
      return {
        hasChanges: () => changes.length > changeCount || ledger.length > ledgerCount,
        release: () => point.release(),
        rollBack: async () => {
          await point.rollBack();
          changes.length = changeCount;
          ledger.length = ledgerCount;
          parameters = told;
        },
      };
    },
    require: async (kind, id) => {
      const entity = await writer.get(kind, id);
      if (entity === undefined) throw new CatalogError("THING_NOT_FOUND", { kind, text: shortId(id) });
      return entity;
    },
  };
  return { transaction, gathered: () => ({ changes, ledger, parameters, isToldAlways }) };
}

/** The reading half of a writer, without its writing methods. */
function reading(writer: StoreWriter): StoreReader {
  return {
    catalogId: writer.catalogId,
    ledger: writer.ledger,
    history: writer.history,
    get: (kind, id) => writer.get(kind, id),
    find: (kind, where, options) => writer.find(kind, where, options),
    findFields: (kind, fields, where) => writer.findFields(kind, fields, where),
    count: (kind, where) => writer.count(kind, where),
    findByIdEnd: (kind, end, limit) => writer.findByIdEnd(kind, end, limit),
    codesOnSeveralRecordings: () => writer.codesOnSeveralRecordings(),
    instance: () => writer.instance(),
  };
}
