/** Step 9: the master sheet, written twice and read back. */
import { createReadStream } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { readSheetRows, type SheetField, type SheetRow } from "@deadwax/catalog";
import { readMasterSheet, writeMasterSheet, MASTER_SHEET_COLUMNS, type SheetFormat } from "@deadwax/exchange";
import { paragraph, spaced, type Block } from "../../../output/block.ts";
import { statusLines } from "../../../output/status.ts";
import type { Stage } from "../stage.ts";
import { writeWhole } from "../../sheet/write-sheet-file.ts";

export interface WrittenSheet {
  readonly file: string;
  readonly format: SheetFormat;
  readonly rows: number;
  readonly columns: number;
  /** Fields that read back as something else: none, or something is wrong. */
  readonly differences: readonly string[];
}

export async function writeSheets({ places, catalog }: Stage): Promise<readonly WrittenSheet[]> {
  const rows = await catalog.store.read(async (reader) => {
    const all: SheetRow[] = [];
    for await (const row of readSheetRows(reader)) all.push(row);
    return all;
  });
  const sheets: WrittenSheet[] = [];
  for (const [format, path] of [["xlsx", places.xlsx] as const, ["csv", places.csv] as const]) {
    await writeWhole(path, writeMasterSheet(rows, { format }), true);
    sheets.push({
      file: `master-sheet.${format}`,
      format,
      rows: rows.length,
      columns: MASTER_SHEET_COLUMNS.length,
      differences: await compareWith(rows, path),
    });
  }
  return sheets;
}

async function compareWith(rows: readonly SheetRow[], path: string): Promise<readonly string[]> {
  const differences: string[] = [];
  let at = 0;
  for await (const { values } of await readMasterSheet(createReadStream(path))) {
    const row = rows[at];
    at += 1;
    const fields = Object.entries(row ?? {}) as readonly [SheetField, SheetRow[SheetField]][];
    differences.push(
      ...fields
        .filter(([field, value]) => !isDeepStrictEqual(values[field] ?? null, blankAsNull(value)))
        .map(([field]) => `row ${at}: ${field}`),
    );
  }
  return at === rows.length ? differences : [...differences, `${at} rows instead of ${rows.length}`];
}

/** A list of nothing is a blank cell. */
function blankAsNull(value: SheetRow[SheetField]): SheetRow[SheetField] {
  return Array.isArray(value) && value.length === 0 ? null : value;
}

export function showSheets(sheets: readonly WrittenSheet[]): Block {
  return spaced(
    paragraph(
      "The catalog as one table, with the reference fields the standard asks for: for Excel and for programs. What is edited there can be imported again.",
    ),
    statusLines(
      sheets.map(({ file, rows, columns, differences }) => ({
        status: differences.length === 0 ? "ok" : "problem",
        text: `${file}: ${rows} rows, ${columns} columns, ${differences.length === 0 ? "read back equal, cell for cell" : `${differences.length} cells differ`}`,
      })),
    ),
  );
}
