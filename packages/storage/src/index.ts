export { checkDatabaseFile } from "./backup/check-database-file.ts";
export { createBackup, type Backup, type BackupRequest } from "./backup/create-backup.ts";
export { listBackups } from "./backup/list-backups.ts";
export type { BackupManifest } from "./backup/manifest.ts";
export { restoreBackup, type Restored, type RestoreRequest } from "./backup/restore-backup.ts";
export { exportCatalog, type Exported, type ExportRequest } from "./export/export-catalog.ts";
export {
  importIntoFolder,
  importIntoPostgres,
  type Imported,
  type ImportRequest,
} from "./export/import-catalog.ts";
export { openCodesLog } from "./codes-log/codes-log-file.ts";
export { createFileTree, type FileTreeOptions } from "./files/file-tree.ts";
export { catalogFolder, type CatalogFolder } from "./home/catalog-folder.ts";
export { makeFolder } from "./home/make-folder.ts";
export { isPostgresAddress } from "./postgres/address.ts";
export {
  createPostgresCatalog,
  openPostgresCatalog,
  type PostgresOptions,
} from "./postgres/postgres-catalog.ts";
export { systemClock, systemDigest, systemRandomness } from "./runtime/system-runtime.ts";
export { createSqliteCatalog } from "./sqlite/create-sqlite-catalog.ts";
export { openSqliteCatalog } from "./sqlite/open-sqlite-catalog.ts";
export type { OpenOptions, SqliteCatalog } from "./sqlite/sqlite-catalog.ts";
export type { CreateOptions, OpenCatalog } from "./store/open-catalog.ts";
export { createFileVault } from "./vault/file-vault.ts";
export { createFileWaveforms } from "./waveforms/file-waveforms.ts";
