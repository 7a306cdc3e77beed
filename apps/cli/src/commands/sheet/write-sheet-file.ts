import { existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { extname } from "node:path";
import { CatalogError } from "@deadwax/catalog";
import { SHEET_FORMATS, type SheetFormat } from "@deadwax/exchange";
import { translateFileProblem } from "../../session/file-problem.ts";

/** The format that the ending of a name says. Throws SHEET_ENDING_UNKNOWN. */
export function sheetFormatOf(path: string): SheetFormat {
  const ending = extname(path).slice(1).toLowerCase();
  const format = SHEET_FORMATS.find((known) => known === ending);
  if (format !== undefined) return format;
  throw new CatalogError("SHEET_ENDING_UNKNOWN", {
    path,
    endings: SHEET_FORMATS.map((known) => `.${known}`),
  });
}

/** Writes beside the place, then renames: the file is the old one or the whole new one. */
export async function writeWhole(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  mayReplace: boolean,
): Promise<void> {
  const temporary = `${path}.${process.pid}.part`;
  try {
    if (!mayReplace && existsSync(path)) throw new CatalogError("FILE_EXISTS", { path });
    const file = await open(temporary, "wx");
    try {
      for await (const piece of bytes) await file.write(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (thrown) {
    await rm(temporary, { force: true });
    throw translateFileProblem(thrown, path);
  }
}
