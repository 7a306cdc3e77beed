import type { Entities, EntityKind, FieldType, Json } from "@deadwax/catalog";
import { columnsOf } from "./columns.ts";
import type { Cell } from "./tables.ts";

/** A value of a field as its column keeps it. */
export function toCell(type: FieldType, value: Json): Cell {
  if (value === null) return null;
  if (isJson(type)) return JSON.stringify(value);
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "string" || typeof value === "number") return value;
  throw new Error(`a ${type} field cannot keep ${JSON.stringify(value)}`);
}

function isJson(type: FieldType): boolean {
  return type === "json" || type === "personal-json";
}

/** A value of a column as the field has it. */
export function fromCell(type: FieldType, cell: Cell): Json {
  if (cell === null) return null;
  if (type === "boolean") return cell === 1;
  return isJson(type) ? (JSON.parse(String(cell)) as Json) : cell;
}

/** The cells of an entity in the order of its table: catalog id, id, revision, fields. */
export function toCells<Kind extends EntityKind>(
  catalogId: string,
  kind: Kind,
  entity: Entities[Kind],
): readonly Cell[] {
  const values = entity as unknown as Readonly<Record<string, Json>>;
  const fields = columnsOf(kind).map(({ field, type }) => toCell(type, values[field] ?? null));
  return [catalogId, entity.id, entity.revision, ...fields];
}

/** The entity that a row of its table holds. */
export function toEntity<Kind extends EntityKind>(
  kind: Kind,
  row: Readonly<Record<string, Cell>>,
): Entities[Kind] {
  const entity: Record<string, Json> = { id: row["id"] ?? null, revision: row["revision"] ?? null };
  for (const { field, name, type } of columnsOf(kind)) entity[field] = fromCell(type, row[name] ?? null);
  return entity as unknown as Entities[Kind];
}
