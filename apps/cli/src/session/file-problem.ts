import { realpath } from "node:fs/promises";
import { CatalogError, isRefusal } from "@deadwax/catalog";

/** What the system says about a file, as our own refusal. Anything else is passed on as it is. */
export function translateFileProblem(thrown: unknown, path: string): unknown {
  if (thrown instanceof CatalogError || !(thrown instanceof Error) || !("code" in thrown)) return thrown;
  switch (thrown.code) {
    case "ENOENT":
    case "ENOTDIR":
      return new CatalogError("FILE_NOT_FOUND", { path }, { cause: thrown });
    case "ENOSPC":
    case "EDQUOT":
      return new CatalogError("FILE_DISK_FULL", { path }, { cause: thrown });
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return new CatalogError(
        "FILE_NOT_WRITABLE",
        { path, reason: "there is no permission" },
        { cause: thrown },
      );
    case "EEXIST":
      return new CatalogError("FILE_EXISTS", { path }, { cause: thrown });
    case "EISDIR":
      return new CatalogError("FILE_IS_FOLDER", { path }, { cause: thrown });
    default:
      return thrown;
  }
}

/** Where a file or folder is behind all links; who may not look there is told so by what reads it. Throws FILE_NOT_FOUND. */
export async function placeOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (thrown) {
    const problem = translateFileProblem(thrown, path);
    if (isRefusal(problem) && problem.code === "FILE_NOT_WRITABLE") return path;
    throw problem;
  }
}
