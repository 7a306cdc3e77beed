import {
  type Change,
  type EntityKind,
  type Id,
  type Instant,
  type Json,
  type Operation,
  type PersonalValue,
  type Snapshot,
} from "@deadwax/catalog";
import type { Cell, OperationChangeRow, OperationRow, PersonalValueRow } from "../schema/tables.ts";

export const OPERATION_COLUMNS = [
  "catalog_id",
  "sequence",
  "id",
  "at",
  "actor",
  "action",
  "parameters",
  "undoes",
  "ledger_from",
  "ledger_to",
  "previous_hash",
  "hash",
] as const satisfies readonly (keyof OperationRow)[];

export const CHANGE_COLUMNS = [
  "catalog_id",
  "operation_sequence",
  "position",
  "kind",
  "entity_id",
  "before",
  "after",
] as const satisfies readonly (keyof OperationChangeRow)[];

export const PERSONAL_COLUMNS = [
  "catalog_id",
  "commitment",
  "salt",
  "value",
  "subject_id",
] as const satisfies readonly (keyof PersonalValueRow)[];

export function toOperationCells(catalogId: string, operation: Operation): readonly Cell[] {
  return [
    catalogId,
    operation.sequence,
    operation.id,
    operation.at,
    operation.actor.$personal,
    operation.action,
    JSON.stringify(operation.parameters),
    operation.undoes,
    operation.ledgerFrom,
    operation.ledgerTo,
    operation.previousHash,
    operation.hash,
  ];
}

export function toOperation(row: OperationRow): Operation {
  return {
    sequence: row.sequence,
    id: row.id as Id,
    at: row.at as Instant,
    actor: { $personal: row.actor },
    action: row.action,
    parameters: JSON.parse(row.parameters) as Operation["parameters"],
    undoes: row.undoes as Id | null,
    ledgerFrom: row.ledger_from,
    ledgerTo: row.ledger_to,
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}

export function toChange(row: Pick<OperationChangeRow, "kind" | "entity_id" | "before" | "after">): Change {
  return {
    kind: row.kind as EntityKind,
    entityId: row.entity_id as Id,
    before: toSnapshot(row.before),
    after: toSnapshot(row.after),
  };
}

export function snapshotCell(snapshot: Snapshot | null): Cell {
  return snapshot === null ? null : JSON.stringify(snapshot);
}

function toSnapshot(cell: string | null): Snapshot | null {
  return cell === null ? null : (JSON.parse(cell) as Snapshot);
}

export function toPersonalValue(row: PersonalValueRow): PersonalValue {
  return {
    commitment: row.commitment,
    salt: row.salt,
    value: JSON.parse(row.value) as Json,
    subjectId: row.subject_id,
  };
}
