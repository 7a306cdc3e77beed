import { link, rename, stat, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { syncFolder } from "./sync-file.ts";

/**
 * Gives a finished file its name, unless the name is taken. Resolves to whether it was free. The file keeps its
 * number and birth, so it is the same file before and after.
 */
export async function publishFile(temporary: string, path: string): Promise<boolean> {
  try {
    await link(temporary, path);
    await unlink(temporary);
  } catch (thrown) {
    const code = thrown instanceof Error && "code" in thrown ? thrown.code : undefined;
    if (code === "EEXIST") {
      await unlink(temporary);
      return false;
    }
    // exFAT and some network disks have no second names for a file; between look and rename another could come.
    if (code !== "EPERM" && code !== "ENOTSUP" && code !== "ENOSYS" && code !== "EOPNOTSUPP") throw thrown;
    if (await exists(path)) {
      await unlink(temporary);
      return false;
    }
    await rename(temporary, path);
  }
  await syncFolder(dirname(path));
  return true;
}

export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (thrown) {
    if (
      thrown instanceof Error &&
      "code" in thrown &&
      (thrown.code === "ENOENT" || thrown.code === "ENOTDIR")
    )
      return false;
    throw thrown;
  }
}
