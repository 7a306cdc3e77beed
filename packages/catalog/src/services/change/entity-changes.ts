import { FIELDS, type Entities, type EntityKind } from "../../domain/entity.ts";
import type { Json } from "../../domain/history/canonical-json.ts";
import type { Change } from "../../domain/history/operation.ts";
import type { Id } from "../../domain/values/id.ts";
import type { IdSource } from "../../ports/runtime.ts";
import type { EntityWriter } from "../../ports/store.ts";
import type { PersonalVault } from "./commit-personal.ts";
import { difference, snapshot } from "./snapshot.ts";
import { storable } from "./storable.ts";

/** An entity before it has an id and a revision. */
export type New<Kind extends EntityKind> = Omit<Entities[Kind], "id" | "revision">;
/** Some fields of an entity, with their new values. */
export type Patch<Kind extends EntityKind> = Partial<New<Kind>>;

/** Writes that the history sees. */
export interface EntityChanges {
  insert<Kind extends EntityKind>(kind: Kind, row: New<Kind>, id?: Id): Promise<Entities[Kind]>;
  insertAll<Kind extends EntityKind>(
    kind: Kind,
    rows: readonly New<Kind>[],
  ): Promise<readonly Entities[Kind][]>;
  update<Kind extends EntityKind>(
    kind: Kind,
    entity: Entities[Kind],
    patch: Patch<Kind>,
  ): Promise<Entities[Kind]>;
  updateAll<Kind extends EntityKind>(
    kind: Kind,
    updates: readonly { readonly entity: Entities[Kind]; readonly patch: Patch<Kind> }[],
  ): Promise<readonly Entities[Kind][]>;
  remove<Kind extends EntityKind>(kind: Kind, entities: readonly Entities[Kind][]): Promise<void>;
  /** Puts a removed entity back under its old id. Only undo does that. */
  bringBack<Kind extends EntityKind>(kind: Kind, rows: readonly Entities[Kind][]): Promise<void>;
}

interface Parts {
  readonly writer: EntityWriter;
  readonly ids: IdSource;
  readonly vault: PersonalVault;
  /** Where every entity is noted as it was and as it is. */
  readonly changes: Change[];
}

/** Writes entities, and notes each before and after. */
export function createEntityChanges({ writer, ids, vault, changes }: Parts): EntityChanges {
  function note(kind: EntityKind, entityId: Id, states: Pick<Change, "before" | "after">): void {
    const before = vault.seal(kind, entityId, states.before);
    changes.push({ kind, entityId, before, after: vault.seal(kind, entityId, states.after) });
  }

  async function bringBack<Kind extends EntityKind>(
    kind: Kind,
    rows: readonly Entities[Kind][],
  ): Promise<void> {
    if (rows.length === 0) return;
    await writer.insert(kind, rows);
    for (const row of rows) note(kind, row.id, { before: null, after: snapshot(kind, row) });
  }

  async function insertAll<Kind extends EntityKind>(
    kind: Kind,
    rows: readonly New<Kind>[],
    id?: Id,
  ): Promise<readonly Entities[Kind][]> {
    const entities = rows.map((row) => complete(kind, row, id ?? ids.next()));
    await bringBack(kind, entities);
    return entities;
  }

  async function updateAll<Kind extends EntityKind>(
    kind: Kind,
    updates: readonly { readonly entity: Entities[Kind]; readonly patch: Patch<Kind> }[],
  ): Promise<readonly Entities[Kind][]> {
    const replaced: Entities[Kind][] = [];
    const all = updates.map(({ entity, patch }) => {
      const after = patched(kind, entity, patch);
      const differing = difference(snapshot(kind, entity), snapshot(kind, after));
      if (differing === undefined) return entity;
      note(kind, entity.id, differing);
      replaced.push(after);
      return after;
    });
    if (replaced.length > 0) await writer.replace(kind, replaced);
    return all;
  }

  return {
    insert: async (kind, row, id) => {
      const [entity] = await insertAll(kind, [row], id);
      if (entity === undefined) throw new Error("one row in, one entity out");
      return entity;
    },
    insertAll: (kind, rows) => insertAll(kind, rows),
    update: async (kind, entity, patch) => (await updateAll(kind, [{ entity, patch }]))[0] ?? entity,
    updateAll,
    remove: async (kind, entities) => {
      if (entities.length === 0) return;
      await writer.remove(
        kind,
        entities.map((entity) => entity.id),
      );
      for (const entity of entities) note(kind, entity.id, { before: snapshot(kind, entity), after: null });
    },
    bringBack,
  };
}

function complete<Kind extends EntityKind>(kind: Kind, row: New<Kind>, id: Id): Entities[Kind] {
  const given = row as Readonly<Record<string, Json>>;
  const entity: Record<string, Json> = { id, revision: 1 };
  for (const field of Object.keys(FIELDS[kind])) entity[field] = storable(given[field] ?? null);
  return entity as unknown as Entities[Kind];
}

function patched<Kind extends EntityKind>(
  kind: Kind,
  entity: Entities[Kind],
  patch: Patch<Kind>,
): Entities[Kind] {
  const known = FIELDS[kind];
  const given = Object.entries(patch).filter(([field]) => field in known);
  const values = given.map(([field, value]): [string, Json] => [field, storable((value ?? null) as Json)]);
  return { ...entity, ...Object.fromEntries(values), revision: entity.revision + 1 };
}
