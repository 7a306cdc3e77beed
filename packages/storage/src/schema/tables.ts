/** The tables that are not entities, as Kysely needs to see them; and how entity tables look to it. */

/** What a column can hold. */
export type Cell = string | number | null;

export interface LedgerEntryRow {
  readonly catalog_id: string;
  readonly sequence: number;
  readonly prefix_code: string;
  readonly year: string;
  readonly designation: number;
  readonly event: string;
  readonly previous: number;
  readonly recording_id: string | null;
  readonly block_id: string | null;
  readonly operation_id: string;
  readonly at: string;
  readonly reason: string | null;
  readonly declarations: string | null;
}

export interface OperationRow {
  readonly catalog_id: string;
  readonly sequence: number;
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly parameters: string;
  readonly undoes: string | null;
  readonly ledger_from: number | null;
  readonly ledger_to: number | null;
  readonly previous_hash: string;
  readonly hash: string;
}

export interface OperationChangeRow {
  readonly catalog_id: string;
  readonly operation_sequence: number;
  readonly position: number;
  readonly kind: string;
  readonly entity_id: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface PersonalValueRow {
  readonly catalog_id: string;
  readonly commitment: string;
  readonly salt: string;
  readonly value: string;
  readonly subject_id: string;
}

export interface InstanceRow {
  readonly catalog_id: string;
  readonly instance_id: string;
  readonly home: string;
  readonly fence: string | null;
  readonly only_blocks: string | null;
  readonly seen_log_id: string | null;
  readonly seen_log_size: number | null;
}

export interface Tables {
  readonly ledger_entry: LedgerEntryRow;
  readonly operation: OperationRow;
  readonly operation_change: OperationChangeRow;
  readonly personal_value: PersonalValueRow;
  readonly instance: InstanceRow;
}

/** An entity's row; its columns come from the field table of its kind. */
export type EntityRow = Record<string, Cell>;
export type EntityTables = Record<string, EntityRow>;
