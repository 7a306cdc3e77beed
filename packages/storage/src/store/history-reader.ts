import type { HistoryReader } from "@deadwax/catalog";
import {
  CHANGE_COLUMNS,
  OPERATION_COLUMNS,
  PERSONAL_COLUMNS,
  toChange,
  toOperation,
  toPersonalValue,
} from "./history-row.ts";
import type { Session } from "./session.ts";

export function createHistoryReader(session: Session): HistoryReader {
  const { db, dialect, catalogId } = session;

  const operations = () =>
    db.selectFrom("operation").select(OPERATION_COLUMNS).where("catalog_id", "=", catalogId);
  const sequencesThatChanged = (entityIds: readonly string[]) =>
    db
      .selectFrom("operation_change")
      .select("operation_sequence")
      .where("catalog_id", "=", catalogId)
      .where(dialect.isAnyOf("entity_id", entityIds));

  return {
    last: async () => {
      const row = await operations().orderBy("sequence", "desc").limit(1).executeTakeFirst();
      return row === undefined ? undefined : toOperation(row);
    },
    operations: async (filter) => {
      const isReversed = filter.isReversed === true;
      let query = operations().orderBy("sequence", isReversed ? "desc" : "asc");
      if (filter.entityIds !== undefined)
        query = query.where("sequence", "in", sequencesThatChanged(filter.entityIds));
      if (filter.operationIds !== undefined) query = query.where(dialect.isAnyOf("id", filter.operationIds));
      // Where reading starts, in the direction of reading.
      if (filter.fromSequence !== undefined)
        query = query.where("sequence", isReversed ? "<=" : ">=", filter.fromSequence);
      if (filter.limit !== undefined) query = query.limit(filter.limit);
      return (await query.execute()).map(toOperation);
    },
    changes: async (operationId) => {
      const sequence = db
        .selectFrom("operation")
        .select("sequence")
        .where("catalog_id", "=", catalogId)
        .where("id", "=", operationId);
      const rows = await db
        .selectFrom("operation_change")
        .select(CHANGE_COLUMNS)
        .where("catalog_id", "=", catalogId)
        .where("operation_sequence", "=", sequence)
        .orderBy("position")
        .execute();
      return rows.map(toChange);
    },
    laterChange: async (entityId, afterSequence) => {
      const row = await operations()
        .where(
          "sequence",
          "in",
          sequencesThatChanged([entityId]).where("operation_sequence", ">", afterSequence),
        )
        .orderBy("sequence", "desc")
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? undefined : toOperation(row);
    },
    personal: async (commitments) => {
      const rows = await db
        .selectFrom("personal_value")
        .select(PERSONAL_COLUMNS)
        .where("catalog_id", "=", catalogId)
        .where(dialect.isAnyOf("commitment", commitments))
        .orderBy("commitment")
        .execute();
      return rows.map(toPersonalValue);
    },
  };
}
