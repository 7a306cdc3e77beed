import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import { describe, expect, it } from "vitest";
import { aReleaseCopy, aTrack } from "../release-copy/testing.ts";
import { bytesOf, content } from "../table/testing.ts";
import { readXlsx } from "../xlsx/read-xlsx.ts";
import { aWorkbook } from "../xlsx/testing.ts";
import { writeXlsx } from "../xlsx/write-xlsx.ts";
import { fillTemplate } from "./fill-template.ts";
import { inspectTemplate } from "./inspect-template.ts";
import { readTemplateMapping, TEMPLATE_SCHEMA, type TemplateMapping } from "./template-mapping.ts";

const mapping = (
  columns: TemplateMapping["columns"],
  given: Partial<TemplateMapping> = {},
): TemplateMapping => ({
  ...{ schema: TEMPLATE_SCHEMA, sheet: null, headerRow: null, firstRow: null, rowPer: "track" },
  columns,
  ...given,
});
const copy = aReleaseCopy();
const COLUMNS = {
  "Track Title": { field: "title" },
  Version: { field: "version" },
  ISRC: { field: "isrc" },
  Genre: { text: "Pop" },
};
const HEADER = "Track Title;Version;ISRC;Genre;Mood";
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("utf8");

describe("a template in CSV", () => {
  it("keeps what stands in it byte for byte and has the rows below", async () => {
    const head = `\ufeffMy distributor's template\r\n\r\n${HEADER}\r\n`;
    const filled = await fillTemplate(Buffer.from(head), mapping(COLUMNS), [copy]);
    expect(textOf(filled.bytes)).toBe(
      `${head}Midnight Drive;Radio Edit;AA6Q72600012;Pop;\r\nEmber;;AA6Q72600013;Pop;\r\n` +
        "Harbor Bell;Live at Roskilde;;Pop;\r\n" +
        '"Midnight Drive, Reprise";Radio Edit;AA6Q72600012;Pop;\r\n'.replaceAll('"', ""),
    );
    expect([filled.firstRow, filled.rows]).toEqual([4, 4]);
  });

  it("says what the catalog lacks for a mapped column, and where to fill it in", async () => {
    const { missing } = await fillTemplate(Buffer.from(HEADER), mapping(COLUMNS), [copy]);
    expect(missing.map(({ recording, field }) => [recording, field])).toEqual([
      ["Ember", "Version"],
      ["Harbor Bell (Live at Roskilde)", "ISRC"],
    ]);
  });

  it("writes below example rows and says so, or over them where the mapping says from where", async () => {
    const bytes = Buffer.from(`${HEADER}\nExample;Radio Edit;QZABC2600001;Rock;sad\n;;;;\n`);
    const below = await fillTemplate(bytes, mapping(COLUMNS), [copy]);
    expect(below.firstRow).toBe(3);
    expect(below.issues.map(({ code }) => code)).toContain("TEMPLATE_ROWS_KEPT");
    expect(textOf(below.bytes).split("\n")[1]).toBe("Example;Radio Edit;QZABC2600001;Rock;sad");
    const over = await fillTemplate(bytes, mapping(COLUMNS, { firstRow: 2 }), [copy]);
    expect(textOf(over.bytes).split("\n")[1]).toBe("Midnight Drive;Radio Edit;AA6Q72600012;Pop;");
    expect(textOf(over.bytes)).not.toContain("Example");
  });

  it("keeps Windows-1252, and refuses a letter that it does not have", async () => {
    const head = Buffer.from(`Titel für alle;ISRC\r\nBeispiel;QZABC2600001\r\n`, "latin1");
    const columns = { "Titel für alle": { field: "title" }, ISRC: { field: "isrc" } };
    const named = (title: string) => ({ ...copy, tracks: [aTrack({}, { title })] });
    const filled = await fillTemplate(head, mapping(columns), [named("Zoë – “Œuvre”")]);
    expect(Buffer.compare(filled.bytes.subarray(0, head.length), head)).toBe(0);
    expect(new TextDecoder("windows-1252").decode(filled.bytes.subarray(head.length))).toBe(
      "Zoë – “Œuvre”;AA6Q72600012\r\n",
    );
    await expect(fillTemplate(head, mapping(columns), [named("真夜中")])).rejects.toMatchObject({
      code: "TEMPLATE_LETTERS",
    });
  });

  it("takes the sting out of text that a program would run", async () => {
    const evil = { ...copy, tracks: [aTrack({}, { title: '=HYPERLINK("x")', versionTitle: "+1" })] };
    const { bytes } = await fillTemplate(Buffer.from(HEADER), mapping(COLUMNS), [evil]);
    expect(textOf(bytes).split("\n")[1]).toBe(`"'=HYPERLINK(""x"")";'+1;AA6Q72600012;Pop;`);
  });

  it("refuses a column that the template does not have, and text in UTF-16", async () => {
    const other = mapping({ Nothing: { field: "isrc" } });
    await expect(fillTemplate(Buffer.from(HEADER), other, [copy])).rejects.toMatchObject({
      code: "SHEET_MAPPING_HEADER_UNKNOWN",
    });
    const wide = Buffer.from(`\ufeff${HEADER}`, "utf16le");
    await expect(fillTemplate(wide, mapping(COLUMNS), [copy])).rejects.toMatchObject({
      code: "TEMPLATE_ENCODING",
    });
  });
});

