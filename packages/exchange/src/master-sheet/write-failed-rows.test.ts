import { describe, expect, it } from "vitest";
import { all, bytesOf, content } from "../table/testing.ts";
import { openTable } from "../table-file/open-table.ts";
import { SHEET_FORMATS, type SheetFormat } from "../table-file/sheet-format.ts";
import { readMasterSheet } from "./read-master-sheet.ts";
import type { ColumnMapping } from "./resolve-mapping.ts";
import { writeFailedRows } from "./write-failed-rows.ts";

const SHEET = "Song,Code,Song\nDrive,AA-6Q7-26-00012,'=x\nHarbour,AA-6Q7-26-1,=y\n";

async function failed(bytes: Uint8Array, mapping: ColumnMapping, format: SheetFormat): Promise<Uint8Array> {
  const sheet = await readMasterSheet(bytes, { mapping });
  const rows = (await all(sheet)).filter((row) => row.issues.some((issue) => issue.severity === "error"));
  return bytesOf(writeFailedRows(sheet.header, rows, { format }));
}

describe.each(SHEET_FORMATS)("rows that failed, as %s", (format) => {
  const mapping = { Song: "title", Code: "isrc", "Song (2)": "notes" };

  it("are written with all their columns, their row and the reason", async () => {
    const { header, rows } = await content(
      await openTable(await failed(Buffer.from(SHEET), mapping, format)),
    );
    expect(header).toEqual(["Song", "Code", "Song", "deadwax_row", "deadwax_problem"]);
    expect(rows[0]?.slice(0, 4)).toEqual(["Harbour", "AA-6Q7-26-1", "=y", "3"]);
    expect(rows[0]?.[4]).toMatch(/^Code: .*AA-6Q7-26-1/u);
  });

  it("fail in the same way when they are imported again, and succeed once they are repaired", async () => {
    const once = await failed(Buffer.from(SHEET), mapping, format);
    const twice = await failed(once, mapping, format);
    expect((await content(await openTable(twice))).header).toHaveLength(5);
    const { rows } = await content(await openTable(twice));
    expect(rows[0]?.slice(0, 3)).toEqual(["Harbour", "AA-6Q7-26-1", "=y"]);
  });

  it("are kept when one of them holds what no sheet can hold", async () => {
    const bytes = await failed(
      Buffer.from("Song,Code\nNul\0x,1\nDrive,2\n"),
      { Song: "title", Code: "isrc" },
      format,
    );
    const { rows } = await content(await openTable(bytes));
    expect(rows.map(([song]) => song)).toEqual(["Nul␀x", "Drive"]);
  });

  it("keep their cells when the sheet has no header, and those beyond its last column", async () => {
    const bare = await failed(Buffer.from("AA6Q72600012\nAA6Q7260001\n"), { "Column A": "isrc" }, format);
    expect((await content(await openTable(bare))).header).toEqual([
      "Column A",
      "deadwax_row",
      "deadwax_problem",
    ]);
    const long = await failed(
      Buffer.from("Song,Code\nDrive,AA6Q72600012,extra\n"),
      { Song: "title" },
      format,
    );
    expect((await content(await openTable(long))).rows[0]?.[3]).toContain("Beyond the last column: extra");
  });
});
