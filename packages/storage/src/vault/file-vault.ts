/**
 * The vault: files as they came in, under the SHA-256 of what is in them (`vault/ab/cdef…`). A file is in it whole or
 * not at all, is never written again, and cannot be mistaken for another.
 */
import { createHash, randomUUID } from "node:crypto";
import { chmod, mkdir, open, rm, type FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CatalogError, type Vault } from "@deadwax/catalog";
import { exists, publishFile } from "../home/publish-file.ts";

const SHA256 = /^([0-9a-f]{2})([0-9a-f]{62})$/u;
const BLOCK = 1 << 20;
const READ_ONLY = 0o444;

/** The vault in a folder, which need not exist yet. */
export function createFileVault(folder: string): Vault {
  const pathOf = (sha256: string): string => {
    const [, start, rest] = SHA256.exec(sha256) ?? [];
    if (start === undefined || rest === undefined)
      throw new Error("a vault keeps files by their SHA-256 in lower-case hex");
    return join(folder, start, rest);
  };
  return {
    pathOf,
    has: (sha256) => exists(pathOf(sha256)),
    keep: async ({ path, sha256 }) => {
      const target = pathOf(sha256);
      if (await exists(target)) return;
      try {
        await keep(path, target, sha256);
      } catch (thrown) {
        throw translated(thrown, path, folder);
      }
    },
  };
}

async function keep(source: string, target: string, sha256: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const temporary = `${target}.${randomUUID()}.part`;
  try {
    if ((await copy(source, temporary)) !== sha256) {
      throw new CatalogError("FILE_NOT_READABLE", {
        path: source,
        reason: "it is not what it was when it was measured",
      });
    }
    await chmod(temporary, READ_ONLY);
    await publishFile(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Copies in blocks, waits for the disk, and resolves to the hash of what was copied. */
async function copy(source: string, target: string): Promise<string> {
  const hash = createHash("sha256");
  await using from = await open(source, "r");
  await using to = await open(target, "wx");
  const block = Buffer.allocUnsafe(BLOCK);
  for (;;) {
    const { bytesRead } = await from.read(block, 0, BLOCK, null);
    if (bytesRead === 0) break;
    const part = block.subarray(0, bytesRead);
    hash.update(part);
    await writeAll(to, part);
  }
  await to.sync();
  return hash.digest("hex");
}

async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    written += (await file.write(bytes, written, bytes.length - written)).bytesWritten;
  }
}

function translated(thrown: unknown, path: string, folder: string): unknown {
  if (thrown instanceof CatalogError || !(thrown instanceof Error) || !("code" in thrown)) return thrown;
  const cause = { cause: thrown };
  const isSource = "path" in thrown && thrown.path === path;
  switch (thrown.code) {
    case "ENOENT":
      return isSource ? new CatalogError("FILE_NOT_FOUND", { path }, cause) : thrown;
    case "ENOSPC":
    case "EDQUOT":
      return new CatalogError("FILE_DISK_FULL", { path: folder }, cause);
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return isSource
        ? new CatalogError("FILE_NOT_READABLE", { path, reason: thrown.message }, cause)
        : new CatalogError("FILE_NOT_WRITABLE", { path: folder, reason: thrown.message }, cause);
    default:
      return new CatalogError("FILE_NOT_READABLE", { path, reason: thrown.message }, cause);
  }
}