const text = (value: string): string => `t="inlineStr"><is><t>${value}</t></is></c>`;
const SHEET = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:D3"/><cols><col min="2" max="2" width="30" style="1" customWidth="1"/></cols><sheetData><row r="1" spans="1:4" ht="40"><c r="A1" s="1" ${text("Read me")}</row>
<row r="3"><c r="A3" ${text("No.")}<c r="B3" ${text("Track Title")}<c r="C3" ${text("ISRC")}<c r="D3" ${text("Check")}</row><row r="4" spans="1:4"><c r="A4" s="1"/><c r="C4" s="1"/><c r="D4"><f>LEN(C4)</f><v>0</v></c></row><row r="9"><c r="A9" ${text("Notes of the distributor")}</row></sheetData><mergeCells count="1"><mergeCell ref="B5:C5"/></mergeCells><dataValidations count="1"><dataValidation type="list" sqref="A4:A99"><formula1>"1,2"</formula1></dataValidation></dataValidations></worksheet>`;
const aTemplate = () =>
  aWorkbook({
    rows: "",
    formats: ["@"],
    parts: { "xl/worksheets/sheet1.xml": SHEET, "xl/media/logo.png": "not text \u0001" },
  });
const XLSX = mapping(
  {
    "No.": { field: "position" },
    "Track Title": { field: "title" },
    ISRC: { field: "isrc" },
    Check: { field: "artist" },
  },
  { headerRow: 3, firstRow: 4 },
);

async function partsOf(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const parts = new Map<string, string>();
  for (const entry of await new ZipReader(new Uint8ArrayReader(bytes)).getEntries()) {
    if (!entry.directory)
      parts.set(entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter())).toString("latin1"));
  }
  return parts;
}

describe("a template in XLSX", () => {
  it("changes the rows of its sheet and no other part", async () => {
    const before = await partsOf(await aTemplate());
    const { bytes } = await fillTemplate(await aTemplate(), XLSX, [copy]);
    const after = await partsOf(bytes);
    expect([...after.keys()]).toEqual([...before.keys()]);
    for (const [name, part] of before)
      if (name !== "xl/worksheets/sheet1.xml") expect([name, after.get(name)]).toEqual([name, part]);
    const sheet = after.get("xl/worksheets/sheet1.xml") ?? "";
    const rest = SHEET.slice(SHEET.indexOf("</sheetData>"));
    expect(sheet.endsWith(rest)).toBe(true);
    expect(sheet).toContain('<cols><col min="2" max="2" width="30" style="1" customWidth="1"/></cols>');
    expect(sheet).toContain('<dimension ref="A1:D7"/>');
    expect(sheet).toContain('<row r="1" spans="1:4" ht="40">');
  });

  it("puts values into the cells with the look of the template, numbers as numbers, rows in order", async () => {
    const { bytes, issues, missing } = await fillTemplate(await aTemplate(), XLSX, [copy]);
    const sheet = (await partsOf(bytes)).get("xl/worksheets/sheet1.xml") ?? "";
    expect(sheet).toContain(
      '<row r="4"><c r="A4" s="1"><v>1</v></c><c r="B4" s="1" t="inlineStr"><is><t xml:space="preserve">Midnight Drive</t></is></c><c r="C4" s="1" t="inlineStr"><is><t xml:space="preserve">AA6Q72600012</t></is></c><c r="D4"><f>LEN(C4)</f><v>0</v></c></row><row r="5">',
    );
    const table = await content(await readXlsx(bytes, { headerRow: 3 }));
    expect(table.rows.map((row) => row.slice(0, 3))).toEqual([
      ["1", "Midnight Drive", "AA6Q72600012"],
      ["2", "Ember", "AA6Q72600013"],
      ["3", "Harbor Bell", ""],
      ["1", "Midnight Drive, Reprise", "AA6Q72600012"],
      ["Notes of the distributor", "", ""],
    ]);
    expect(issues.map(({ code, path }) => [code, path])).toEqual([
      ["TEMPLATE_FORMULA_KEPT", ["rows", 4, "D"]],
      ["TEMPLATE_CELL_MERGED", ["rows", 5, "C"]],
    ]);
    expect(missing.map(({ field }) => field)).toEqual(["ISRC"]);
  });

  it("fills in an empty sheet, a prefixed one and one whose rows have no numbers", async () => {
    const fill = async (sheet: string, firstRow: number) => {
      const template = await aWorkbook({ rows: "", parts: { "xl/worksheets/sheet1.xml": sheet } });
      const one = { ...copy, tracks: [aTrack()] };
      const { bytes } = await fillTemplate(
        template,
        mapping({ "Column B": { field: "isrc" } }, { firstRow, headerRow: 99 }),
        [one],
      );
      return (await partsOf(bytes)).get("xl/worksheets/sheet1.xml");
    };
    const cell = (prefix: string, row: number): string =>
      `<${prefix}c r="B${row}" t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">AA6Q72600012</${prefix}t></${prefix}is></${prefix}c>`;
    expect(
      await fill(
        '<x:worksheet xmlns:x="u"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>',
        1,
      ),
    ).toBe(
      `<x:worksheet xmlns:x="u"><x:sheetData><x:row r="1"><x:c><x:v>1</x:v></x:c>${cell("x:", 1)}</x:row></x:sheetData></x:worksheet>`,
    );
    expect(
      await fill(
        '<worksheet><sheetData><row r="2"><c r="A2"><v>1</v></c></row><row r="5"/></sheetData></worksheet>',
        3,
      ),
    ).toBe(
      `<worksheet><sheetData><row r="2"><c r="A2"><v>1</v></c></row><row r="3">${cell("", 3)}</row><row r="5"/></sheetData></worksheet>`,
    );
  });

  it("looks for the sheet to fill in, past one of instructions, and proposes what it is sure of", async () => {
    const bytes = await bytesOf(
      writeXlsx([["How to fill this in"], ["Read all of it first."]], {
        ...{ sheetName: "Instructions", widths: [40] },
        ...{ aboutName: "Tracks", about: [["Track Title", "ISRC", "UPC", "Vibe"]] },
      }),
    );
    const { mapping: found, unmapped, columns } = await inspectTemplate(bytes);
    expect(columns).toEqual(["Track Title", "ISRC", "UPC", "Vibe"]);
    expect(found).toMatchObject({ sheet: "Tracks", headerRow: 1, firstRow: null });
    expect(found.columns).toEqual({
      "Track Title": { field: "title" },
      ISRC: { field: "isrc" },
      UPC: { field: "barcode" },
    });
    expect(unmapped).toEqual(["Vibe"]);
    expect(readTemplateMapping(JSON.parse(JSON.stringify(found)))).toEqual(found);
  });
});

