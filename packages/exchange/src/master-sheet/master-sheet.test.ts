import { isCatalogError } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { all, bytesOf } from "../table/testing.ts";
import { SHEET_FORMATS, type SheetFormat } from "../table-file/sheet-format.ts";
import { MASTER_SHEET_COLUMNS } from "./columns.ts";
import type { MasterSheetRow } from "./master-sheet-row.ts";
import { readMasterSheet } from "./read-master-sheet.ts";
import type { ImportRow } from "./read-rows.ts";
import { aRow, someRow, withoutBlanks } from "./testing.ts";
import { writeMasterSheet } from "./write-master-sheet.ts";

async function written(rows: readonly Partial<MasterSheetRow>[], format: SheetFormat): Promise<Uint8Array> {
  return bytesOf(writeMasterSheet(rows, { format }));
}

async function readBack(bytes: Uint8Array): Promise<ImportRow[]> {
  return all(await readMasterSheet(bytes));
}

const csv = (text: string): Uint8Array => Buffer.from(text, "utf8");

describe.each(SHEET_FORMATS)("the master sheet as %s", (format) => {
  it("reads back every field of a row", async () => {
    const [row] = await readBack(await written([aRow()], format));
    expect(row?.values).toEqual(aRow());
    expect(row?.blank).toEqual([]);
  });

  it("reads back every field of any rows, and writes the same bytes again", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someRow, { minLength: 1, maxLength: 4 }), async (rows) => {
        // A row in which nothing is known is no row.
        const filled = rows.map((row) => ({ ...row, title: row.title ?? "x" }));
        const bytes = await written(filled, format);
        const read = await readBack(bytes);
        expect(read.map((row) => row.values)).toEqual(filled.map(withoutBlanks));
        expect(read.flatMap((row) => row.issues.filter((issue) => issue.severity === "error"))).toEqual([]);
        expect(
          Buffer.compare(
            await written(
              read.map((row) => row.values),
              format,
            ),
            bytes,
          ),
        ).toBe(0);
      }),
      { numRuns: process.env["DEADWAX_SLOW_TESTS"] === "1" ? 300 : 40 },
    );
  });

  it("calls the columns of a field without a value blank, and gives no value for them", async () => {
    const [row] = await readBack(await written([aRow({ versionTitle: null, versionTypes: [] })], format));
    expect(row?.blank).toEqual(["version_title", "version_types"]);
    expect(row?.values).not.toHaveProperty("versionTitle");
  });

  it("counts rows as a spreadsheet shows them", async () => {
    const rows = await readBack(await written([aRow(), aRow({ notes: "a\nb" }), aRow()], format));
    expect(rows.map((row) => row.row)).toEqual([2, 3, 4]);
  });

  it("keeps a sheet without rows readable", async () => {
    expect(await readBack(await written([], format))).toEqual([]);
  });
});

describe("writing the master sheet", () => {
  const long = "x".repeat(32_768);

  it("keeps a cell that is too long for Excel in CSV", async () => {
    const [row] = await readBack(await written([aRow({ notes: long })], "csv"));
    expect(row?.values.notes).toBe(long);
  });

  it("keeps the longest cell that Excel can hold in XLSX", async () => {
    const [row] = await readBack(await written([aRow({ notes: long.slice(1) })], "xlsx"));
    expect(row?.values.notes).toBe(long.slice(1));
  });

  it("refuses a cell that is too long for Excel and names it", async () => {
    await expect(written([aRow(), aRow({ notes: long })], "xlsx")).rejects.toMatchObject({
      code: "SHEET_CELL_NOT_WRITABLE",
      parameters: { row: 3, column: "notes" },
    });
  });

  it("leaves a cell that is too long blank when it may tell of it", async () => {
    const issues: Issue[] = [];
    const bytes = await bytesOf(
      writeMasterSheet([aRow({ notes: long })], { format: "xlsx", onIssue: (issue) => issues.push(issue) }),
    );
    expect(issues.map((issue) => [issue.code, issue.path])).toEqual([
      ["SHEET_CELL_NOT_WRITABLE", ["rows", 2, "notes"]],
    ]);
    expect((await readBack(bytes))[0]?.blank).toEqual(["notes"]);
  });

  it("refuses half of a character in both formats", async () => {
    for (const format of SHEET_FORMATS) {
      const thrown: unknown = await written([aRow({ title: "\uD83D" })], format).catch(
        (error: unknown) => error,
      );
      expect(isCatalogError(thrown, "SHEET_CELL_NOT_WRITABLE")).toBe(true);
    }
  });
});

