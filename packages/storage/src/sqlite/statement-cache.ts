import type { DatabaseSync, StatementSync } from "node:sqlite";

export interface CachedStatement {
  readonly statement: StatementSync;
  readonly returnsRows: boolean;
}

const CAPACITY = 200;

/** Prepared statements by their text; the ones used longest ago make room. */
export function createStatementCache(database: DatabaseSync): { prepare(text: string): CachedStatement } {
  const cache = new Map<string, CachedStatement>();
  return {
    prepare(text) {
      const known = cache.get(text);
      if (known !== undefined) {
        // A Map keeps the order of insertion: putting it back makes it the newest.
        cache.delete(text);
        cache.set(text, known);
        return known;
      }
      const statement = database.prepare(text);
      const prepared = { statement, returnsRows: statement.columns().length > 0 };
      cache.set(text, prepared);
      const oldest = cache.keys().next();
      if (cache.size > CAPACITY && oldest.done !== true) cache.delete(oldest.value);
      return prepared;
    },
  };
}
