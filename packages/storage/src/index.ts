export { openCodesLog } from "./codes-log/codes-log-file.ts";
export { catalogFolder, type CatalogFolder } from "./home/catalog-folder.ts";
export { isPostgresAddress } from "./postgres/address.ts";
export {
  createPostgresCatalog,
  openPostgresCatalog,
  type PostgresCatalog,
  type PostgresOptions,
} from "./postgres/postgres-catalog.ts";
export { systemClock, systemDigest, systemRandomness } from "./runtime/system-runtime.ts";
export { createSqliteCatalog } from "./sqlite/create-sqlite-catalog.ts";
export { openSqliteCatalog } from "./sqlite/open-sqlite-catalog.ts";
export type { CreateOptions, OpenOptions, SqliteCatalog } from "./sqlite/sqlite-catalog.ts";
