import { describe, expect, it } from "vitest";
import { aWorkbook } from "../xlsx/testing.ts";
import { codesOf, readAll, valuesOf } from "./testing.ts";

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const text = (place: string, content: string): string =>
  `<c r="${place}" t="inlineStr"><is><t>${content}</t></is></c>`;
const number = (place: string, value: number, style = 0): string =>
  `<c r="${place}" s="${style}"><v>${value}</v></c>`;
const row = (at: number, ...cells: readonly string[]): string => `<row r="${at}">${cells.join("")}</row>`;
const FORMATS = ["dd/mm/yyyy", "[h]:mm:ss", "0.00E+00", "h:mm"];

const TRACKS = [
  row(1, text("A1", "Ferry Street Records – Catalogue")),
  row(
    3,
    ...["#", "Track Title", "Primary Artist", "ISRC", "Length", "Release Date", "UPC"].map((name, at) =>
      text(`${"ABCDEFG".charAt(at)}3`, name),
    ),
  ),
  row(
    4,
    number("A4", 1),
    text("B4", "Drive"),
    text("C4", "Ana"),
    text("D4", "AA6Q72600012"),
    number("E4", 185 / 86_400, 2),
    number("F4", 46_159, 1),
    number("G4", 666_017_082_523, 3),
  ),
  row(
    5,
    number("A5", 2),
    text("B5", "Harbour"),
    text("C5", "Ana"),
    text("D5", "AA6Q72600013"),
    number("E5", 245 / 86_400, 2),
    number("F5", 46_160, 1),
    number("G5", 36_000_291_452),
  ),
  row(6, text("A6", "Total"), number("E6", 430 / 86_400, 2)),
].join("");

/** A workbook of several sheets; a third element is the state of the sheet. */
async function workbook(sheets: readonly (readonly [string, string, string?])[]): Promise<Uint8Array> {
  const named = sheets.map(
    ([name, , state], at) =>
      `<sheet name="${name}" sheetId="${at + 1}" r:id="w${at + 1}"${state === undefined ? "" : ` state="${state}"`}/>`,
  );
  const relations = sheets.map(
    (_, at) =>
      `<Relationship Id="w${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/s${at + 1}.xml"/>`,
  );
  return aWorkbook({
    rows: "",
    formats: FORMATS,
    parts: {
      "xl/workbook.xml": `<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets>${named.join("")}</sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": `<Relationships>${relations.join("")}<Relationship Id="r3" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
      ...Object.fromEntries(
        sheets.map(([, rows], at) => [
          `xl/worksheets/s${at + 1}.xml`,
          `<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`,
        ]),
      ),
    },
  });
}

describe("a workbook", () => {
  it("gives the recordings of every sheet that has codes, and names the others", async () => {
    const info = row(1, text("A1", "How to fill in")) + row(2, text("A2", "Write the ISRC in column D"));
    const release =
      row(1, text("A1", "Title"), text("B1", "Artist"), text("C1", "UPC")) +
      row(2, text("A2", "Nights"), text("B2", "Ana"), text("C2", "0666017082523"));
    const read = await readAll(
      await workbook([
        ["Help", info],
        ["Release", release],
        ["One", TRACKS],
        ["Two", TRACKS],
        ["Old", TRACKS, "hidden"],
        ["Empty", ""],
      ]),
    );
    expect(read.tables.map(({ sheet, headerRow }) => [sheet, headerRow])).toEqual([
      ["One", 3],
      ["Two", 3],
    ]);
    expect(read.rows.map(({ sheet, row: at }) => `${sheet ?? ""} ${at}`)).toEqual([
      "One 4",
      "One 5",
      "Two 4",
      "Two 5",
    ]);
    expect(valuesOf(read)[0]).toEqual({
      trackPosition: { medium: 1, position: 1 },
      title: "Drive",
      mainArtists: ["Ana"],
      isrc: "AA6Q72600012",
      duration: { ms: 185_000, precisionMs: 1000 },
      releaseDate: { date: "2026-05-17", orElse: null },
      barcode: { gtin: "666017082523", digits: "666017082523", isRounded: false },
    });
    expect(valuesOf(read)[1]?.barcode).toEqual({ gtin: null, digits: "36000291452", isRounded: false });
    expect(codesOf(read.issues)).toEqual(
      expect.arrayContaining(["HELD_SHEETS_HIDDEN", "SHEET_OTHERS_NOT_READ", "HELD_ROW_LEFT_OUT"]),
    );
    expect(read.issues.find(({ code }) => code === "SHEET_OTHERS_NOT_READ")?.message).toContain(
      "“Help”, “Release”, “Empty”",
    );
  });

  it("gives the sheet that is named, and refuses a name it does not have", async () => {
    const bytes = await workbook([
      ["One", TRACKS],
      ["Old", TRACKS, "hidden"],
    ]);
    expect((await readAll(bytes, { sheets: ["old"] })).tables.map(({ sheet }) => sheet)).toEqual(["Old"]);
    await expect(readAll(bytes, { sheets: ["New"] })).rejects.toMatchObject({ code: "SHEET_NAME_UNKNOWN" });
  });

  it("keeps both readings of stored dates that a program may have turned around", async () => {
    const rows =
      row(1, text("A1", "Title"), text("B1", "ISRC"), text("C1", "Release date")) +
      row(2, text("A2", "A"), text("B2", "AA6Q72600012"), number("C2", 46_115, 1)) +
      row(3, text("A3", "B"), text("B3", "AA6Q72600013"), text("C3", "13/04/2026"));
    const read = await readAll(await aWorkbook({ rows, formats: FORMATS }));
    expect(read.rows[0]?.values.releaseDate?.value).toEqual({ date: "2026-04-03", orElse: "2026-03-04" });
    expect(codesOf(read.issues)).toEqual(["HELD_DATES_STORED_DOUBTFUL"]);
  });

  it("reads a duration that was typed as a time of day", async () => {
    const rows =
      row(1, text("A1", "Title"), text("B1", "ISRC"), text("C1", "Duration")) +
      row(2, text("A2", "A"), text("B2", "AA6Q72600012"), number("C2", 185 / 1440, 4));
    const read = await readAll(await aWorkbook({ rows, formats: FORMATS }));
    expect(read.rows[0]?.values.duration?.value).toEqual({ ms: 185_000, precisionMs: 1000 });
    expect(codesOf(read.rows[0]?.issues ?? [])).toEqual(["DURATION_CLOCK_TIME"]);
  });
});
