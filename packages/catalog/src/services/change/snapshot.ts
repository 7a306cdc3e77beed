import { FIELDS, type Entities, type EntityKind } from "../../domain/entity.ts";
import { canonicalJson, type Json } from "../../domain/history/canonical-json.ts";
import type { Snapshot } from "../../domain/history/operation.ts";

/** All fields of an entity but its id and revision. */
export function snapshot<Kind extends EntityKind>(kind: Kind, entity: Entities[Kind]): Snapshot {
  const row = entity as unknown as Snapshot;
  const copy: Record<string, Json> = {};
  for (const field of Object.keys(FIELDS[kind])) copy[field] = row[field] ?? null;
  return copy;
}

/** The fields that differ, as they were and as they are; undefined when none does. */
export function difference(
  before: Snapshot,
  after: Snapshot,
): { before: Snapshot; after: Snapshot } | undefined {
  const changed = Object.keys(after).filter((field) => !isEqual(before[field] ?? null, after[field] ?? null));
  if (changed.length === 0) return undefined;
  return { before: pick(before, changed), after: pick(after, changed) };
}

export function isEqual(one: Json, other: Json): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object") return false;
  return canonicalJson(one) === canonicalJson(other);
}

function pick(row: Snapshot, fields: readonly string[]): Snapshot {
  return Object.fromEntries(fields.map((field) => [field, row[field] ?? null]));
}
