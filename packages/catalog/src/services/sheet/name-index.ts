/** What a sheet calls by name, gathered once: a table without an index on names is not read again for each row. */
import type { Entities, EntityKind } from "../../domain/entity.ts";
import type { Id } from "../../domain/values/id.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";

export interface NameIndex<Named> {
  /** All that have exactly that name, by id. */
  find(name: string): Promise<readonly Named[]>;
  add(name: string, id: Id): void;
}

/** The names a sheet uses, each read when the first row asks for one. */
export interface NameIndexes {
  readonly parties: NameIndex<Entities["party"]>;
  readonly releases: NameIndex<Entities["release"]>;
  readonly works: NameIndex<Entities["work"]>;
}

export function createNameIndexes(transaction: ChangeTransaction): NameIndexes {
  return {
    parties: createNameIndex(transaction, "party", async () => {
      const all = await transaction.findFields("party", ["id", "name"], {});
      return all.map(({ id, name }) => [name, id]);
    }),
    releases: createNameIndex(transaction, "release", () => titles(transaction, "release")),
    works: createNameIndex(transaction, "work", () => titles(transaction, "work")),
  };
}

type NamedId = readonly [name: string, id: Id];

async function titles(transaction: ChangeTransaction, kind: "release" | "work"): Promise<readonly NamedId[]> {
  const all = await transaction.findFields(kind, ["id", "title"], {});
  return all.map(({ id, title }) => [title, id]);
}

function createNameIndex<Kind extends EntityKind>(
  transaction: ChangeTransaction,
  kind: Kind,
  read: () => Promise<readonly NamedId[]>,
): NameIndex<Entities[Kind]> {
  const known = new Map<string, Set<Id>>();
  let isRead = false;
  const add = (name: string, id: Id): void => {
    const ids = known.get(name);
    if (ids === undefined) known.set(name, new Set([id]));
    else ids.add(id);
  };
  return {
    add,
    async find(name) {
      if (!isRead) for (const [one, id] of await read()) add(one, id);
      isRead = true;
      const found: Entities[Kind][] = [];
      for (const id of known.get(name) ?? []) {
        const entity = await transaction.get(kind, id);
        // What a row made that failed afterwards is gone.
        if (entity !== undefined) found.push(entity);
      }
      return found;
    },
  };
}
