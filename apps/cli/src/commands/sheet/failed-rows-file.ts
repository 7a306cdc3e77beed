/** Where the rows that failed are kept, so that nobody has to look for them in the sheet. */
import { existsSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { CatalogError, type ImportedRow } from "@deadwax/catalog";
import { SHEET_FORMATS, writeFailedRows } from "@deadwax/exchange";
import type { CommandContext } from "../../command/command.ts";
import { sheetFormatOf, writeWhole } from "./write-sheet-file.ts";

/** The file a person named, refused before anything is imported. */
export function checkFailedFile(command: CommandContext, named: string | undefined): string | undefined {
  if (named === undefined) return undefined;
  const path = resolve(command.cwd, named);
  sheetFormatOf(path);
  if (existsSync(path)) throw new CatalogError("FILE_EXISTS", { path });
  if (!existsSync(dirname(path))) throw new CatalogError("FILE_NOT_FOUND", { path: dirname(path) });
  return path;
}

interface Failed {
  readonly header: readonly string[];
  readonly rows: readonly ImportedRow[];
  readonly sheet: string;
  readonly named: string | undefined;
}

/**
 * Writes the rows that failed into the file that was named, else beside the sheet, else into the catalog's folder, and
 * says where; never over another file. Null where there is nothing to keep, or no place that takes it.
 */
export async function keepFailedRows(command: CommandContext, failed: Failed): Promise<string | null> {
  const rows = failed.rows.filter((row) => row.outcome === "failed");
  if (rows.length === 0) return null;
  for (const path of placesFor(command, failed)) {
    if (command.isDryRun) return path;
    try {
      await writeWhole(path, writeFailedRows(failed.header, rows, { format: sheetFormatOf(path) }), false);
      return path;
    } catch (thrown) {
      // The import stands: a place that takes no file is no reason to call it failed.
      if (!(thrown instanceof CatalogError)) throw thrown;
    }
  }
  return null;
}

function placesFor(command: CommandContext, { sheet, named }: Failed): readonly string[] {
  if (named !== undefined) return [named];
  const home = command.catalog.kind === "folder" ? command.catalog.path : command.cwd;
  return [dirname(sheet), home].map((folder) => freeName(folder, basename(sheet)));
}

/** `label-failed.csv`, `label-failed-2.csv` … */
function freeName(folder: string, sheet: string): string {
  const ending = extname(sheet);
  const format = SHEET_FORMATS.find((known) => `.${known}` === ending.toLowerCase()) ?? "csv";
  const name = basename(sheet, ending).replace(/-failed(?:-\d+)?$/u, "");
  for (let number = 1; ; number += 1) {
    const path = join(folder, `${name}-failed${number === 1 ? "" : `-${number}`}.${format}`);
    if (!existsSync(path)) return path;
  }
}
