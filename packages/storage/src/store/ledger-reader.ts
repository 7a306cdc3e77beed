import { FULL_RANGE, type DesignationRange, type LedgerCounts, type LedgerReader } from "@deadwax/catalog";
import { sql } from "kysely";
import { LEDGER_COLUMNS, toLedgerEntry } from "./ledger-row.ts";
import type { Session } from "./session.ts";

export function createLedgerReader(session: Session): LedgerReader {
  const { db, dialect, catalogId } = session;

  const entries = () =>
    db.selectFrom("ledger_entry as entry").select(LEDGER_COLUMNS).where("catalog_id", "=", catalogId);
  const ofNumber = (prefixCode: string, year: string, designation: number) =>
    ofYear(prefixCode, year).where("designation", "=", designation);
  const ofYear = (prefixCode: string, year: string) =>
    entries().where("prefix_code", "=", prefixCode).where("year", "=", year);

  return {
    latest: async (prefixCode, year, designation) => {
      // `previous` grows along the story of a number, and the key that keeps it from forking is its index.
      const row = await ofNumber(prefixCode, year, designation)
        .orderBy("previous", "desc")
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? undefined : toLedgerEntry(row);
    },
    latestOf: async (prefixCode, year, designations) => {
      const ranked = ofYear(prefixCode, year)
        .select(RANK)
        .where(dialect.isAnyOf("designation", designations));
      const query = db.selectFrom(ranked.as("entry")).select(LEDGER_COLUMNS).where("rank", "=", 1);
      return (await query.orderBy("designation").execute()).map(toLedgerEntry);
    },
    latestForRecordings: async (recordingIds) => {
      const query = entries().where(dialect.isAnyOf("recording_id", recordingIds)).where(IS_LATEST);
      return (await query.orderBy("sequence").execute()).map(toLedgerEntry);
    },
    story: async (prefixCode, year, designation) =>
      (await ofNumber(prefixCode, year, designation).orderBy("previous").execute()).map(toLedgerEntry),
    highest: async (prefixCode, year, range) => {
      const row = await ofYear(prefixCode, year)
        .where("designation", ">=", range.from)
        .where("designation", "<=", range.to)
        .orderBy("designation", "desc")
        .limit(1)
        .executeTakeFirst();
      return row?.designation ?? -1;
    },
    counts: (prefixCode, range) => counts(session, prefixCode, range),
    entries: async (from, limit) =>
      (await entries().where("sequence", ">=", from).orderBy("sequence").limit(limit).execute()).map(
        toLedgerEntry,
      ),
    last: async () => {
      const row = await entries().orderBy("sequence", "desc").limit(1).executeTakeFirst();
      return row === undefined ? undefined : toLedgerEntry(row);
    },
  };
}

/**
 * 1 for the last entry of a number. For many numbers this reads each row once, whatever the planner believes; asked
 * whether another row follows, PostgreSQL goes through the whole year for each row until its first ANALYZE.
 */
const RANK = sql<number>`row_number() over (partition by year, designation order by previous desc)`.as(
  "rank",
);

/** No other entry follows this one on its number. */
const IS_LATEST = sql<boolean>`not exists (
  select 1 from ledger_entry later where later.catalog_id = entry.catalog_id and later.prefix_code = entry.prefix_code
  and later.year = entry.year and later.designation = entry.designation and later.previous = entry.sequence)`;

async function counts(
  session: Session,
  prefixCode: string,
  range: DesignationRange = FULL_RANGE,
): Promise<readonly LedgerCounts[]> {
  const ranked = session.db
    .selectFrom("ledger_entry")
    .select(["year", "event", RANK])
    .where("catalog_id", "=", session.catalogId)
    .where("prefix_code", "=", prefixCode)
    .where("designation", ">=", range.from)
    .where("designation", "<=", range.to);
  const rows = await session.db
    .selectFrom(ranked.as("entry"))
    .select((row) => ["year", "event", row.fn.countAll<number>().as("count")])
    .where("rank", "=", 1)
    .groupBy(["year", "event"])
    .orderBy("year")
    .orderBy("event")
    .execute();
  return rows.map((row) => ({ ...row, event: row.event as LedgerCounts["event"] }));
}
