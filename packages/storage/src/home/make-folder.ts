import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { CatalogError } from "@deadwax/catalog";
import { errorCode } from "../files/error-code.ts";

/**
 * Makes a folder and those above it that are missing, one by one: where the system takes no folders (`/proc`), Node's
 * own recursive way never ends. Throws FILE_NOT_WRITABLE where there can be no folder.
 */
export async function makeFolder(path: string): Promise<void> {
  if (await isFolder(path)) return;
  const parent = dirname(path);
  if (parent !== path) await makeFolder(parent);
  try {
    await mkdir(path);
  } catch (thrown) {
    const code = errorCode(thrown);
    // Somebody else may have made it in the meantime.
    if (code === "EEXIST" && (await isFolder(path))) return;
    // Its parent is there, so ENOENT says that the parent takes no folders.
    const reasons = new Map([
      ["ENOENT", "the system lets nobody make a folder there"],
      ["EEXIST", "a link that leads nowhere stands there"],
    ]);
    const reason = reasons.get(code ?? "");
    throw reason === undefined
      ? thrown
      : new CatalogError("FILE_NOT_WRITABLE", { path, reason }, { cause: thrown });
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    if ((await stat(path)).isDirectory()) return true;
  } catch (thrown) {
    if (errorCode(thrown) === "ENOENT") return false;
    if (errorCode(thrown) !== "ENOTDIR") throw thrown;
  }
  throw new CatalogError("FILE_NOT_WRITABLE", { path, reason: "a file stands where a folder is needed" });
}
