/** What an export holds, file by file: how a row of a table becomes a line, and a line a row. */
import { ENTITY_KINDS, type Entities, type EntityKind, type Json } from "@deadwax/catalog";
import { columnsOf, KEY_COLUMNS, tableOf } from "../schema/columns.ts";
import { toCells, toEntity } from "../schema/entity-row.ts";
import type { Cell, EntityRow } from "../schema/tables.ts";
import { CHANGE_COLUMNS, OPERATION_COLUMNS, PERSONAL_COLUMNS } from "../store/history-row.ts";
import { LEDGER_COLUMNS } from "../store/ledger-row.ts";

export type JsonObject = Readonly<Record<string, Json>>;

export interface ExportTable {
  readonly file: string;
  readonly table: string;
  readonly columns: readonly string[];
  /** What the lines are ordered by; unique in a catalog. */
  readonly key: readonly string[];
  toJson(row: EntityRow): JsonObject;
  toCells(catalogId: string, line: JsonObject): readonly Cell[];
}

function entityTable(kind: EntityKind): ExportTable {
  return {
    file: `entities/${kind}.jsonl`,
    table: tableOf(kind),
    columns: [...KEY_COLUMNS, ...columnsOf(kind).map(({ name }) => name)],
    key: ["id"],
    toJson: (row) => toEntity(kind, row) as unknown as JsonObject,
    toCells: (catalogId, line) => toCells(catalogId, kind, line as unknown as Entities[EntityKind]),
  };
}

interface PlainTable {
  readonly file: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  /** Columns that keep JSON text. */
  readonly json: readonly string[];
}

/** A table whose line has its columns in camelCase, JSON text unfolded. */
function plainTable({ file, table, columns, key, json }: PlainTable): ExportTable {
  const own = columns
    .filter((column) => column !== "catalog_id")
    .map((column) => ({ column, name: camelCase(column) }));
  return {
    file,
    table,
    columns,
    key,
    toJson: (row) =>
      Object.fromEntries(
        own.map(({ column, name }): [string, Json] => {
          const cell = row[column] ?? null;
          return [name, cell !== null && json.includes(column) ? (JSON.parse(String(cell)) as Json) : cell];
        }),
      ),
    toCells: (catalogId, line) => [
      catalogId,
      ...own.map(({ column, name }): Cell => {
        const value = line[name] ?? null;
        if (value !== null && json.includes(column)) return JSON.stringify(value);
        if (value === null || typeof value === "string" || typeof value === "number") return value;
        throw new Error(`${name} is neither text nor a number`);
      }),
    ],
  };
}

function camelCase(column: string): string {
  return column.replaceAll(/_([a-z])/gu, (_match, letter: string) => letter.toUpperCase());
}

/** Everything a catalog keeps, in the order it is written and read. The catalog's own row is first. */
export const EXPORT_TABLES: readonly ExportTable[] = [
  ...ENTITY_KINDS.map(entityTable),
  plainTable({
    file: "operations.jsonl",
    table: "operation",
    columns: OPERATION_COLUMNS,
    key: ["sequence"],
    json: ["parameters"],
  }),
  plainTable({
    file: "changes.jsonl",
    table: "operation_change",
    columns: CHANGE_COLUMNS,
    key: ["operation_sequence", "position"],
    json: ["before", "after"],
  }),
  plainTable({
    file: "ledger.jsonl",
    table: "ledger_entry",
    columns: LEDGER_COLUMNS,
    key: ["sequence"],
    json: ["declarations"],
  }),
  plainTable({
    file: "personal-values.jsonl",
    table: "personal_value",
    columns: PERSONAL_COLUMNS,
    key: ["commitment"],
    json: ["value"],
  }),
];
