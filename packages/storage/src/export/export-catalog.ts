/**
 * The whole catalog as a folder of open formats (DESIGN 4, rule 16). Read in one transaction, page by page. The folder
 * gets its name when everything in it is on the disk.
 */
import { randomUUID } from "node:crypto";
import { readdir, rename, rm, rmdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { CatalogError, type Id, type Vault } from "@deadwax/catalog";
import { makeFolder } from "../home/make-folder.ts";
import { exists } from "../home/publish-file.ts";
import { syncFolder } from "../home/sync-file.ts";
import { translateFileError } from "../home/translate-file-error.ts";
import { SCHEMA_VERSION } from "../migrations/index.ts";
import { readingSession } from "../store/catalog-store.ts";
import type { OpenCatalog } from "../store/open-catalog.ts";
import type { Session } from "../store/session.ts";
import { createStoreReader } from "../store/store-session.ts";
import { createFileVault } from "../vault/file-vault.ts";
import { CATALOG_FILE, EXPORT_FORMAT, type CatalogFile } from "./catalog-file.ts";
import { writeChecksums } from "./checksums.ts";
import { logLines } from "./log-lines.ts";
import { EXPORT_TABLES } from "./export-tables.ts";
import { exportSchemas } from "./json-schema.ts";
import { writeLines } from "./lines.ts";
import { exportReadme } from "./readme.ts";
import { tableLines } from "./table-lines.ts";
import { vaultedHashes } from "./vaulted-hashes.ts";
import { VERIFY_FILE, VERIFY_SCRIPT } from "./verify-script.ts";

export interface ExportRequest {
  /** A folder that does not exist yet, or is empty. */
  readonly to: string;
  /** The vault whose files go along; without it they do not. */
  readonly vault?: Vault;
}

export interface Exported {
  readonly folder: string;
  readonly catalogId: Id;
  /** How many lines each file has. */
  readonly lines: Readonly<Record<string, number>>;
  readonly lastOperation: CatalogFile["lastOperation"];
  readonly vaultFiles: number;
  /** Hashes of files the catalog says are in the vault and that are not. */
  readonly missing: readonly string[];
}

/** Throws FILE_EXISTS for a folder with something in it, STORE_DISK_FULL, STORE_READ_ONLY. */
export async function exportCatalog(
  catalog: Pick<OpenCatalog, "store" | "codesLogPath">,
  request: ExportRequest,
): Promise<Exported> {
  const target = resolve(request.to);
  if ((await exists(target)) && (await readdir(target)).length > 0)
    throw new CatalogError("FILE_EXISTS", { path: target });
  const temporary = join(dirname(target), `.${randomUUID()}.part`);
  try {
    await makeFolder(temporary);
    const exported = await readingSession(catalog.store, (session) =>
      write(session, catalog, { ...request, to: temporary }),
    );
    await syncFolder(temporary);
    if (await exists(target)) await rmdir(target);
    await rename(temporary, target);
    await syncFolder(dirname(target));
    return { ...exported, folder: target };
  } catch (thrown) {
    await rm(temporary, { recursive: true, force: true });
    throw translateFileError(thrown, target);
  }
}

async function write(
  session: Session,
  { codesLogPath }: Pick<OpenCatalog, "codesLogPath">,
  { to, vault }: ExportRequest,
): Promise<Exported> {
  const sums = new Map<string, string>();
  const lines: Record<string, number> = {};
  const put = async (name: string, texts: AsyncIterable<string> | Iterable<string>) => {
    const written = await writeLines(join(to, name), texts);
    sums.set(name, written.sha256);
    return written.lines;
  };
  for (const table of EXPORT_TABLES) lines[table.file] = await put(table.file, tableLines(session, table));
  if (await exists(codesLogPath)) await put("codes.log", logLines(codesLogPath));
  for (const [name, schema] of exportSchemas())
    await put(name, [`${JSON.stringify(schema, undefined, 2)}\n`]);
  await put("README.md", [exportReadme()]);
  await put(VERIFY_FILE, [VERIFY_SCRIPT]);
  const about = await describe(session, lines);
  await put(CATALOG_FILE, [`${JSON.stringify(about, undefined, 2)}\n`]);
  const files =
    vault === undefined ? { kept: 0, missing: [] } : await copyVault(session, vault, { to, sums });
  await writeChecksums(to, sums);
  const { catalogId, lastOperation } = about;
  return { folder: to, catalogId, lines, lastOperation, vaultFiles: files.kept, missing: files.missing };
}

async function describe(session: Session, lines: Readonly<Record<string, number>>): Promise<CatalogFile> {
  const reader = createStoreReader(session);
  const last = await reader.history.last();
  const { instanceId, onlyBlocks, seenLog } = await reader.instance();
  return {
    format: EXPORT_FORMAT,
    catalogId: session.catalogId,
    schemaVersion: SCHEMA_VERSION,
    lastOperation: last === undefined ? null : { sequence: last.sequence, hash: last.hash },
    instance: { instanceId, onlyBlocks, seenLog },
    lines,
  };
}

async function copyVault(
  session: Session,
  vault: Vault,
  { to, sums }: { readonly to: string; readonly sums: Map<string, string> },
): Promise<{ readonly kept: number; readonly missing: readonly string[] }> {
  const copy = createFileVault(join(to, "vault"));
  const missing: string[] = [];
  let kept = 0;
  for await (const sha256 of vaultedHashes(session)) {
    if (await vault.has(sha256)) {
      await copy.keep({ path: vault.pathOf(sha256), sha256 });
      sums.set(`vault/${sha256.slice(0, 2)}/${sha256.slice(2)}`, sha256);
      kept += 1;
    } else missing.push(sha256);
  }
  return { kept, missing };
}