describe("reading the master sheet", () => {
  it("takes [clear] for the wish to empty a field, and only that", async () => {
    const [row] = await readBack(csv("deadwax_id,version_title,notes,label\n,[Clear],\\[clear], [clear] \n"));
    expect(row?.clear).toEqual(["version_title", "label"]);
    expect(row?.values).toEqual({ notes: "[clear]" });
  });

  it("refuses to empty a code by a sheet", async () => {
    const [row] = await readBack(csv("isrc,title\n[clear],x\n"));
    expect(row?.clear).toEqual([]);
    expect(row?.issues.map((issue) => [issue.code, issue.path])).toEqual([
      ["CLEAR_NOT_POSSIBLE", ["rows", 2, "isrc"]],
    ]);
  });

  it("keeps what it cannot read as raw text and gives no value for it", async () => {
    const [row] = await readBack(csv("isrc,title,duration,colour\nAA-6Q7-26-000,x,soon,blue\n"));
    expect(row?.values).toEqual({ title: "x" });
    expect(row?.issues.map((issue) => issue.path)).toEqual([
      ["rows", 2, "isrc"],
      ["rows", 2, "duration"],
    ]);
    expect({ ...row?.raw }).toEqual({ isrc: "AA-6Q7-26-000", title: "x", duration: "soon", colour: "blue" });
  });

  it("says that a bar code stands in the column of ISRCs", async () => {
    const [row] = await readBack(csv("isrc,title\n844185059862,x\n"));
    expect(row?.issues.map((issue) => issue.code)).toEqual(["ISRC_IS_A_BARCODE"]);
    expect(row?.values).not.toHaveProperty("isrc");
  });

  it("says that a cell holds two codes and chooses none of them", async () => {
    const [row] = await readBack(csv("isrc,title\nAA-6Q7-26-00012 / AA-6Q7-26-00013,x\n"));
    expect(row?.issues.map((issue) => issue.code)).toContain("ISRC_SEVERAL");
    expect(row?.values).not.toHaveProperty("isrc");
  });

  it("takes neither duration when the two columns disagree", async () => {
    const [row] = await readBack(csv("title,duration,duration_ms\nx,3:22,201345\n"));
    expect(row?.issues.map((issue) => issue.code)).toEqual(["DURATION_DISAGREES"]);
    expect(row?.values).toEqual({ title: "x" });
  });

  it("takes the milliseconds when a program shortened the duration", async () => {
    const [row] = await readBack(csv("title,duration,duration_ms\nx,3:21,201345\n"));
    expect(row?.values.durationMs).toBe(201_345);
  });

  it("believes no cell of a row that has more cells than the header", async () => {
    const [row] = await readBack(csv("isrc,title\nAA6Q72600012,x,y\n"));
    expect(row?.values).toEqual({});
    expect(row?.issues.map((issue) => issue.code)).toEqual(["SHEET_ROW_LONG"]);
  });

  it("reads any sheet with the mapping a person gives", async () => {
    const bytes = csv("Song name,Code,Mood\nMidnight Drive,aa-6q7-26-00012,calm\n");
    const sheet = await readMasterSheet(bytes, {
      mapping: { "song name": "title", Code: "isrc", Mood: "ignore" },
    });
    expect((await all(sheet)).map((row) => row.values)).toEqual([
      { title: "Midnight Drive", isrc: "AA6Q72600012" },
    ]);
  });

  it("reads a sheet without a header by the letters of its columns", async () => {
    const sheet = await readMasterSheet(csv("AA6Q72600012\nAA6Q72600013\n"), {
      mapping: { "Column A": "isrc" },
    });
    expect((await all(sheet)).map((row) => row.values.isrc)).toEqual(["AA6Q72600012", "AA6Q72600013"]);
  });

  it.each([
    ["has none of our columns and no mapping", "a,b\nc,d\n", undefined, "SHEET_COLUMNS_UNKNOWN"],
    [
      "is mapped by a header it does not have",
      "Song,b\nc,d\n",
      { Sond: "title" },
      "SHEET_MAPPING_HEADER_UNKNOWN",
    ],
    [
      "is mapped to a column that does not exist",
      "Song,b\nc,d\n",
      { Song: "song" },
      "SHEET_MAPPING_TARGET_UNKNOWN",
    ],
    [
      "is mapped twice to one column",
      "Song,b\nc,d\n",
      { Song: "title", b: "title" },
      "SHEET_MAPPING_TARGET_TWICE",
    ],
  ])("refuses a sheet that %s", async (_, text, mapping, code) => {
    await expect(readMasterSheet(csv(text), mapping === undefined ? {} : { mapping })).rejects.toMatchObject({
      code,
    });
  });

  it("reads headers that would be special names of an object", async () => {
    const [row] = await readBack(csv("title,__proto__,constructor\nx,y,z\n"));
    expect(Object.entries(row?.raw ?? {})).toEqual([
      ["title", "x"],
      ["__proto__", "y"],
      ["constructor", "z"],
    ]);
  });
});

describe("the column table", () => {
  it("has an example for every column that the column itself can read", () => {
    for (const column of MASTER_SHEET_COLUMNS) {
      const draft = {};
      const issues = column.read({ text: column.example }, {}, draft);
      expect([column.id, Object.keys(draft), issues.filter((issue) => issue.severity === "error")]).toEqual([
        column.id,
        [column.field],
        [],
      ]);
      expect([column.id, column.write(draft)]).toEqual([column.id, column.example]);
    }
  });

  it("asks for the seven elements of the reference metadata", () => {
    const ids = MASTER_SHEET_COLUMNS.filter(({ requiredFor }) => requiredFor.includes("reference")).map(
      ({ id }) => id,
    );
    expect(ids).toEqual([
      "isrc",
      "title",
      "version_title",
      "display_artist",
      "duration",
      "content_type",
      "first_published",
    ]);
  });
});
