import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { catalogFolder } from "../home/catalog-folder.ts";
import { exists } from "../home/publish-file.ts";
import type { Backup } from "./create-backup.ts";
import { readManifest } from "./manifest.ts";

/** The finished backups of a catalog, newest first. */
export async function listBackups(folder: string): Promise<readonly Backup[]> {
  const { backups } = catalogFolder(folder);
  if (!(await exists(backups))) return [];
  const found: Backup[] = [];
  for (const name of await readdir(backups)) {
    const path = join(backups, name);
    const manifest = await readManifest(path);
    if (manifest !== undefined && !name.endsWith(".part")) found.push({ ...manifest, folder: path });
  }
  return found.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
}
