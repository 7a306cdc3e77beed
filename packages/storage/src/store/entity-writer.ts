import {
  CatalogError,
  shortId,
  type Entities,
  type EntityKind,
  type EntityWriter,
  type Id,
} from "@deadwax/catalog";
import { columnsOf, KEY_COLUMNS, tableOf } from "../schema/columns.ts";
import { toCells } from "../schema/entity-row.ts";
import { insertRows } from "./insert-rows.ts";
import type { Session } from "./session.ts";

export function createEntityWriter(session: Session): EntityWriter {
  const { catalogId } = session;
  return {
    insert: async (kind, rows) => {
      await insertRows(
        session,
        { table: tableOf(kind), columns: namesOf(kind) },
        rows.map((row) => toCells(catalogId, kind, row)),
      );
    },
    replace: (kind, rows) => replace(session, kind, rows),
    remove: async (kind, ids) => {
      await session.entities
        .deleteFrom(tableOf(kind))
        .where("catalog_id", "=", catalogId)
        .where(session.dialect.isAnyOf("id", ids))
        .execute();
    },
  };
}

function namesOf(kind: EntityKind): readonly string[] {
  return [...KEY_COLUMNS, ...columnsOf(kind).map(({ name }) => name)];
}

/** Writers are alone, so revisions that were looked at stay as they are until the rows are written. */
async function replace<Kind extends EntityKind>(
  session: Session,
  kind: Kind,
  rows: readonly Entities[Kind][],
): Promise<void> {
  const stored = await revisions(
    session,
    kind,
    rows.map(({ id }) => id),
  );
  for (const { id, revision } of rows) {
    if (stored.get(id) !== revision - 1)
      throw new CatalogError("STORE_REVISION_CONFLICT", { kind, id: shortId(id) });
    stored.set(id, revision);
  }
  const into = { table: tableOf(kind), columns: namesOf(kind), onConflict: onConflict(kind) };
  const written = await insertRows(
    session,
    into,
    rows.map((row) => toCells(session.catalogId, kind, row)),
  );
  if (written !== rows.length) throw new Error(`${written} of ${rows.length} rows of ${kind} were replaced`);
}

/** The rows are there: the conflict on their key is what turns the insert into an update of each. */
function onConflict(kind: EntityKind): string {
  const updates = ["revision", ...columnsOf(kind).map(({ name }) => name)].map(
    (name) => `"${name}" = excluded."${name}"`,
  );
  return `on conflict (catalog_id, id) do update set ${updates.join(", ")}`;
}

async function revisions(
  session: Session,
  kind: EntityKind,
  ids: readonly Id[],
): Promise<Map<string, number>> {
  const rows = await session.entities
    .selectFrom(tableOf(kind))
    .select(["id", "revision"])
    .where("catalog_id", "=", session.catalogId)
    .where(session.dialect.isAnyOf("id", ids))
    .execute();
  return new Map(rows.map(({ id, revision }) => [String(id), Number(revision)]));
}
