import { isCatalogError } from "@deadwax/catalog";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { all, content, texts } from "../table/testing.ts";
import { readCsv, type CsvOptions } from "./read-csv.ts";

const utf8 = (text: string): Uint8Array => Buffer.from(text, "utf8");
const read = async (text: string, options?: CsvOptions) => content(await readCsv(utf8(text), options));
const isHeaderWord = (text: string): boolean => ["title", "isrc", "artist"].includes(text.toLowerCase());

function utf16be(text: string): Uint8Array {
  return Buffer.from(text, "utf16le").swap16();
}

async function codes(bytes: Uint8Array): Promise<string[]> {
  const table = await readCsv(bytes);
  const rows = await all(table.rows);
  return [...table.issues, ...rows.flatMap((row) => row.issues)].map((issue) => issue.code);
}

describe("readCsv", () => {
  it.each([",", ";", "\t", "|"])("finds that cells are separated by %j", async (delimiter) => {
    const text = ["Title", "Artist"].join(delimiter) + "\n" + ["a", "b"].join(delimiter) + "\n";
    expect(await read(text)).toEqual({ header: ["Title", "Artist"], rows: [["a", "b"]] });
  });

  it("prefers the separator that makes rows even over one that only occurs in titles", async () => {
    const text = "Title;Artist\nHello, Goodbye;One, Two, Three\nOne;Two\n";
    expect((await read(text)).rows).toEqual([
      ["Hello, Goodbye", "One, Two, Three"],
      ["One", "Two"],
    ]);
  });

  it("follows the separator that Excel's first line names and does not count that line as a row", async () => {
    const table = await readCsv(utf8("sep=;\r\nTitle;Artist\r\na,b;c\r\n"));
    const rows = await all(table.rows);
    expect(rows.map((row) => [row.number, ...texts(row)])).toEqual([[2, "a,b", "c"]]);
  });

  it.each(["\r\n", "\n", "\r"])("ends rows at %j", async (end) => {
    expect(await read(`Title,Artist${end}a,b${end}c,d`)).toEqual({
      header: ["Title", "Artist"],
      rows: [
        ["a", "b"],
        ["c", "d"],
      ],
    });
  });

  it("keeps line breaks, separators and doubled quotation marks inside quotation marks", async () => {
    expect((await read('Title,Artist\n"a ""q"", b\r\nc",d\n')).rows).toEqual([['a "q", b\r\nc', "d"]]);
  });

  it("takes a quotation mark inside an unquoted cell for text", async () => {
    expect((await read('Title,Artist\n12" Mix,d\n')).rows).toEqual([['12" Mix', "d"]]);
  });

  it.each([
    ["UTF-8 without a mark", utf8("Title,Artist\nBjörk,ジャズ\n")],
    ["UTF-8 with a mark", utf8("\uFEFFTitle,Artist\nBjörk,ジャズ\n")],
    ["UTF-16LE with a mark", Buffer.from("\uFEFFTitle,Artist\nBjörk,ジャズ\n", "utf16le")],
    ["UTF-16BE with a mark", utf16be("\uFEFFTitle,Artist\nBjörk,ジャズ\n")],
    ["UTF-16LE without a mark", Buffer.from("Title,Artist\nBjörk,ジャズ\n", "utf16le")],
    ["UTF-16BE without a mark", utf16be("Title,Artist\nBjörk,ジャズ\n")],
  ])("reads %s", async (_, bytes) => {
    expect(await content(await readCsv(bytes))).toEqual({
      header: ["Title", "Artist"],
      rows: [["Björk", "ジャズ"]],
    });
  });

  it("reads bytes that are not UTF-8 as Windows-1252 and says so", async () => {
    const bytes = Buffer.from("Title,Artist\nMot\xf6rhead,\x80\n", "latin1");
    expect(await content(await readCsv(bytes))).toEqual({
      header: ["Title", "Artist"],
      rows: [["Motörhead", "€"]],
    });
    expect(await codes(bytes)).toContain("SHEET_ENCODING_GUESSED");
  });

  it("says that the encoding is a guess also when the first accent comes late", async () => {
    const bytes = Buffer.from("Title,Artist\n" + "a,b\n".repeat(40_000) + "Mot\xf6rhead,x\n", "latin1");
    expect((await all((await readCsv(bytes)).rows)).at(-1)?.cells[0]?.text).toBe("Motörhead");
    expect(await codes(bytes)).toContain("SHEET_ENCODING_GUESSED");
  });

  it("reads in the encoding a person names", async () => {
    const table = await readCsv(Buffer.from("Title,Artist\nK\x9fln,x\n", "latin1"), {
      encoding: "macintosh",
    });
    expect((await content(table)).rows).toEqual([["Küln", "x"]]);
  });

  it("names the cell where a broken byte stands in UTF-8", async () => {
    const bytes = Buffer.concat([utf8("Title,Artist\nBjörk é,x\nMot"), Buffer.from([0xf6]), utf8("r,y\n")]);
    const rows = await all((await readCsv(bytes)).rows);
    expect(rows[1]?.issues.map((issue) => [issue.code, issue.path])).toContainEqual([
      "SHEET_TEXT_DAMAGED",
      ["rows", 3, "Title"],
    ]);
  });

  it("gives the same rows wherever the bytes are cut", async () => {
    const bytes = utf8('\uFEFFTitle,Artist\r\n"a\r\n""q""",ジャズ 😀\r\n\r\né,"x"\r\n');
    const whole = await content(await readCsv(bytes));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 12 }),
        async (cuts) => {
          const edges = [0, ...cuts.sort((a, b) => a - b), bytes.length];
          const parts = edges.slice(1).map((end, index) => bytes.subarray(edges[index], end));
          expect(await content(await readCsv(parts))).toEqual(whole);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("counts rows as a spreadsheet does, with blank rows and with line breaks inside a cell", async () => {
    const rows = await all((await readCsv(utf8('Title,Artist\n\n"a\nb",c\n,\nd,e\n'))).rows);
    expect(rows.map((row) => row.number)).toEqual([3, 5]);
  });

  it("finds the header below title lines and says so", async () => {
    const table = await readCsv(utf8("Catalog export\n2024-05-17\n\nISRC,Title,Artist\nAA6Q72600012,a,b\n"), {
      isHeaderWord,
    });
    expect([table.header, table.headerRow]).toEqual([["ISRC", "Title", "Artist"], 4]);
    expect(table.issues.map((issue) => issue.code)).toEqual(["SHEET_HEADER_NOT_FIRST"]);
  });

  it("finds that a list of codes has no header", async () => {
    const table = await readCsv(utf8("AA6Q72600012\nAA6Q72600013\n"));
    expect([table.header, table.headerRow]).toEqual([[], null]);
    expect((await all(table.rows)).map((row) => row.number)).toEqual([1, 2]);
  });

  it("obeys the person who says where the header is", async () => {
    expect((await readCsv(utf8("a,b\nc,d\ne,f\n"), { headerRow: 2 })).header).toEqual(["c", "d"]);
    expect((await readCsv(utf8("Title,Artist\nc,d\n"), { headerRow: "none" })).header).toEqual([]);
  });

  it("says which rows have more or fewer cells than the header", async () => {
    const rows = await all((await readCsv(utf8("Title,Artist,ISRC\na,b\na,b,c,d\na,b,c,,\n"))).rows);
    expect(rows.map((row) => row.issues.map((issue) => issue.code))).toEqual([
      ["SHEET_ROW_SHORT"],
      ["SHEET_ROW_LONG"],
      [],
    ]);
    expect(rows.map((row) => row.cells.length)).toEqual([3, 4, 3]);
  });

  it("reads columns that have content and no header, and says so", async () => {
    for (const text of ["Title,Artist,\na,b,c\nd,e,f\n", "Title,Artist\na,b,c\nd,e,f\ng,h,\n"]) {
      const table = await readCsv(utf8(text), { isHeaderWord });
      expect(table.header).toEqual(["Title", "Artist", ""]);
      expect(table.issues.map((issue) => issue.code)).toEqual(["SHEET_COLUMNS_UNNAMED"]);
      expect((await all(table.rows)).flatMap((row) => row.issues)).toEqual([]);
    }
  });

  it("takes a header that is padded with separators for as wide as its names", async () => {
    const table = await readCsv(utf8("Title,Artist,,,\na,b,,,\nc,d\n"), { isHeaderWord });
    expect([table.header, table.issues]).toEqual([["Title", "Artist"], []]);
  });

  it("says which cell holds a NUL character", async () => {
    const rows = await all((await readCsv(utf8("Title,Artist\na\0b,c\n" + "d,e\n".repeat(20)))).rows);
    expect(rows[0]?.issues.map((issue) => issue.code)).toEqual(["SHEET_TEXT_DAMAGED"]);
  });
});

describe("readCsv refuses", () => {
  async function refusal(bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<unknown> {
    try {
      await all((await readCsv(bytes)).rows);
      return undefined;
    } catch (thrown) {
      return thrown;
    }
  }

  it.each([
    ["an empty file", new Uint8Array(), "SHEET_EMPTY"],
    ["a file of blank rows", utf8(",,\n \n\n"), "SHEET_EMPTY"],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d494844520000000000000102", "hex"), "SHEET_NOT_TEXT"],
    ["a PDF", utf8("%PDF-1.7\n"), "SHEET_NOT_TEXT"],
    ["a million columns", utf8(`Title,Artist\n${"a,".repeat(1_000_000)}\n`), "SHEET_TOO_MANY_COLUMNS"],
    ["a cell of 10 megabytes", utf8(`Title,Artist\n${"a".repeat(10_000_000)},b\n`), "SHEET_ROW_TOO_LONG"],
  ] as const)("%s", async (_, bytes, code) => {
    expect(isCatalogError(await refusal(bytes), code)).toBe(true);
  });

  it("a quotation mark that is never closed, naming the row it opens in", async () => {
    const thrown = await refusal(utf8('Title,Artist\na,b\nc,"d\ne,f\n'));
    expect(isCatalogError(thrown, "SHEET_QUOTE_NOT_CLOSED") && thrown.parameters.row).toBe(3);
  });

  it("an endless quoted cell without reading it to the end", async () => {
    let sent = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield utf8('Title,Artist\na,"');
      for (;;) {
        sent += 65_536;
        yield Buffer.alloc(65_536, "x");
      }
    }
    expect(isCatalogError(await refusal(endless()), "SHEET_ROW_TOO_LONG")).toBe(true);
    expect(sent).toBeLessThan(20_000_000);
  });

  it("an encoding nobody knows", async () => {
    await expect(readCsv(utf8("a,b\n"), { encoding: "klingon" })).rejects.toMatchObject({
      code: "SHEET_ENCODING_UNKNOWN",
    });
  });

  it("nothing silently when the stream behind it fails", async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield utf8("Title,Artist\n" + "a,b\n".repeat(50_000));
      throw new Error("the disk went away");
    }
    expect(await refusal(broken())).toMatchObject({ message: "the disk went away" });
  });
});
