import { readFile } from "node:fs/promises";
import { CatalogError } from "@deadwax/catalog";
import { translateFileProblem } from "../../session/file-problem.ts";

/** The bytes of a file that somebody named. Throws FILE_NOT_FOUND, FILE_IS_FOLDER and FILE_NOT_READABLE. */
export async function readSheetFile(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (thrown) {
    const refusal = translateFileProblem(thrown, path);
    if (refusal instanceof CatalogError && refusal.code === "FILE_NOT_WRITABLE")
      throw new CatalogError(
        "FILE_NOT_READABLE",
        { path, reason: "there is no permission" },
        { cause: thrown },
      );
    throw refusal;
  }
}
