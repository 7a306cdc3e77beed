/**
 * The first schema: a table for each kind of entity, the ledger, the chained history, personal values and the
 * instance. `catalog_id` is part of every key, so that one database can hold many catalogs that never touch.
 */
import type { SqlDialect } from "../schema/sql-dialect.ts";
import { COLUMNS_0001 } from "./0001-columns.ts";
import { appendOnlyTriggers } from "./append-only.ts";
import type { Migration } from "./migration.ts";

/** Columns that name a row of another table. `credit.subject_id` and the like name one of several kinds. */
const REFERENCES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  registrant: { party_id: "party" },
  prefix: { registrant_id: "registrant" },
  mandate: { prefix_id: "prefix", client_party_id: "party" },
  block: { prefix_id: "prefix" },
  recording: { owner_party_id: "party", merged_into_id: "recording" },
  asset: { recording_id: "recording", made_from_id: "asset" },
  recording_work: { recording_id: "recording", work_id: "work" },
  derivation: { recording_id: "recording", source_recording_id: "recording", source_asset_id: "asset" },
  credit: { party_id: "party" },
  track: { release_id: "release", recording_id: "recording" },
  location: { asset_id: "asset" },
  approval: { recording_id: "recording", asset_id: "asset" },
  recording_code: { recording_id: "recording" },
  code_claim: { recording_id: "recording", asset_id: "asset" },
  decision: { recording_id: "recording" },
  evidence: { party_id: "party" },
};

const UNIQUE: Readonly<Record<string, string>> = {
  catalog: "catalog_id",
  prefix: "catalog_id, prefix_code",
  recording_code: "catalog_id, recording_id, isrc",
};

/** What services look up by, besides references, which have an index of their own. */
const INDEXES: Readonly<Record<string, readonly string[]>> = {
  asset: ["sha256", "audio_hash"],
  location: ["path"],
  recording_code: ["isrc"],
  code_claim: ["isrc"],
  credit: ["subject_id"],
  decision: ["other_id"],
  evidence: ["subject_id"],
  release: ["gtin"],
  work: ["iswc"],
};

function entityTable(table: string, columns: string, { text, integer, tableEnd }: SqlDialect): string {
  const own = columns
    .trim()
    .split(/\s+/u)
    .map((column) => {
      const [name = "", type] = column.split(":");
      if (type === "boolean") return `${name} ${integer} CHECK (${name} IN (0, 1))`;
      return `${name} ${type === "integer" ? integer : text}`;
    });
  const unique = UNIQUE[table];
  const lines = [
    `catalog_id ${text} NOT NULL`,
    `id ${text} NOT NULL`,
    `revision ${integer} NOT NULL CHECK (revision >= 1)`,
    ...own,
    "PRIMARY KEY (catalog_id, id)",
    ...(unique === undefined ? [] : [`UNIQUE (${unique})`]),
    ...Object.entries(REFERENCES[table] ?? {}).map(([column, other]) => reference(column, other)),
    table === "catalog" ? "CHECK (catalog_id = id)" : CATALOG_REFERENCE,
  ];
  return createTable(table, lines, tableEnd);
}

const CATALOG_REFERENCE =
  "FOREIGN KEY (catalog_id) REFERENCES catalog (catalog_id) DEFERRABLE INITIALLY DEFERRED";

/** Checked at the end of the transaction, so that rows may come and go in any order inside it. */
function reference(column: string, table: string): string {
  return `FOREIGN KEY (catalog_id, ${column}) REFERENCES ${table} (catalog_id, id) DEFERRABLE INITIALLY DEFERRED`;
}

function createTable(name: string, lines: readonly string[], end: string): string {
  return `CREATE TABLE ${name} (\n  ${lines.join(",\n  ")}\n)${end}`;
}

function index(table: string, ...columns: readonly string[]): string {
  return `CREATE INDEX ${table}_by_${columns.join("_")} ON ${table} (catalog_id, ${columns.join(", ")})`;
}

function entityIndexes(table: string): readonly string[] {
  // A unique key that begins with the column serves as its index.
  const already = UNIQUE[table]?.split(", ")[1];
  const columns = [...Object.keys(REFERENCES[table] ?? {}), ...(INDEXES[table] ?? [])];
  return columns.filter((column) => column !== already).map((column) => index(table, column));
}

