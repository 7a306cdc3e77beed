import type { HistoryWriter } from "@deadwax/catalog";
import {
  CHANGE_COLUMNS,
  OPERATION_COLUMNS,
  PERSONAL_COLUMNS,
  snapshotCell,
  toOperationCells,
} from "./history-row.ts";
import { insertRows } from "./insert-rows.ts";
import type { Session } from "./session.ts";

export function createHistoryWriter(session: Session): HistoryWriter {
  const { db, dialect, catalogId } = session;
  return {
    append: async (operation, changes, personal) => {
      await insertRows(session, { table: "operation", columns: OPERATION_COLUMNS }, [
        toOperationCells(catalogId, operation),
      ]);
      const changeRows = changes.map(({ kind, entityId, before, after }, position) => [
        catalogId,
        operation.sequence,
        position,
        kind,
        entityId,
        snapshotCell(before),
        snapshotCell(after),
      ]);
      await insertRows(session, { table: "operation_change", columns: CHANGE_COLUMNS }, changeRows);
      const personalRows = personal.map(({ commitment, salt, value, subjectId }) => [
        catalogId,
        commitment,
        salt,
        JSON.stringify(value),
        subjectId,
      ]);
      await insertRows(session, { table: "personal_value", columns: PERSONAL_COLUMNS }, personalRows);
    },
    erasePersonal: async (subjectIds) => {
      const { numDeletedRows } = await db
        .deleteFrom("personal_value")
        .where("catalog_id", "=", catalogId)
        .where(dialect.isAnyOf("subject_id", subjectIds))
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}
