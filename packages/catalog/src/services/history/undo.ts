import { formatIsrc } from "@deadwax/identifiers";
import type { Entities, EntityKind } from "../../domain/entity.ts";
import { REFERENCES } from "../../domain/entity-references.ts";
import type { Change, Operation } from "../../domain/history/operation.ts";
import type { Id } from "../../domain/values/id.ts";
import { CatalogError } from "../../errors/index.ts";
import { sentenceOf } from "../../messages/history-sentences.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { isEqual, snapshot } from "../change/snapshot.ts";
import { voidReservations } from "../code/void-code.ts";
import { isrcOf } from "../ledger/isrc-of-entry.ts";
import { LaterEditsError, type LaterEdit } from "./later-edits.ts";
import { openPersonal } from "./open-personal.ts";
import { undoLedger } from "./undo-ledger.ts";

/** Actions that change what the catalog is, not what it holds; and a promise to another copy, which may have used it. */
const CANNOT_BE_UNDONE: ReadonlySet<string> = new Set([
  "init",
  "delegateBlock",
  "instanceMoved",
  "instanceCopied",
  "instanceRestored",
  "eraseParty",
  "importCatalog",
]);

export interface Undone {
  readonly undone: Operation;
  readonly sentence: string;
  readonly restored: number;
  /** Codes that stay spent: void from now on. */
  readonly spent: readonly string[];
  /** How many other numbers the operation closed, because they may be in use: they stay closed. */
  readonly closed: number;
}

/**
 * Takes back a whole operation, the last one when none is named: every entity as it was before. Numbers it took stay
 * spent. Stops and lists what it found when something later builds on it (DESIGN 4, rule 13).
 */
export async function undo(context: CatalogContext, operationId?: Id): Promise<Changed<Undone>> {
  const target = await context.store.read((reader) => findTarget(reader, operationId));
  return change(context, { action: "undo", undoes: target.id }, async (transaction) => {
    const { values: told } = await openPersonal(transaction, target.parameters);
    const sentence = sentenceOf(target.action, told);
    await requireUndoable(transaction, target, sentence);
    const sealed = await transaction.history.changes(target.id);
    const { values: changes, isErased } = await openPersonal(transaction, sealed);
    if (isErased) throw new CatalogError("UNDO_ERASED", { sentence });
    const later = await laterEdits(transaction, changes);
    if (later.length > 0) throw new LaterEditsError(sentence, later);
    for (const one of [...changes].reverse()) await revert(transaction, one);
    const undone = await undoLedger(transaction, target, sentence);
    if (changes.length === 0 && undone.count === 0) throw new CatalogError("UNDO_SPENT", { sentence });
    const spent = [...undone.voided, ...(await voidHeldNumbers(transaction, changes))];
    await requireOnePreferredCode(transaction, changes, sentence);
    transaction.tell({ action: target.action, of: target.parameters, sequence: target.sequence });
    return { undone: target, sentence, restored: changes.length, spent, closed: undone.closed };
  });
}

async function findTarget(
  reader: Parameters<typeof openPersonal>[0],
  operationId: Id | undefined,
): Promise<Operation> {
  if (operationId !== undefined) {
    const [operation] = await reader.history.operations({ operationIds: [operationId] });
    if (operation === undefined)
      throw new CatalogError("THING_NOT_FOUND", { kind: "operation", text: operationId });
    return operation;
  }
  const recent = await reader.history.operations({ isReversed: true });
  const undone = new Set(recent.map((operation) => operation.undoes));
  const target = recent.find(
    (operation) =>
      operation.undoes === null && !undone.has(operation.id) && !CANNOT_BE_UNDONE.has(operation.action),
  );
  if (target === undefined) throw new CatalogError("UNDO_NOTHING", {});
  return target;
}

async function requireUndoable(
  transaction: ChangeTransaction,
  target: Operation,
  sentence: string,
): Promise<void> {
  if (CANNOT_BE_UNDONE.has(target.action)) throw new CatalogError("UNDO_NEVER", { sentence });
  const later = await transaction.history.operations({ fromSequence: target.sequence + 1 });
  // An undo can be undone, too: only the newest word about an operation counts.
  const undoOf = new Map(
    later.filter((operation) => operation.undoes !== null).map((operation) => [operation.undoes, operation]),
  );
  let isUndone = false;
  for (let word = undoOf.get(target.id); word !== undefined; word = undoOf.get(word.id)) isUndone = !isUndone;
  if (isUndone) throw new CatalogError("UNDO_ALREADY", { sentence });
}

interface Left {
  readonly kind: EntityKind;
  readonly entityId: Id;
  readonly wasThere: boolean;
  readonly after: Change["after"];
}

