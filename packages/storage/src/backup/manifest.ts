/** What a backup says of itself, in `manifest.json` beside the files. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

export const MANIFEST_FORMAT = "deadwax.backup/1";
const NAME = "manifest.json";

export interface BackupFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

export interface BackupManifest {
  readonly format: typeof MANIFEST_FORMAT;
  /** When it was made, and what for: `by-hand`, `before-import`, `before-schema-2`, `replaced`. */
  readonly at: string;
  readonly why: string;
  readonly catalogId: string;
  readonly catalogName: string;
  readonly schemaVersion: number;
  /** How many rows each table has. */
  readonly tables: Readonly<Record<string, number>>;
  /** The newest link of the chain: number and hash; null before the first. */
  readonly lastOperation: { readonly sequence: number; readonly hash: string } | null;
  readonly files: readonly BackupFile[];
}

export async function writeManifest(folder: string, manifest: BackupManifest): Promise<void> {
  await writeFile(join(folder, NAME), `${JSON.stringify(manifest, undefined, 2)}\n`, { flush: true });
}

/** The manifest in a folder, or undefined when the folder holds no finished backup. */
export async function readManifest(folder: string): Promise<BackupManifest | undefined> {
  let text: string;
  try {
    text = await readFile(join(folder, NAME), "utf8");
  } catch (thrown) {
    if (
      thrown instanceof Error &&
      "code" in thrown &&
      (thrown.code === "ENOENT" || thrown.code === "ENOTDIR")
    )
      return undefined;
    throw thrown;
  }
  try {
    const manifest = JSON.parse(text) as Omit<BackupManifest, "format"> & { readonly format: unknown };
    return manifest.format === MANIFEST_FORMAT ? { ...manifest, format: MANIFEST_FORMAT } : undefined;
  } catch {
    return undefined; // Not JSON: not a manifest of ours.
  }
}
