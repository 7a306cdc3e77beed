import type { Entities, EntityKind, EntityReader, FindOptions, Id, Json, Where } from "@deadwax/catalog";
import { sql, type SelectQueryBuilder } from "kysely";
import { columnsOf, KEY_COLUMNS, tableOf } from "../schema/columns.ts";
import { fromCell, toCell, toEntity } from "../schema/entity-row.ts";
import type { Cell, EntityTables } from "../schema/tables.ts";
import type { Session } from "./session.ts";

type Selection = SelectQueryBuilder<EntityTables, string, object>;

export function createEntityReader(session: Session): EntityReader {
  async function find<Kind extends EntityKind>(
    kind: Kind,
    where: Where<Entities[Kind]> = {},
    options: FindOptions<Entities[Kind]> = {},
  ): Promise<readonly Entities[Kind][]> {
    const names = [...KEY_COLUMNS, ...columnsOf(kind).map(({ name }) => name)];
    let query = filtered(session, kind, where as Conditions).select(names);
    if (options.afterId !== undefined) query = query.where("id", ">", options.afterId);
    const { orderBy } = options;
    if (orderBy !== undefined)
      query = query.orderBy(columnOf(kind, orderBy).name, (order) => order.asc().nullsFirst());
    query = query.orderBy("id");
    if (options.limit !== undefined) query = query.limit(options.limit);
    const rows = await query.execute();
    return rows.map((row) => toEntity(kind, row));
  }

  return {
    find,
    findFields: async (kind, fields, where) => findFields(session, kind, { fields, where }),
    get: async <Kind extends EntityKind>(kind: Kind, id: Id) =>
      (await find(kind, { id } as Where<Entities[Kind]>))[0],
    count: async (kind, where = {}) => {
      const query = filtered(session, kind, where as Conditions).select((row) =>
        row.fn.countAll<number>().as("count"),
      );
      return (await query.executeTakeFirstOrThrow()).count;
    },
    findByIdEnd: (kind, end, limit) => findByIdEnd(session, kind, { end, limit }),
    codesOnSeveralRecordings: () => codesOnSeveralRecordings(session),
  };
}

async function findFields<Kind extends EntityKind, Field extends keyof Entities[Kind] & string>(
  session: Session,
  kind: Kind,
  { fields, where }: { readonly fields: readonly Field[]; readonly where: Where<Entities[Kind]> },
): Promise<readonly Pick<Entities[Kind], Field>[]> {
  const columns = fields.map((field) => ({ field, ...columnOf(kind, field) }));
  const query = filtered(session, kind, where as Conditions).select(columns.map(({ name }) => name));
  const rows = await query.orderBy("id").execute();
  return rows.map((row) => {
    const cells = row as Readonly<Record<string, Cell>>;
    const picked = columns.map(({ field, name, type }) => [field, fromCell(type, cells[name] ?? null)]);
    return Object.fromEntries(picked) as Pick<Entities[Kind], Field>;
  });
}

type Conditions = Readonly<Record<string, Json | undefined>>;

function filtered(session: Session, kind: EntityKind, where: Conditions): Selection {
  let query: Selection = session.entities
    .selectFrom(tableOf(kind))
    .where("catalog_id", "=", session.catalogId);
  for (const [field, wanted] of Object.entries(where)) {
    // An absent condition would silently find everything.
    if (wanted === undefined) throw new Error(`the condition on ${kind}.${field} has no value`);
    const { name, type } = columnOf(kind, field);
    if (wanted === null) query = query.where(name, "is", null);
    else if (Array.isArray(wanted))
      query = query.where(
        session.dialect.isAnyOf(
          name,
          wanted.map((one: Json) => cellOf(type, one)),
        ),
      );
    else query = query.where(name, "=", cellOf(type, wanted));
  }
  return query;
}

interface FieldColumn {
  readonly name: string;
  readonly type: Parameters<typeof toCell>[0];
}

function columnOf(kind: EntityKind, field: string): FieldColumn {
  if (field === "id") return { name: "id", type: "text" };
  if (field === "revision") return { name: "revision", type: "integer" };
  const column = columnsOf(kind).find((known) => known.field === field);
  if (column === undefined) throw new Error(`${kind} has no field ${field}`);
  return column;
}

function cellOf(type: FieldColumn["type"], value: Json): string | number {
  const cell = toCell(type, value);
  if (cell === null) throw new Error("a list of values to look for holds null");
  return cell;
}

async function findByIdEnd(
  session: Session,
  kind: EntityKind,
  wanted: { readonly end: string; readonly limit: number },
): Promise<readonly Id[]> {
  const end = wanted.end.replaceAll("-", "").toLowerCase();
  if (end === "") return [];
  const digits = sql<string>`replace(id, '-', '')`;
  const rows = await session.entities
    .selectFrom(tableOf(kind))
    .select("id")
    .where("catalog_id", "=", session.catalogId)
    // Counting from the front is what both databases can do.
    .where(sql<string>`substr(${digits}, ${sql.lit(33 - end.length)})`, "=", end)
    .orderBy("id")
    .limit(wanted.limit)
    .execute();
  return rows.map(({ id }) => id as Id);
}

/** Merged recordings gave their codes away, and a disputed code is a conflict somebody has looked at. */
async function codesOnSeveralRecordings(
  session: Session,
): Promise<readonly { readonly isrc: string; readonly recordingIds: readonly Id[] }[]> {
  const standing = sql`recording_code code join recording on recording.catalog_id = code.catalog_id
    and recording.id = code.recording_id and recording.merged_into_id is null
    where code.catalog_id = ${session.catalogId} and code.status <> 'disputed'`;
  const { rows } = await sql<{ isrc: string; recording_id: Id }>`
    select distinct code.isrc, code.recording_id from ${standing} and code.isrc in (
      select code.isrc from ${standing} group by code.isrc having count(distinct code.recording_id) > 1
    ) order by code.isrc, code.recording_id`.execute(session.db);
  const conflicts = Map.groupBy(rows, ({ isrc }) => isrc);
  return [...conflicts].map(([isrc, codes]) => ({
    isrc,
    recordingIds: codes.map((code) => code.recording_id),
  }));
}
