import type { Id, Instant, LedgerEntry } from "@deadwax/catalog";
import type { Cell, LedgerEntryRow } from "../schema/tables.ts";

export const LEDGER_COLUMNS = [
  "catalog_id",
  "sequence",
  "prefix_code",
  "year",
  "designation",
  "event",
  "previous",
  "recording_id",
  "block_id",
  "operation_id",
  "at",
  "reason",
  "declarations",
] as const satisfies readonly (keyof LedgerEntryRow)[];

export function toLedgerCells(catalogId: string, entry: LedgerEntry): readonly Cell[] {
  return [
    catalogId,
    entry.sequence,
    entry.prefixCode,
    entry.year,
    entry.designation,
    entry.event,
    entry.previous,
    entry.recordingId,
    entry.blockId,
    entry.operationId,
    entry.at,
    entry.reason,
    entry.declarations === null ? null : JSON.stringify(entry.declarations),
  ];
}

export function toLedgerEntry(row: LedgerEntryRow): LedgerEntry {
  return {
    sequence: row.sequence,
    prefixCode: row.prefix_code,
    year: row.year,
    designation: row.designation,
    event: row.event as LedgerEntry["event"],
    previous: row.previous,
    recordingId: row.recording_id as Id | null,
    blockId: row.block_id as Id | null,
    operationId: row.operation_id as Id,
    at: row.at as Instant,
    reason: row.reason,
    declarations:
      row.declarations === null ? null : (JSON.parse(row.declarations) as LedgerEntry["declarations"]),
  };
}
