import { isCatalogError } from "@deadwax/catalog";
import { describe, expect, it } from "vitest";
import { all, content, texts } from "../table/testing.ts";
import { readXlsx, type XlsxOptions } from "./read-xlsx.ts";
import { aWorkbook, zipOf } from "./testing.ts";

const HEADER = '<row r="1"><c r="A1" t="str"><v>Title</v></c><c r="B1" t="str"><v>Value</v></c></row>';
const withHeader = (options: XlsxOptions = {}): XlsxOptions => ({ headerRow: 1, ...options });

/** The cell of one number with one format. */
async function numberWith(format: string, value: string, is1904 = false) {
  const rows = `${HEADER}<row r="2"><c r="A2" t="str"><v>x</v></c><c r="B2" s="1"><v>${value}</v></c></row>`;
  const table = await readXlsx(await aWorkbook({ rows, formats: [format], is1904 }), withHeader());
  return (await all(table.rows))[0]?.cells[1];
}

describe("readXlsx", () => {
  it("reads shared, inline and formula strings, booleans and errors", async () => {
    const rows = `${HEADER}
      <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c></row>
      <row r="3"><c r="A3" t="inlineStr"><is><t xml:space="preserve"> in </t></is></c><c r="B3" t="str"><f>A2</f><v>out</v></c></row>
      <row r="4"><c r="A4" t="b"><v>1</v></c><c r="B4" t="e"><v>#N/A</v></c></row>`;
    const sharedStrings =
      '<si><t>one</t></si><si><r><t>東</t></r><r><rPr/><t>京</t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>';
    const table = await readXlsx(await aWorkbook({ rows, sharedStrings }), withHeader());
    expect((await content(table)).rows).toEqual([
      ["one", "東京"],
      [" in ", "out"],
      ["TRUE", "#N/A"],
    ]);
  });

  it("puts cells where they say they are, and rows have the number they say", async () => {
    const rows = `${HEADER}<row r="4"><c r="B4" t="str"><v>b</v></c></row><row r="9"><c t="str"><v>a</v></c></row>`;
    const table = await readXlsx(await aWorkbook({ rows }), withHeader());
    expect((await all(table.rows)).map((row) => [row.number, ...texts(row)])).toEqual([
      [4, "", "b"],
      [9, "a", ""],
    ]);
  });

  it.each([
    ["yyyy-mm-dd", "45429", "2024-05-17"],
    ["dd/mm/yyyy", "45429", "2024-05-17"],
    ["mmm yyyy", "45413", "2024-05"],
    ["yyyy", "45292", "2024"],
    ['[$-411]yyyy"年"m"月"d"日"', "45429", "2024-05-17"],
    ["yyyy-mm-dd hh:mm", "45429.5", "2024-05-17T12:00:00"],
    ["yyyy-mm-dd", "1", "1900-01-01"],
    ["yyyy-mm-dd", "59", "1900-02-28"],
    ["yyyy-mm-dd", "60", "1900-02-29"],
    ["yyyy-mm-dd", "61", "1900-03-01"],
  ])("reads a date with the format %s from %s as %s", async (format, value, text) => {
    expect(await numberWith(format, value)).toMatchObject({ text, stored: { kind: "date", format } });
  });

  it("counts days from 1904 where the workbook says so", async () => {
    expect(await numberWith("yyyy-mm-dd", "43967", true)).toMatchObject({ text: "2024-05-17" });
  });

  it.each([
    ["h:mm:ss", "0.0026041666666666665", "0:03:45", true],
    ["mm:ss.000", "0.0026055555555555554", "0:03:45.120", true],
    ["[h]:mm:ss", "1.5", "36:00:00", true],
    ["h:mm", "0.15625", "3:45", false],
  ])("reads a time with the format %s from %s as %s", async (format, value, text, areSecondsShown) => {
    expect(await numberWith(format, value)).toMatchObject({
      text,
      stored: { kind: "time", areSecondsShown },
    });
  });

  it.each([
    ["General", "844185059862", "844185059862"],
    ["General", "8.44185059862E+11", "844185059862"],
    ["0.00", "1.5", "1.5"],
    ["0000000000000", "666017082523", "0666017082523"],
    ['0" days"', "3", "3"],
    ["#,##0.00 [$€-407]", "12.5", "12.5"],
  ])("reads a number with the format %s from %s as %s", async (format, value, text) => {
    expect(await numberWith(format, value)).toMatchObject({ text, stored: { kind: "number" } });
  });

  it("says that a formula has no result", async () => {
    const rows = `${HEADER}<row r="2"><c r="A2" t="str"><v>x</v></c><c r="B2"><f>NOW()</f></c></row>`;
    const table = await readXlsx(await aWorkbook({ rows }), withHeader());
    expect((await all(table.rows))[0]?.issues.map((issue) => issue.code)).toEqual([
      "SHEET_FORMULA_WITHOUT_VALUE",
    ]);
  });

  it("reads the first visible sheet, says which ones it did not read, and reads another by its name", async () => {
    const sheet = (text: string): string =>
      `<worksheet><sheetData>${HEADER}<row r="2"><c r="A2" t="str"><v>${text}</v></c></row></sheetData></worksheet>`;
    const relation = (id: number): string =>
      `<Relationship Id="r${id}" Type="x/worksheet" Target="s${id}.xml"/>`;
    const bytes = await zipOf({
      "xl/workbook.xml":
        '<workbook><sheets><sheet name="Old" state="hidden" r:id="r1"/><sheet name="New" r:id="r2"/><sheet name="More" r:id="r3"/></sheets></workbook>',
      "xl/_rels/workbook.xml.rels": `<Relationships>${relation(1)}${relation(2)}${relation(3)}</Relationships>`,
      "xl/s1.xml": sheet("old"),
      "xl/s2.xml": sheet("new"),
      "xl/s3.xml": sheet("more"),
    });
    const table = await readXlsx(bytes, withHeader());
    expect([table.sheetName, (await content(table)).rows]).toEqual(["New", [["new", ""]]]);
    expect(table.issues.map((issue) => issue.code)).toEqual(["SHEET_OTHERS_NOT_READ"]);
    expect((await content(await readXlsx(bytes, withHeader({ sheet: "more" })))).rows).toEqual([
      ["more", ""],
    ]);
    await expect(readXlsx(bytes, { sheet: "None" })).rejects.toMatchObject({ code: "SHEET_NAME_UNKNOWN" });
  });

  it("reads parts whose elements have a namespace prefix", async () => {
    const bytes = await aWorkbook({
      rows: "",
      parts: {
        "xl/worksheets/sheet1.xml":
          '<x:worksheet xmlns:x="u"><x:sheetData><x:row><x:c t="str"><x:v>Title</x:v></x:c></x:row><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      },
    });
    expect((await content(await readXlsx(bytes, withHeader()))).rows).toEqual([["1"]]);
  });
});

describe("readXlsx refuses", () => {
  async function refusal(bytes: Uint8Array): Promise<unknown> {
    try {
      await all((await readXlsx(bytes, withHeader())).rows);
      return undefined;
    } catch (thrown) {
      return thrown;
    }
  }
  const sheet = (xml: string) => aWorkbook({ rows: "", parts: { "xl/worksheets/sheet1.xml": xml } });

  it.each([
    ["a document type", () => sheet('<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'), "SHEET_WORKBOOK_UNSAFE"],
    ["an entity that is not of XML", () => sheet("<worksheet>&b;</worksheet>"), "SHEET_WORKBOOK_DAMAGED"],
    ["XML that does not end", () => sheet("<worksheet><sheetData>"), "SHEET_WORKBOOK_DAMAGED"],
    ["elements nested a thousand deep", () => sheet("<a>".repeat(1000)), "SHEET_WORKBOOK_UNSAFE"],
    [
      "a tag that is ten megabytes long",
      () => sheet(`<worksheet a="${"x".repeat(10_000_000)}"/>`),
      "SHEET_WORKBOOK_UNSAFE",
    ],
    [
      "a million columns",
      () => aWorkbook({ rows: `${HEADER}<row r="2"><c r="BDWGN2"><v>1</v></c></row>` }),
      "SHEET_TOO_MANY_COLUMNS",
    ],
    [
      "rows that are not in order",
      () => aWorkbook({ rows: `${HEADER}<row r="3"/><row r="2"/>` }),
      "SHEET_WORKBOOK_DAMAGED",
    ],
    [
      "rows beyond what Excel has",
      () => aWorkbook({ rows: `${HEADER}<row r="1048577"/>` }),
      "SHEET_WORKBOOK_UNSAFE",
    ],
    [
      "a text that is not there",
      () => aWorkbook({ rows: `${HEADER}<row r="2"><c t="s"><v>7</v></c></row>` }),
      "SHEET_WORKBOOK_DAMAGED",
    ],
    [
      "a ZIP file that is no workbook",
      () => zipOf({ mimetype: "application/vnd.oasis.opendocument.spreadsheet" }),
      "SHEET_WORKBOOK_DAMAGED",
    ],
    [
      "bytes that only begin like a ZIP file",
      async () => Buffer.from("PK\x03\x04 and no more"),
      "SHEET_WORKBOOK_DAMAGED",
    ],
    ["a sheet without cells", () => aWorkbook({ rows: "" }), "SHEET_EMPTY"],
  ] as const)("%s", async (_, make, code) => {
    const thrown = await refusal(await make());
    expect(thrown).toMatchObject({ code });
  });

  it("a workbook that is cut off, wherever it is cut", async () => {
    const whole = await aWorkbook({ rows: HEADER });
    for (let length = 4; length < whole.length; length += 97) {
      const thrown = await refusal(whole.subarray(0, length));
      expect(isCatalogError(thrown, "SHEET_WORKBOOK_DAMAGED")).toBe(true);
    }
  });

  it("a sheet that unpacks to a thousand times its size, long before it is unpacked", async () => {
    const rows = `${HEADER}<row r="2"><c r="A2" t="str"><v>${" ".repeat(1000)}</v></c></row>${" ".repeat(40_000_000)}`;
    const before = process.memoryUsage().rss;
    const thrown = await refusal(await aWorkbook({ rows }));
    expect(thrown).toMatchObject({ code: "SHEET_WORKBOOK_UNSAFE" });
    expect(process.memoryUsage().rss - before).toBeLessThan(500_000_000);
  });

  it("a file whose directory lies about the size of a part", async () => {
    const bytes = Buffer.from(await aWorkbook({ rows: HEADER }));
    const at = bytes.indexOf("xl/worksheets/sheet1.xml", bytes.indexOf("PK\x01\x02")) - 22;
    bytes.writeUInt32LE(7, at);
    expect(await refusal(bytes)).toMatchObject({ code: "SHEET_WORKBOOK_DAMAGED" });
  });

  it("two parts of one name", async () => {
    const bytes = await aWorkbook({ rows: HEADER, parts: { "XL/worksheets/SHEET1.xml": "<worksheet/>" } });
    expect(await refusal(bytes)).toMatchObject({ code: "SHEET_WORKBOOK_UNSAFE" });
  });

  it("no workbook because of names that lead out of the archive, and never follows them", async () => {
    const bytes = await aWorkbook({
      rows: `${HEADER}<row r="2"><c t="str"><v>x</v></c></row>`,
      parts: { "../../etc/passwd": "x", "/root.xml": "x" },
    });
    expect(await refusal(bytes)).toBeUndefined();
  });

  it("bytes that were changed anywhere, or reads them, but never fails in another way", async () => {
    const whole = await aWorkbook({ rows: `${HEADER}<row r="2"><c t="str"><v>x</v></c></row>` });
    for (let at = 0; at < whole.length; at += 11) {
      const bytes = Uint8Array.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      const thrown = await refusal(bytes);
      expect([at, thrown === undefined || (thrown as Error).name === "CatalogError"]).toEqual([at, true]);
    }
  });
});
