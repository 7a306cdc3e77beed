/**
 * How a field of an entity becomes a column: snake_case, text or integer, the same in both databases.
 * Booleans are 0 and 1, lists and records are JSON text, instants and dates are text that sorts.
 */
import { FIELDS, type EntityKind, type FieldType } from "@deadwax/catalog";

export interface Column {
  readonly field: string;
  readonly name: string;
  readonly type: FieldType;
}

/** Columns every entity table begins with. */
export const KEY_COLUMNS = ["catalog_id", "id", "revision"] as const;

/** `firstPublishedOn` → `first_published_on`. */
function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
}

/** The table that keeps a kind of entity. */
export function tableOf(kind: EntityKind): string {
  return snakeCase(kind);
}

const COLUMNS: ReadonlyMap<EntityKind, readonly Column[]> = new Map(
  Object.entries(FIELDS).map(([kind, fields]) => [kind as EntityKind, Object.entries(fields).map(toColumn)]),
);

/** The columns of a kind's own fields, in the order of its field table. */
export function columnsOf(kind: EntityKind): readonly Column[] {
  const columns = COLUMNS.get(kind);
  if (columns === undefined) throw new Error(`there is no kind ${kind}`);
  return columns;
}

function toColumn([field, type]: [string, FieldType]): Column {
  return { field, name: snakeCase(field), type };
}
