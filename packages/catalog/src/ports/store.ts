/**
 * The catalog's memory. Two implementations, over SQLite and PostgreSQL, pass one suite (`describeCatalogStore`).
 *
 * A store knows tables, not rules: what may be written is decided above it, except for the three things only it can
 * promise: a number has one history without forks, ledger and history rows are never changed, and a transaction is
 * all or nothing and alone among writers.
 */
import type { Entities, EntityKind } from "../domain/entity.ts";
import type { Json } from "../domain/history/canonical-json.ts";
import type { Change, Operation } from "../domain/history/operation.ts";
import type { LedgerEntry, NewLedgerEntry } from "../domain/ledger/ledger-entry.ts";
import type { DesignationRange } from "../domain/prefix/range.ts";
import type { Id } from "../domain/values/id.ts";
import type { Instance } from "./home.ts";

/** Fields that must equal a value, or one of several. `null` asks for an absent value. */
export type Where<Row> = {
  readonly [Field in keyof Row]?: Row[Field] | readonly NonNullable<Row[Field]>[];
};

export interface FindOptions<Row> {
  /** Default: by id, which is by age. Ties are broken by id. */
  readonly orderBy?: keyof Row & string;
  readonly limit?: number;
  /** Only rows whose id is greater: the cursor of the default order. */
  readonly afterId?: Id;
}

export interface EntityReader {
  get<Kind extends EntityKind>(kind: Kind, id: Id): Promise<Entities[Kind] | undefined>;
  find<Kind extends EntityKind>(
    kind: Kind,
    where?: Where<Entities[Kind]>,
    options?: FindOptions<Entities[Kind]>,
  ): Promise<readonly Entities[Kind][]>;
  /** The same with some fields only, for questions about thousands of rows. Sorted by id. */
  findFields<Kind extends EntityKind, Field extends keyof Entities[Kind] & string>(
    kind: Kind,
    fields: readonly Field[],
    where: Where<Entities[Kind]>,
  ): Promise<readonly Pick<Entities[Kind], Field>[]>;
  count<Kind extends EntityKind>(kind: Kind, where?: Where<Entities[Kind]>): Promise<number>;
  /** Ids that end with these hex digits: what people type. At most `limit`. */
  findByIdEnd(kind: EntityKind, end: string, limit: number): Promise<readonly Id[]>;
  /** Codes that more than one recording has and nobody resolved (status other than disputed). */
  codesOnSeveralRecordings(): Promise<
    readonly { readonly isrc: string; readonly recordingIds: readonly Id[] }[]
  >;
}

/** How many numbers of a prefix are in each state in a year, by the last entry of each. */
export interface LedgerCounts {
  readonly year: string;
  readonly event: LedgerEntry["event"];
  readonly count: number;
}

export interface LedgerReader {
  /** The last entry of a number. */
  latest(prefixCode: string, year: string, designation: number): Promise<LedgerEntry | undefined>;
  /** The last entries of these numbers; a number without one is left out. */
  latestOf(
    prefixCode: string,
    year: string,
    designations: readonly number[],
  ): Promise<readonly LedgerEntry[]>;
  /** The last entries of the numbers whose last entry names one of these recordings, by sequence. */
  latestForRecordings(recordingIds: readonly Id[]): Promise<readonly LedgerEntry[]>;
  /** All entries of a number, oldest first. */
  story(prefixCode: string, year: string, designation: number): Promise<readonly LedgerEntry[]>;
  /** The highest number in the range that has any entry, or -1. */
  highest(prefixCode: string, year: string, range: DesignationRange): Promise<number>;
  /** By year and event; only of the numbers in the range, where one is given. */
  counts(prefixCode: string, range?: DesignationRange): Promise<readonly LedgerCounts[]>;
  /** Entries in order of sequence, `from` included. */
  entries(from: number, limit: number): Promise<readonly LedgerEntry[]>;
  /** The newest entry, or undefined in a new ledger. */
  last(): Promise<LedgerEntry | undefined>;
}

export interface LedgerWriter {
  /**
   * Adds rows and gives each the next sequence. Throws LEDGER_NUMBER_TAKEN when another row already follows `previous`
   * on the same number: no order of events can issue a number twice.
   */
  append(entries: readonly NewLedgerEntry[]): Promise<readonly LedgerEntry[]>;
}

/** Personal values that stand in the history as commitments. */
export interface PersonalValue {
  readonly commitment: string;
  readonly salt: string;
  readonly value: Json;
  /** The entity or actor it is about: what an erasure names. */
  readonly subjectId: string;
}

export interface HistoryFilter {
  readonly entityIds?: readonly Id[];
  readonly operationIds?: readonly Id[];
  /** Newest first, when true. */
  readonly isReversed?: boolean;
  readonly fromSequence?: number;
  readonly limit?: number;
}

export interface HistoryReader {
  last(): Promise<Operation | undefined>;
  operations(filter: HistoryFilter): Promise<readonly Operation[]>;
  changes(operationId: Id): Promise<readonly Change[]>;
  /** The newest operation that changed the entity after the given one, if any. */
  laterChange(entityId: Id, afterSequence: number): Promise<Operation | undefined>;
  personal(commitments: readonly string[]): Promise<readonly PersonalValue[]>;
}

export interface HistoryWriter {
  append(operation: Operation, changes: readonly Change[], personal: readonly PersonalValue[]): Promise<void>;
  /** Erases personal values for good. Resolves to how many there were. */
  erasePersonal(subjectIds: readonly string[]): Promise<number>;
}

export interface StoreReader extends EntityReader {
  readonly catalogId: Id;
  readonly ledger: LedgerReader;
  readonly history: HistoryReader;
  instance(): Promise<Instance>;
}

export interface EntityWriter {
  insert<Kind extends EntityKind>(kind: Kind, rows: readonly Entities[Kind][]): Promise<void>;
  /** Replaces whole rows by id. Throws STORE_REVISION_CONFLICT unless each row's revision is one more than stored. */
  replace<Kind extends EntityKind>(kind: Kind, rows: readonly Entities[Kind][]): Promise<void>;
  remove(kind: EntityKind, ids: readonly Id[]): Promise<void>;
}

/** A point of a transaction to go back to when a part of it is refused. */
export interface Savepoint {
  /** Keeps what was written since. */
  release(): Promise<void>;
  /** Takes back what was written since. */
  rollBack(): Promise<void>;
}

export interface StoreWriter extends StoreReader, EntityWriter {
  readonly ledger: LedgerReader & LedgerWriter;
  readonly history: HistoryReader & HistoryWriter;
  setInstance(instance: Instance): Promise<void>;
  /** Points do not nest: release or roll back one before the next. */
  savepoint(): Promise<Savepoint>;
}

export interface CatalogStore {
  /** One consistent view. */
  read<Value>(work: (reader: StoreReader) => Promise<Value>): Promise<Value>;
  /** Alone among writers; commits when the work resolves, leaves no trace when it throws. */
  write<Value>(work: (writer: StoreWriter) => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
}