/** How the operation left each entity: it may have changed one several times, which is nobody's later edit. */
function leftBehind(changes: readonly Change[]): readonly Left[] {
  const left = new Map<Id, Left>();
  for (const { kind, entityId, before, after } of changes) {
    const earlier = left.get(entityId);
    const isOnTop = after !== null && earlier?.after != null;
    left.set(entityId, {
      kind,
      entityId,
      wasThere: earlier?.wasThere ?? before !== null,
      after: isOnTop ? { ...earlier.after, ...after } : after,
    });
  }
  return [...left.values()];
}

async function laterEdits(
  transaction: ChangeTransaction,
  changes: readonly Change[],
): Promise<readonly LaterEdit[]> {
  const edits: LaterEdit[] = [];
  const removedHere = new Set(changes.filter((one) => one.before === null).map((one) => one.entityId));
  // What the operation itself turned towards a new entity turns back with it.
  const turnedHere = new Set(
    changes
      .filter(({ before }) => before !== null)
      .flatMap(({ entityId, after }) => Object.keys(after ?? {}).map((field) => `${entityId} ${field}`)),
  );
  for (const { kind, entityId, wasThere, after } of leftBehind(changes)) {
    const entity = await transaction.get(kind, entityId);
    const now = entity === undefined ? null : snapshot(kind, entity);
    if (after === null) {
      if (now !== null) edits.push({ kind, entityId, what: "it is there again" });
      continue;
    }
    if (now === null) {
      edits.push({ kind, entityId, what: "it was removed later" });
      continue;
    }
    const changed = Object.keys(after).filter((field) => !isEqual(now[field] ?? null, after[field] ?? null));
    edits.push(...changed.map((field) => ({ kind, entityId, what: `${field} was changed later` })));
    if (!wasThere) edits.push(...(await leaningOn(transaction, { kind, entityId, removedHere, turnedHere })));
  }
  return edits;
}

/** What refers to an entity that is about to go, and does not go with it. */
async function leaningOn(
  transaction: ChangeTransaction,
  going: {
    readonly kind: EntityKind;
    readonly entityId: Id;
    readonly removedHere: ReadonlySet<Id>;
    /** An id and a field of it. */
    readonly turnedHere: ReadonlySet<string>;
  },
): Promise<readonly LaterEdit[]> {
  const edits: LaterEdit[] = [];
  for (const [kind, fields] of Object.entries(REFERENCES) as [EntityKind, Record<string, EntityKind>][]) {
    for (const [field, target] of Object.entries(fields)) {
      if (target !== going.kind) continue;
      const rows = await transaction.find(kind, { [field]: going.entityId });
      const staying = rows.filter(
        ({ id }) => !going.removedHere.has(id) && !going.turnedHere.has(`${id} ${field}`),
      );
      edits.push(
        ...staying.map((row) => ({
          kind,
          entityId: row.id,
          what: `it was added later and belongs to the ${target}`,
        })),
      );
    }
  }
  return edits;
}

async function revert(transaction: ChangeTransaction, one: Change): Promise<void> {
  const { kind, entityId, before, after } = one;
  if (after === null) {
    const row = { id: entityId, revision: 1, ...before } as unknown as Entities[typeof kind];
    await transaction.bringBack(kind, [row]);
    return;
  }
  const entity = await transaction.require(kind, entityId);
  if (before === null) await transaction.remove(kind, [entity]);
  else await transaction.update(kind, entity, before);
}

/** Ends the numbers that were held since for recordings which are gone now. */
async function voidHeldNumbers(
  transaction: ChangeTransaction,
  changes: readonly Change[],
): Promise<readonly string[]> {
  const gone = changes.filter((one) => one.kind === "recording" && one.before === null);
  const ids = gone.map((one) => one.entityId);
  const entries = await voidReservations(transaction, ids, "the recording was undone");
  return entries.map((entry) => formatIsrc(isrcOf(entry)));
}

async function requireOnePreferredCode(
  transaction: ChangeTransaction,
  changes: readonly Change[],
  sentence: string,
): Promise<void> {
  for (const one of changes) {
    if (one.kind !== "recordingCode") continue;
    const code = await transaction.get("recordingCode", one.entityId);
    if (code?.status !== "preferred") continue;
    const preferred = await transaction.count("recordingCode", {
      recordingId: code.recordingId,
      status: "preferred",
    });
    if (preferred > 1) {
      const what = "the recording has got another code since";
      throw new LaterEditsError(sentence, [{ kind: "recordingCode", entityId: code.id, what }]);
    }
  }
}
