import type { DatabaseSync } from "node:sqlite";
import { CatalogError, type Id } from "@deadwax/catalog";

/** What must be equal in a database and a copy of it. */
export interface DatabaseSummary {
  readonly catalogId: Id;
  readonly catalogName: string;
  readonly schemaVersion: number;
  readonly tables: Readonly<Record<string, number>>;
  readonly lastOperation: { readonly sequence: number; readonly hash: string } | null;
}

/** Counts everything in a database file. */
export function summarize(database: DatabaseSync, place: string): DatabaseSummary {
  const catalog = database.prepare("select id, name from catalog").get();
  if (catalog === undefined)
    throw new CatalogError("STORE_DAMAGED", { place, finding: "the catalog's own row is missing" });
  const names = database
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name")
    .all();
  const tables = names.map(({ name }) => {
    const row = database.prepare(`select count(*) as count from "${String(name)}"`).get();
    return [String(name), Number(row?.["count"])] as const;
  });
  const last = database.prepare("select sequence, hash from operation order by sequence desc limit 1").get();
  return {
    catalogId: String(catalog["id"]) as Id,
    catalogName: String(catalog["name"]),
    schemaVersion: Number(database.prepare("pragma user_version").get()?.["user_version"]),
    tables: Object.fromEntries(tables),
    lastOperation:
      last === undefined ? null : { sequence: Number(last["sequence"]), hash: String(last["hash"]) },
  };
}

/** Reads every page and every reference. Throws STORE_DAMAGED with the first finding. */
export function requireIntegrity(database: DatabaseSync, place: string): void {
  const finding = String(database.prepare("pragma integrity_check(1)").get()?.["integrity_check"]);
  if (finding !== "ok") throw new CatalogError("STORE_DAMAGED", { place, finding });
  const orphan = database.prepare("pragma foreign_key_check").get();
  if (orphan === undefined) return;
  throw new CatalogError("STORE_DAMAGED", {
    place,
    finding: `a row of ${String(orphan["table"])} refers to nothing`,
  });
}
