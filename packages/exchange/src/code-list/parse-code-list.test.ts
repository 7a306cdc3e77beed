import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CodeListRow } from "./code-list-row.ts";
import { parseCodeList } from "./parse-code-list.ts";

/** A line without what every line has. */
function read(text: string): Partial<CodeListRow>[] {
  return parseCodeList(text).map((row) => {
    const found: Partial<CodeListRow> = { ...row };
    for (const key of ["raw", "line", "issues"]) Reflect.deleteProperty(found, key);
    return found;
  });
}

const code = (text: string): string[] =>
  parseCodeList(text).flatMap(({ issues }) => issues.map((issue) => issue.code));

describe("parseCodeList", () => {
  it.each([
    "Midnight Drive (Radio Edit) — AA-6Q7-26-00012 3:21",
    "AA-6Q7-26-00012 Midnight Drive (Radio Edit) 3:21",
    "aa6q72600012: Midnight Drive (Radio Edit) (3:21)",
    "3:21 - Midnight Drive [Radio Edit] - ISRC AA 6Q7 26 00012",
    "3. Midnight Drive (Radio Edit) | AA6Q72600012 | 3:21",
    "03 - Midnight Drive (Radio Edit), AA–6Q7–26–00012, 0:03:21",
    "A2) Midnight Drive (Radio Edit) [3:21] => AA6Q72600012",
    "Midnight Drive (Radio Edit)\tAA6Q72600012\t3:21",
    "AA6Q72600012\t3:21\tMidnight Drive (Radio Edit)",
  ])("reads title, version, code and duration from %j", (line) => {
    expect(read(line)).toEqual([
      { isrc: "AA6Q72600012", title: "Midnight Drive", versionTitle: "Radio Edit", durationMs: 201_000 },
    ]);
  });

  it("reads codes alone, one a line or several in a line", () => {
    expect(read("AA6Q72600012\n\nAA-6Q7-26-00013, AA-6Q7-26-00014\r\n")).toEqual([
      { isrc: "AA6Q72600012" },
      { isrc: "AA6Q72600013" },
      { isrc: "AA6Q72600014" },
    ]);
  });

  it("keeps parentheses in the title that are no version", () => {
    expect(read("Drive (Part II) (Live) [Remastered] - AA6Q72600012")).toEqual([
      { isrc: "AA6Q72600012", title: "Drive (Part II)", versionTitle: "Live, Remastered" },
    ]);
    expect(read("Drive (feat. Jo Berg) - AA6Q72600012")[0]).toEqual({
      isrc: "AA6Q72600012",
      title: "Drive (feat. Jo Berg)",
    });
  });

  it("takes a version behind a dash for no name", () => {
    expect(read("Midnight Drive - Radio Edit AA6Q72600012")).toEqual([
      { isrc: "AA6Q72600012", title: "Midnight Drive", versionTitle: "Radio Edit" },
    ]);
    expect(read("Ana Lima - Midnight Drive - 2011 Remaster AA6Q72600012")).toEqual([
      { isrc: "AA6Q72600012", artist: "Ana Lima", title: "Midnight Drive", versionTitle: "2011 Remaster" },
    ]);
    expect(read("Ana Lima - Clean AA6Q72600012")).toEqual([
      { isrc: "AA6Q72600012", artist: "Ana Lima", title: "Clean" },
    ]);
  });

  it("reads artist and title around a dash and says that it is not sure", () => {
    expect(read("Ana Lima - Midnight Drive AA6Q72600012")).toEqual([
      { isrc: "AA6Q72600012", artist: "Ana Lima", title: "Midnight Drive" },
    ]);
    expect(code("Ana Lima - Midnight Drive AA6Q72600012")).toContain("CODE_LIST_ARTIST_ASSUMED");
  });

  it("reads lines below a header by their columns", () => {
    const rows = read(
      "Künstler;Titel;ISRC;Länge\nAna Lima;Midnight Drive;AA-6Q7-26-00012;3:21\n;Harbour;AA-6Q7-26-0001;\n",
    );
    expect(rows).toEqual([
      { isrc: "AA6Q72600012", artist: "Ana Lima", title: "Midnight Drive", durationMs: 201_000 },
      { isrc: null, title: "Harbour" },
    ]);
  });

  it("reads what was copied from a page that gives each field a line", () => {
    const page =
      "My Album\nReleased\n1\nMidnight Drive\nAna Lima\nISRC: AA-6Q7-26-00012\n3:21\n2\nHarbour (Live)\nAna Lima\nISRC: AA-6Q7-26-00013\n4:02";
    expect(read(page)).toEqual([
      { isrc: null, title: "My Album" },
      { isrc: null, title: "Released" },
      { isrc: "AA6Q72600012", title: "Midnight Drive", artist: "Ana Lima", durationMs: 201_000 },
      {
        isrc: "AA6Q72600013",
        title: "Harbour",
        versionTitle: "Live",
        artist: "Ana Lima",
        durationMs: 242_000,
      },
    ]);
    expect(code(page)).toContain("CODE_LIST_LINES_JOINED");
  });

  it("reads titles above their codes, and codes above their titles", () => {
    const pair = [
      { isrc: "AA6Q72600012", title: "Midnight Drive" },
      { isrc: "AA6Q72600013", title: "Harbour" },
    ];
    expect(read("Midnight Drive\nAA6Q72600012\n\nHarbour\nAA6Q72600013")).toEqual(pair);
    expect(read("AA6Q72600012\nMidnight Drive\nAA6Q72600013\nHarbour")).toEqual(pair);
  });

  it("takes no line of a page's head for a title where the lines before a code vary", () => {
    expect(read("Drafts\nMy Album\nDrive\nAA6Q72600012\nHarbour\nAA6Q72600013").slice(-2)).toEqual([
      { isrc: "AA6Q72600012", title: "Drive" },
      { isrc: "AA6Q72600013", title: "Harbour" },
    ]);
  });

  it.each(["6\tHarbour\tAna Lima\t0:09\tAA6Q72600012", "6  Harbour  Ana Lima  0:09  AA6Q72600012"])(
    "reads the cells of a copied table in %j",
    (line) => {
      expect(read(line)).toEqual([
        { isrc: "AA6Q72600012", title: "Harbour", artist: "Ana Lima", durationMs: 9000 },
      ]);
    },
  );

  it("keeps a line without a code and says so", () => {
    expect(parseCodeList("My new album\nDrive AA6Q72600012")).toMatchObject([
      {
        isrc: null,
        title: "My new album",
        line: 1,
        raw: "My new album",
        issues: [{ code: "CODE_LIST_NO_CODE" }],
      },
      { isrc: "AA6Q72600012", title: "Drive", line: 2 },
    ]);
  });

  it.each([
    ["Drive AA-6Q7-26-0001", "ISRC_LENGTH"],
    ["Drive AA-6Q7-26-0OO12", "ISRC_DESIGNATION_NOT_DIGITS"],
  ])("says what is wrong with the code in %j", (line, expected) => {
    expect(read(line)).toMatchObject([{ isrc: null, title: "Drive" }]);
    expect(code(line)).toContain(expected);
  });

  it("chooses none of two codes beside one title", () => {
    expect(read("Drive AA6Q72600012 or AA6Q72600013")[0]?.isrc).toBeNull();
    expect(code("Drive AA6Q72600012 or AA6Q72600013")).toContain("CODE_LIST_SEVERAL_CODES");
  });

  it("reads a thousand codes that were pasted as one line", () => {
    const codes = Array.from({ length: 1000 }, (_, index) => `AA-6Q7-26-${String(index).padStart(5, "0")}`);
    expect(read(codes.join(", ")).map((row) => row.isrc)).toEqual(
      codes.map((text) => text.replaceAll("-", "")),
    );
  });

  it("takes a bar code, a catalog number or a year for no code", () => {
    expect(read("844185059862\nFSR-007 1999\n2026")).toMatchObject([
      { isrc: null },
      { isrc: null },
      { isrc: null },
    ]);
  });

  it("reads any text without failing, also text made to be slow", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        for (const row of parseCodeList(text)) expect(text.normalize("NFC")).toContain(row.raw);
      }),
      { numRuns: 500 },
    );
    for (const piece of ["AA", "- ", "(", "1:", "A-", "\t", "[live] "]) parseCodeList(piece.repeat(50_000));
  });
});
