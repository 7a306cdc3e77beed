import { CatalogError } from "@deadwax/catalog";
import { describe, expect, it } from "vitest";
import { aWorkbook, zipOf } from "../xlsx/testing.ts";
import { codesOf, readAll, valuesOf } from "./testing.ts";

const PIECE = new Uint8Array(64 * 1024).fill(0x61);
const HEADER = Buffer.from("Title,ISRC\n");

/** A stream that counts how much of it was taken. */
function endless(
  start: Uint8Array,
  megabytes: number,
): { readonly source: AsyncIterable<Uint8Array>; readonly taken: () => number } {
  let taken = 0;
  async function* stream(): AsyncGenerator<Uint8Array> {
    yield start;
    for (let at = 0; at < megabytes * 16; at++) {
      taken++;
      yield PIECE;
    }
  }
  return { source: stream(), taken: () => taken / 16 };
}

describe("a hostile file", () => {
  it.each([
    ["one cell of 500 MB", HEADER],
    ["one quoted cell of 500 MB", Buffer.from('Title,ISRC\n"')],
    ["one line of 500 MB without a header", Buffer.from("x")],
  ])("with %s is refused before much of it is read", async (_, start) => {
    const { source, taken } = endless(start, 500);
    await expect(readAll(source)).rejects.toMatchObject({ code: "SHEET_ROW_TOO_LONG" });
    expect(taken()).toBeLessThan(100);
  });

  it("with a million columns is refused", async () => {
    const header = `Title,ISRC${",".repeat(1_000_000)}\nDrive,AA6Q72600012\n`;
    await expect(readAll(header)).rejects.toMatchObject({ code: "SHEET_TOO_MANY_COLUMNS" });
    const later = `Title,ISRC\nDrive,AA6Q72600012\n${",".repeat(1_000_000)}\n`;
    await expect(readAll(later)).rejects.toMatchObject({ code: "SHEET_TOO_MANY_COLUMNS" });
  });

  it("with NUL bytes has them named, and the other cells read", async () => {
    const read = await readAll(
      `Title,Artist,ISRC\nDri\0ve,Ana,AA6Q72600012\n${"Harbour,Ana,AA6Q72600013\n".repeat(20)}`,
    );
    expect(valuesOf(read)[0]).toEqual({ title: null, artist: "Ana", isrc: "AA6Q72600012" });
    expect(codesOf(read.rows[0]?.issues ?? [])).toEqual(["SHEET_TEXT_DAMAGED"]);
  });

  it("in two encodings says which cells are damaged", async () => {
    const latin = Buffer.from("Harbour,Jos\u00E9,AA6Q72600013\n", "latin1");
    const read = await readAll(
      Buffer.concat([Buffer.from("Title,Artist,ISRC\nCafé au lait été,Zoë,AA6Q72600012\n"), latin]),
    );
    expect(valuesOf(read)).toMatchObject([{ artist: "Zoë" }, { artist: null, isrc: "AA6Q72600013" }]);
    expect(codesOf(read.issues)).toEqual(["SHEET_ENCODING_DAMAGED"]);
  });

  it("with formulas runs none, and says where they are", async () => {
    const read = await readAll(
      'Title,Artist,ISRC\n"=HYPERLINK(""http://x"",""Drive"")",@SUM(A1),AA6Q72600012\n=,+44,AA6Q72600013\n',
    );
    expect(valuesOf(read)).toMatchObject([
      { title: null, artist: null, isrc: "AA6Q72600012" },
      { title: "=", artist: "+44" },
    ]);
    expect(codesOf(read.rows[0]?.issues ?? [])).toEqual(["HELD_CELL_FORMULA", "HELD_CELL_FORMULA"]);
  });

  it("with headers that are names of JavaScript keeps them as names", async () => {
    const read = await readAll("__proto__,constructor,Title,ISRC\na,b,Drive,AA6Q72600012\n");
    expect(Object.keys(read.rows[0]?.raw ?? {})).toEqual(["__proto__", "constructor", "Title", "ISRC"]);
    expect(Object.keys(read.tables[0]?.preset.columns ?? {})).toContain("__proto__");
  });

  it("of a thousand tables in one, and rows without a recording, is survived and said in short", async () => {
    const tables = Array.from({ length: 1000 }, (_, at) =>
      at % 2 === 0
        ? "Title,Artist,ISRC\nDrive,Ana,AA6Q72600012\n"
        : "ISRC,Title,Artist\nAA6Q72600012,Drive,Ana\n",
    );
    const read = await readAll(tables.join(""));
    expect(read.rows.length).toBeGreaterThanOrEqual(100);
    expect(read.issues.length).toBeLessThan(1000);
    const notes = await readAll(
      `Title,Artist,ISRC,UPC\nDrive,Ana,AA6Q72600012,0666017082523\n${",,,0666017082523\n".repeat(5000)}`,
    );
    expect(notes.issues.length).toBeLessThan(200);
    expect(codesOf(notes.issues).at(-1)).toBe("HELD_ROWS_LEFT_OUT");
  });

  it("that is a zip bomb, or holds names that lead out of it, is refused", async () => {
    const bomb = await aWorkbook({
      rows: `<row r="1"><c r="A1" t="inlineStr"><is><t>${" ".repeat(40_000_000)}</t></is></c></row>`,
    });
    await expect(readAll(bomb)).rejects.toMatchObject({ code: "SHEET_WORKBOOK_UNSAFE" });
    await expect(readAll(await zipOf({ "../../etc/passwd": "x" }))).rejects.toMatchObject({
      code: "SHEET_WORKBOOK_DAMAGED",
    });
  });

  it("whose regular expressions would be slow is read in a moment", async () => {
    const started = performance.now();
    for (const piece of [
      "=",
      "(",
      "a:",
      "MainArtist:",
      "1 ",
      ".",
      "-",
      "Ã",
      "℗ ",
      "&amp",
      "A-",
      "\t",
      "0",
      "3:05 ",
      "; ",
    ]) {
      const cell = piece.repeat(4000).replaceAll('"', "");
      const header = "Title,Artists,ISRC,Duration,UPC,P Line,Release date,Track no";
      const row = '"x","y",AA6Q72600012,3:05,,,,1';
      // A cell of nothing but separators is refused as too many columns; what counts is that it takes no time.
      await readAll(`${header}\n${`"${cell}",`.repeat(7)}"${cell}"\n${row}\n`).catch((thrown: unknown) => {
        if (!(thrown instanceof CatalogError)) throw thrown;
      });
      await readAll(`AA6Q72600012 ${cell}\n${cell}\nAA6Q72600013\n`).catch((thrown: unknown) => {
        if (!(thrown instanceof CatalogError)) throw thrown;
      });
    }
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