function ledgerTable({ text, integer, tableEnd, name }: SqlDialect): string {
  const twoDigits = name === "sqlite" ? "year GLOB '[0-9][0-9]'" : "year ~ '^[0-9][0-9]$'";
  return createTable(
    "ledger_entry",
    [
      `catalog_id ${text} NOT NULL`,
      `sequence ${integer} NOT NULL CHECK (sequence >= 1)`,
      `prefix_code ${text} NOT NULL CHECK (length(prefix_code) = 5)`,
      `year ${text} NOT NULL CHECK (${twoDigits})`,
      `designation ${integer} NOT NULL CHECK (designation BETWEEN 0 AND 99999)`,
      `event ${text} NOT NULL CHECK (event IN ('reserved', 'assigned', 'void', 'imported', 'unaccounted'))`,
      `previous ${integer} NOT NULL CHECK (previous >= 0 AND previous < sequence)`,
      `recording_id ${text}`,
      `block_id ${text}`,
      `operation_id ${text} NOT NULL`,
      `at ${text} NOT NULL`,
      `reason ${text}`,
      `declarations ${text}`,
      "PRIMARY KEY (catalog_id, sequence)",
      // Two rows that follow the same row would be two stories of one number.
      "UNIQUE (catalog_id, prefix_code, year, designation, previous)",
      CATALOG_REFERENCE,
      // Recordings and blocks may be taken back by an undo; their numbers may not, so those are no references.
      reference("operation_id", "operation"),
    ],
    tableEnd,
  );
}

function historyTables({ text, integer, tableEnd }: SqlDialect): readonly string[] {
  const key = `catalog_id ${text} NOT NULL`;
  return [
    createTable(
      "operation",
      [
        key,
        `sequence ${integer} NOT NULL CHECK (sequence >= 1)`,
        `id ${text} NOT NULL`,
        ...["at", "actor", "action", "parameters"].map((column) => `${column} ${text} NOT NULL`),
        `undoes ${text}`,
        `ledger_from ${integer}`,
        `ledger_to ${integer}`,
        `previous_hash ${text} NOT NULL`,
        `hash ${text} NOT NULL`,
        "PRIMARY KEY (catalog_id, sequence)",
        "UNIQUE (catalog_id, id)",
        "UNIQUE (catalog_id, previous_hash)",
        CATALOG_REFERENCE,
        reference("undoes", "operation"),
      ],
      tableEnd,
    ),
    createTable(
      "operation_change",
      [
        key,
        `operation_sequence ${integer} NOT NULL`,
        `position ${integer} NOT NULL`,
        `kind ${text} NOT NULL`,
        `entity_id ${text} NOT NULL`,
        `before ${text}`,
        `after ${text}`,
        "PRIMARY KEY (catalog_id, operation_sequence, position)",
        "FOREIGN KEY (catalog_id, operation_sequence) REFERENCES operation (catalog_id, sequence) DEFERRABLE INITIALLY DEFERRED",
      ],
      tableEnd,
    ),
    createTable(
      "personal_value",
      [
        key,
        ...["commitment", "salt", "value", "subject_id"].map((column) => `${column} ${text} NOT NULL`),
        "PRIMARY KEY (catalog_id, commitment)",
        CATALOG_REFERENCE,
      ],
      tableEnd,
    ),
  ];
}

function instanceTable({ text, integer, tableEnd }: SqlDialect): string {
  return createTable(
    "instance",
    [
      `catalog_id ${text} NOT NULL PRIMARY KEY`,
      `instance_id ${text} NOT NULL`,
      `home ${text} NOT NULL`,
      `fence ${text}`,
      `only_blocks ${text}`,
      `seen_log_id ${text}`,
      `seen_log_size ${integer}`,
      CATALOG_REFERENCE,
    ],
    tableEnd,
  );
}

export const catalogMigration: Migration = {
  version: 1,
  name: "0001-catalog",
  statements: (dialect) => [
    ...Object.entries(COLUMNS_0001).map(([table, columns]) => entityTable(table, columns, dialect)),
    ...Object.keys(COLUMNS_0001).flatMap(entityIndexes),
    ...historyTables(dialect),
    ledgerTable(dialect),
    instanceTable(dialect),
    index("ledger_entry", "recording_id"),
    index("ledger_entry", "operation_id"),
    index("operation_change", "entity_id", "operation_sequence"),
    index("operation", "undoes"),
    index("personal_value", "subject_id"),
    ...appendOnlyTriggers(dialect),
  ],
};
