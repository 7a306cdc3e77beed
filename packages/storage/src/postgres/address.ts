import { CatalogError, isId, type Id } from "@deadwax/catalog";

export interface PostgresAddress {
  /** What pg connects to. */
  readonly connection: string;
  /** What messages show: without the password. */
  readonly place: string;
  /** Which catalog of the database is meant, where the address says it: `?catalog=ID`. */
  readonly catalogId: Id | undefined;
}

/** Takes a `postgres://user:password@host:port/database?catalog=ID` apart. Throws STORE_UNREACHABLE for anything else. */
export function parsePostgresAddress(address: string): PostgresAddress {
  const url = URL.parse(address);
  if (url === null || (url.protocol !== "postgres:" && url.protocol !== "postgresql:")) {
    throw new CatalogError("STORE_UNREACHABLE", {
      place: "postgres://…",
      reason: "the address is not a postgres:// URL",
    });
  }
  const catalog = url.searchParams.get("catalog");
  url.searchParams.delete("catalog");
  const connection = url.href;
  url.password = "";
  url.search = "";
  if (catalog !== null && !isId(catalog)) {
    throw new CatalogError("STORE_NOT_A_CATALOG", {
      place: url.href,
      why: "the catalog in the address is not an id",
    });
  }
  return { connection, place: url.href, catalogId: catalog ?? undefined };
}

export function isPostgresAddress(text: string): boolean {
  return /^postgres(?:ql)?:\/\//u.test(text);
}
