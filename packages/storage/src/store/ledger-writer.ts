import {
  CatalogError,
  formatDesignation,
  type LedgerEntry,
  type LedgerWriter,
  type NewLedgerEntry,
} from "@deadwax/catalog";
import { sql } from "kysely";
import { LEDGER_COLUMNS, toLedgerCells } from "./ledger-row.ts";
import { insertRows } from "./insert-rows.ts";
import type { Session } from "./session.ts";

export function createLedgerWriter(session: Session): LedgerWriter {
  return {
    append: async (entries) => {
      if (entries.length === 0) return [];
      const latest = await latestSequences(session, entries);
      let sequence = await lastSequence(session);
      const numbered = entries.map((entry): LedgerEntry => {
        sequence += 1;
        const number = numberOf(entry);
        if ((latest.get(number) ?? 0) !== entry.previous)
          throw new CatalogError("LEDGER_NUMBER_TAKEN", { code: codeOf(entry) });
        latest.set(number, sequence);
        return withSequence(sequence, entry);
      });
      const rows = numbered.map((entry) => toLedgerCells(session.catalogId, entry));
      await insertRows(session, { table: "ledger_entry", columns: LEDGER_COLUMNS }, rows);
      return numbered;
    },
  };
}

/** Exactly the fields of an entry, since all of them are hashed. */
function withSequence(sequence: number, entry: NewLedgerEntry): LedgerEntry {
  const {
    prefixCode,
    year,
    designation,
    event,
    previous,
    recordingId,
    blockId,
    operationId,
    at,
    reason,
    declarations,
  } = entry;
  return {
    sequence,
    prefixCode,
    year,
    designation,
    event,
    previous,
    recordingId,
    blockId,
    operationId,
    at,
    reason,
    declarations,
  };
}

async function lastSequence(session: Session): Promise<number> {
  const row = await session.db
    .selectFrom("ledger_entry")
    .select(sql<number | null>`max(sequence)`.as("last"))
    .where("catalog_id", "=", session.catalogId)
    .executeTakeFirstOrThrow();
  return row.last ?? 0;
}

/** The sequence of the last entry of each number that has one. */
async function latestSequences(
  session: Session,
  entries: readonly NewLedgerEntry[],
): Promise<Map<string, number>> {
  const sequences = new Map<string, number>();
  const years = Map.groupBy(entries, ({ prefixCode, year }) => `${prefixCode} ${year}`);
  for (const [first, ...others] of years.values()) {
    if (first === undefined) continue;
    const rows = await session.db
      .selectFrom("ledger_entry")
      .select(["designation", sql<number>`max(sequence)`.as("sequence")])
      .where("catalog_id", "=", session.catalogId)
      .where("prefix_code", "=", first.prefixCode)
      .where("year", "=", first.year)
      .where(
        session.dialect.isAnyOf(
          "designation",
          [first, ...others].map(({ designation }) => designation),
        ),
      )
      .groupBy("designation")
      .execute();
    for (const { designation, sequence } of rows)
      sequences.set(numberOf({ ...first, designation }), sequence);
  }
  return sequences;
}

function numberOf({
  prefixCode,
  year,
  designation,
}: Pick<LedgerEntry, "prefixCode" | "year" | "designation">): string {
  return `${prefixCode} ${year} ${designation}`;
}

/** `AA-6Q7-26-00042` */
function codeOf({ prefixCode, year, designation }: NewLedgerEntry): string {
  return `${prefixCode.slice(0, 2)}-${prefixCode.slice(2)}-${year}-${formatDesignation(designation)}`;
}