describe("readTemplateMapping", () => {
  it("takes the short form of a field, and refuses what is no mapping", () => {
    const read = (columns: unknown) => readTemplateMapping({ schema: TEMPLATE_SCHEMA, columns });
    expect(read({ A: "ISRC", B: { text: "x" } }).columns).toEqual({ A: { field: "isrc" }, B: { text: "x" } });
    expect(() => read({ A: "isrc code" })).toThrow("The mapping fills “A” with “isrc code”");
    expect(() => read({ A: 5 })).toThrow("names neither a field nor a text");
    expect(() => readTemplateMapping([])).toThrow('does not begin with "schema"');
    expect(() => readTemplateMapping({ schema: TEMPLATE_SCHEMA, columns: {}, headerRow: 0 })).toThrow(
      "headerRow",
    );
  });
});

const hasOffice = spawnSync("soffice", ["--version"]).status === 0;

describe.skipIf(!hasOffice)("with LibreOffice", () => {
  it("opens what was filled in and reads the same values", { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "deadwax-template-"));
    try {
      const evil = {
        ...copy,
        tracks: [aTrack({}, { title: "=1+1" }), aTrack({ position: 2 }, { title: "真夜中 <&> “é”" })],
      };
      const template = await bytesOf(
        writeXlsx([["No.", "Track Title", "ISRC", "Artist"]], {
          ...{ sheetName: "Tracks", widths: [6, 30, 16, 30] },
          ...{ aboutName: "Rules", about: [["Rule"], ["Leave nothing empty."]] },
        }),
      );
      const columns = {
        ...{ "No.": { field: "position" }, "Track Title": { field: "title" } },
        ...{ ISRC: { field: "isrc" }, Artist: { field: "artist" } },
      };
      const { bytes } = await fillTemplate(template, mapping(columns), [evil]);
      writeFileSync(join(folder, "filled.xlsx"), bytes);
      const home = `-env:UserInstallation=file://${join(folder, "profile")}`;
      const filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false";
      execFileSync(
        "soffice",
        [home, "--headless", "--convert-to", filter, "--outdir", folder, join(folder, "filled.xlsx")],
        { stdio: "pipe", timeout: 110_000 },
      );
      const lines = readFileSync(join(folder, "filled.csv"), "utf8").split("\n");
      expect(lines).toEqual([
        "No.,Track Title,ISRC,Artist",
        "1,'=1+1,AA6Q72600012,Ana Lima feat. The Ferrymen",
        "2,真夜中 <&> “é”,AA6Q72600012,Ana Lima feat. The Ferrymen",
        "",
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
