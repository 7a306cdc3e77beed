import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aRow, withoutBlanks } from "../master-sheet/testing.ts";
import { readMasterSheet } from "../master-sheet/read-master-sheet.ts";
import { writeMasterSheet } from "../master-sheet/write-master-sheet.ts";
import { all, bytesOf } from "../table/testing.ts";
import { writeXlsx } from "./write-xlsx.ts";

const run = promisify(execFile);
const isSlow = process.env["DEADWAX_SLOW_TESTS"] === "1";

async function isThere(program: string, ...arguments_: string[]): Promise<boolean> {
  return run(program, arguments_).then(
    () => true,
    () => false,
  );
}

const [hasXmllint, hasPython, hasOffice] = await Promise.all([
  isThere("xmllint", "--version"),
  isThere("python3", "--version"),
  isThere("soffice", "--version"),
]);

const ODD = [
  aRow({
    title: "=1+1",
    versionTitle: "'tis",
    notes: 'a "q"\nb',
    label: "007",
    owner: "<&>",
    format: "_x000D_",
  }),
  aRow({ title: "Ω 😀 é", versionTitle: "-", notes: " edge ", label: "1-3", owner: "3:45", format: "TRUE" }),
];

let folder = "";
let file = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "deadwax-xlsx-"));
  file = join(folder, "sheet.xlsx");
  await writeFile(file, await bytesOf(writeMasterSheet(ODD, { format: "xlsx" })));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe("writeXlsx", () => {
  it("writes the same bytes for the same rows", async () => {
    const once = await bytesOf(writeMasterSheet(ODD, { format: "xlsx" }));
    expect(Buffer.compare(await readFile(file), once)).toBe(0);
  });

  it("passes on the failure of the rows it is given, instead of ending early", async () => {
    async function* broken(): AsyncGenerator<string[]> {
      yield ["a"];
      throw new Error("the store went away");
    }
    await expect(bytesOf(writeXlsx(broken(), { sheetName: "x", widths: [] }))).rejects.toThrow(
      "the store went away",
    );
  });

  it("stops reading rows when nobody wants the file any more", async () => {
    let given = 0;
    let isClosed = false;
    async function* endless(): AsyncGenerator<string[]> {
      try {
        for (;;) yield [String(given++), "x".repeat(1000)];
      } finally {
        isClosed = true;
      }
    }
    for await (const chunk of writeXlsx(endless(), { sheetName: "x", widths: [] })) {
      if (chunk.length > 10_000) break;
    }
    expect(isClosed).toBe(true);
  });

  it("refuses more rows than Excel has", { timeout: 120_000 }, async () => {
    function* many(): Generator<string[]> {
      for (let row = 0; row <= 1_048_576; row++) yield [""];
    }
    await expect(bytesOf(writeXlsx(many(), { sheetName: "x", widths: [] }))).rejects.toMatchObject({
      code: "SHEET_TOO_MANY_ROWS",
    });
  });

  it.skipIf(!hasPython)("writes parts that another ZIP reader and another XML reader accept", async () => {
    const script = `
import json, sys, zipfile, xml.etree.ElementTree as tree
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
names = archive.namelist()
for name in names: tree.fromstring(archive.read(name))
space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
sheet = tree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
rows = [{cell.get("r"): cell.findtext(space + "is/" + space + "t") for cell in row} for row in sheet.iter(space + "row")]
print(json.dumps({"names": names, "rows": rows, "order": [child.tag.replace(space, "") for child in sheet]}))`;
    const { stdout } = await run("python3", ["-c", script, file]);
    const read = JSON.parse(stdout) as { names: string[]; rows: Record<string, string>[]; order: string[] };
    expect(read.names[0]).toBe("[Content_Types].xml");
    expect(read.rows[0]?.["A1"]).toBe("deadwax_id");
    expect([read.rows[1]?.["C2"], read.rows[1]?.["AE2"], read.rows[1]?.["AC2"]]).toEqual([
      "'=1+1",
      "1-3",
      "0666017082523",
    ]);
    // The order that the schema of worksheets asks for.
    expect(read.order).toEqual([
      "sheetViews",
      "sheetFormatPr",
      "cols",
      "sheetData",
      "autoFilter",
      "ignoredErrors",
    ]);
  });

  it.skipIf(!hasXmllint)("writes parts that are well-formed XML", async () => {
    for (const part of [
      "xl/workbook.xml",
      "xl/worksheets/sheet1.xml",
      "xl/worksheets/sheet2.xml",
      "xl/styles.xml",
    ]) {
      const { stdout } = await run("unzip", ["-p", file, part], { maxBuffer: 1e8 });
      const path = join(folder, "part.xml");
      await writeFile(path, stdout);
      await expect(run("xmllint", ["--noout", path])).resolves.toMatchObject({ stderr: "" });
    }
  });

  describe.skipIf(!hasOffice)("with LibreOffice", () => {
    async function converted(source: string, to: string, filter: string): Promise<Uint8Array> {
      const home = `-env:UserInstallation=file://${join(folder, "profile")}`;
      await run(
        "soffice",
        [home, "--headless", "--convert-to", `${to}:${filter}`, "--outdir", join(folder, to), source],
        {
          timeout: 110_000,
        },
      );
      return readFile(join(folder, to, `sheet.${to}`));
    }
    const expected = ODD.map(withoutBlanks);

    it.runIf(isSlow)(
      "opens in it, and what it saves as CSV reads the same",
      { timeout: 120_000 },
      async () => {
        // Comma, quotation mark, UTF-8, first line, no column formats, language, quote texts, no detection, as shown.
        const bytes = await converted(
          file,
          "csv",
          "Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,true",
        );
        expect((await all(await readMasterSheet(bytes))).map((row) => row.values)).toEqual(expected);
      },
    );

    it("opens in it, and what it saves as XLSX reads the same", { timeout: 120_000 }, async () => {
      const bytes = await converted(file, "xlsx", "Calc MS Excel 2007 XML");
      expect((await all(await readMasterSheet(bytes))).map((row) => row.values)).toEqual(expected);
    });
  });
});
