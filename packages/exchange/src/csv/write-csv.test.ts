import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesOf, content } from "../table/testing.ts";
import { readCsv } from "./read-csv.ts";
import { writeCsv } from "./write-csv.ts";

const HEADER = ["deadwax_id", "title", "notes"];

async function thereAndBack(rows: readonly (readonly string[])[]): Promise<string[][]> {
  const bytes = await bytesOf(writeCsv([HEADER, ...rows]));
  return (await content(await readCsv(bytes))).rows;
}

describe("writeCsv", () => {
  it("begins with a byte order mark and ends rows with CRLF, so that Excel reads it", async () => {
    const bytes = Buffer.from(
      await bytesOf(
        writeCsv([
          ["a", "b"],
          ["1", 'x "y", z'],
        ]),
      ),
    );
    expect(bytes.toString("utf8")).toBe('\uFEFFa,b\r\n1,"x ""y"", z"\r\n');
  });

  it.each(["=1+1", "+49", "-5", "@x", "\tx", "\rx", "\nx", "＝1"])(
    "writes %j so that no spreadsheet program runs it, and reads it back unchanged",
    async (text) => {
      const written = Buffer.from(await bytesOf(writeCsv([HEADER, ["1", text, "n"]]))).toString("utf8");
      expect(written).toContain(`'${text}`);
      expect(await thereAndBack([["1", text, "n"]])).toEqual([["1", text, "n"]]);
    },
  );

  it.each(["'tis", "'", "''", "'=x", "''=x", "'-"])("reads %j back unchanged", async (text) => {
    expect(await thereAndBack([["1", text, "n"]])).toEqual([["1", text, "n"]]);
  });

  it("leaves an apostrophe alone in a sheet that Deadwax did not write", async () => {
    const table = await readCsv(Buffer.from("Title,Artist\n'=x,b\n"));
    expect((await content(table)).rows).toEqual([["'=x", "b"]]);
  });

  it("loses nothing of any text", async () => {
    const text = fc
      .string({ unit: "binary", maxLength: 30 })
      .filter((s) => s.isWellFormed() && !/[\0\uFFFD]/u.test(s));
    const formulaLike = fc.tuple(
      fc.constantFrom("", "'", "''", "="),
      fc.constantFrom("=", "-", "'", '"', "\r", ",", " "),
      text,
    );
    const cell = fc.oneof(
      text,
      formulaLike.map((parts) => parts.join("")),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), async (cells) => {
        const rows = cells.map(([title, notes]) => ["id", title, notes]);
        expect(await thereAndBack(rows)).toEqual(rows);
      }),
      { numRuns: 150 },
    );
  });

  it("passes on the failure of the rows it is given", async () => {
    async function* broken(): AsyncGenerator<string[]> {
      yield ["a"];
      throw new Error("the store went away");
    }
    await expect(bytesOf(writeCsv(broken()))).rejects.toThrow("the store went away");
  });
});
