import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../table/cell.ts";
import { CONTRIBUTORS } from "./contributors.ts";
import type { CellCodec, ReadOptions } from "./cell-codec.ts";
import { BARCODE, ISRC, ISRC_LIST, ISWC } from "./codes.ts";
import { DATE } from "./date.ts";
import { DURATION } from "./duration.ts";
import { LANGUAGE } from "./language.ts";
import { escapeFormula, unescapeFormula } from "../../table/formula-escape.ts";
import { LEVEL_IN_DECIBELS } from "./level.ts";
import { TEXT } from "./text.ts";
import { TRACK_POSITION } from "./track-position.ts";
import { ADVISORY, CONTENT_TYPE, RECORDING_MODE, VERSION_TYPE_LIST } from "./words.ts";

function read<Value>(codec: CellCodec<Value>, cell: Cell | string, options: ReadOptions = {}) {
  const reading = codec.read(typeof cell === "string" ? { text: cell } : cell, options);
  return [
    reading.value,
    ...reading.issues.filter(({ severity }) => severity !== "info").map(({ code }) => code),
  ];
}

describe("a duration", () => {
  it.each([
    ["3:45", 225_000],
    ["03:45", 225_000],
    ["0:03:45", 225_000],
    ["0:03:45.120", 225_120],
    ["3:45,5", 225_500],
    ["75:30", 4_530_000],
    ["1:15:30", 4_530_000],
    ["225", 225_000],
    ["225.5", 225_500],
    ["225,5", 225_500],
    ["3m45s", 225_000],
    ["3 min 45 sec", 225_000],
    ["3 Min. 45 Sek.", 225_000],
    ["3'45\"", 225_000],
    ["3′45″", 225_000],
    ["3’45”", 225_000],
    ["3 min", 180_000],
    ["1h 2m 3s", 3_723_000],
    ["45s", 45_000],
    ["225120 ms", 225_120],
    ["PT3M45S", 225_000],
    ["PT225S", 225_000],
    ["P0DT0H3M45.12S", 225_120],
    ["0.0026041666666666665", 225_000],
    ["2.6041666666666665E-3", 225_000],
    [" 3:45 ", 225_000],
  ])("is read from %j", (text, ms) => {
    expect(read(DURATION, text)).toEqual([ms]);
  });

  it.each([
    ["3.45", "DURATION_AMBIGUOUS"],
    ["3,45", "DURATION_AMBIGUOUS"],
    ["3.5", "DURATION_AMBIGUOUS"],
    ["225000", "DURATION_AMBIGUOUS"],
    ["0.5", "DURATION_AMBIGUOUS"],
    ["0", "DURATION_ZERO"],
    ["0:00", "DURATION_ZERO"],
    ["3:75", "DURATION_FORM"],
    ["-3:45", "DURATION_FORM"],
    ["unknown", "DURATION_FORM"],
    ["3:45:", "DURATION_FORM"],
    ["PT", "DURATION_FORM"],
    ["Infinity", "DURATION_FORM"],
    [`${"1".repeat(50_000)}:`, "DURATION_FORM"],
  ])("is not guessed from %j", (text, code) => {
    expect(read(DURATION, text)).toEqual([undefined, code]);
  });

  it("is read from an Excel time, and from one that was typed as hours and minutes with a warning", () => {
    const time = (days: number, areSecondsShown: boolean): Cell => ({
      text: "3:45",
      stored: { kind: "time", days, format: "x", areSecondsShown },
    });
    expect(read(DURATION, time(225 / 86_400, true))).toEqual([225_000]);
    expect(read(DURATION, time(225 / 1440, false))).toEqual([225_000, "DURATION_CLOCK_TIME"]);
  });

  it("that is full hours is taken with a warning, because spreadsheets write minutes so", () => {
    expect(read(DURATION, "3:45:00")).toEqual([13_500_000, "DURATION_LONG"]);
  });

  it("reads back what it writes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500_000_000 }), (ms) => {
        expect(read(DURATION, DURATION.write(ms))).toEqual([ms]);
      }),
    );
    expect(DURATION.write(201_345)).toBe("3:21.345");
  });
});

describe("a date", () => {
  it.each([
    ["2024", "2024"],
    ["2024-05", "2024-05"],
    ["2024-05-17", "2024-05-17"],
    ["2024/5/7", "2024-05-07"],
    ["2024.05.17", "2024-05-17"],
    ["20240517", "2024-05-17"],
    ["2024-05-17T10:00:00.000Z", "2024-05-17"],
    ["2024-05-17 10:00", "2024-05-17"],
    ["2024-00-00", "2024"],
    ["2024-05-00", "2024-05"],
    ["17/05/2024", "2024-05-17"],
    ["05/17/2024", "2024-05-17"],
    ["17.5.2024", "2024-05-17"],
    ["5/5/2024", "2024-05-05"],
    ["05/2024", "2024-05"],
    ["17 May 2024", "2024-05-17"],
    ["17th May 2024", "2024-05-17"],
    ["May 17, 2024", "2024-05-17"],
    ["17. Mai 2024", "2024-05-17"],
    ["17 mai 2024", "2024-05-17"],
    ["17 de mayo de 2024", "2024-05-17"],
    ["17 maggio 2024", "2024-05-17"],
    ["17 de maio de 2024", "2024-05-17"],
    ["17 mei 2024", "2024-05-17"],
    ["17 maj 2024", "2024-05-17"],
    ["17-May-2024", "2024-05-17"],
    ["Sept. 2024", "2024-09"],
    ["février 2024", "2024-02"],
    ["März 2024", "2024-03"],
    ["2024年5月17日", "2024-05-17"],
    ["2024年5月", "2024-05"],
  ])("is read from %j", (text, date) => {
    expect(read(DATE, text)).toEqual([date]);
  });

  it("with two small numbers is not guessed, unless it is said which comes first", () => {
    expect(read(DATE, "03/04/2025")).toEqual([undefined, "DATE_AMBIGUOUS"]);
    expect(read(DATE, "03/04/2025", { dayFirst: true })).toEqual(["2025-04-03"]);
    expect(read(DATE, "03/04/2025", { dayFirst: false })).toEqual(["2025-03-04"]);
  });

  it.each([
    ["May-24", "DATE_AMBIGUOUS"],
    ["03/04/25", "DATE_AMBIGUOUS"],
    ["2024-13-01", "DATE_FORM"],
    ["31/02/2024", "DATE_FORM"],
    ["2023-02-29", "DATE_FORM"],
    ["soon", "DATE_FORM"],
    ["Foo 2024", "DATE_FORM"],
    ["1".repeat(50_000), "DATE_FORM"],
  ])("is not guessed from %j", (text, code) => {
    expect(read(DATE, text)).toEqual([undefined, code]);
  });

  it("is read from an Excel date, with a warning when its year was never shown", () => {
    const date = (isYearShown: boolean): Cell => ({
      text: "2024-05-17",
      stored: { kind: "date", serial: 45_429, format: "x", isYearShown },
    });
    expect(read(DATE, date(true))).toEqual(["2024-05-17"]);
    expect(read(DATE, date(false))).toEqual(["2024-05-17", "DATE_YEAR_NOT_SHOWN"]);
  });

  it("is not read from a number that lost its format, except a year", () => {
    const number = (value: number): Cell => ({
      text: String(value),
      stored: { kind: "number", value, format: "General" },
    });
    expect(read(DATE, number(45_429))).toEqual([undefined, "DATE_NUMBER"]);
    expect(read(DATE, number(2024))).toEqual(["2024"]);
  });
});

describe("codes", () => {
  it("are read in any spelling and written in one", () => {
    expect(read(ISRC, "isrc: aa-6q7-26-00012")[0]).toBe("AA6Q72600012");
    expect(read(ISRC_LIST, "AA-6Q7-26-00012; AA-6Q7-26-00013")[0]).toEqual(["AA6Q72600012", "AA6Q72600013"]);
    expect(read(ISRC_LIST, "AA-6Q7-26-00012; what")[0]).toBeUndefined();
    expect(read(ISWC, "T0345246801")).toEqual(["T0345246801"]);
    expect(read(BARCODE, "0 666017 082523")).toEqual(["0666017082523"]);
  });

  it("say when a bar code was stored as a number", () => {
    const cell: Cell = {
      text: "844185059862",
      stored: { kind: "number", value: 844_185_059_862, format: "General" },
    };
    expect(BARCODE.read(cell, {})).toMatchObject({
      value: "844185059862",
      issues: [{ code: "GTIN_STORED_AS_NUMBER" }],
    });
    expect(read(BARCODE, "66017082523")[0]).toBeUndefined();
    expect(read(BARCODE, "8.44185E+11")).toEqual([undefined, "GTIN_NUMBER"]);
  });
});

describe("contributors", () => {
  it("are read with and without roles", () => {
    expect(read(CONTRIBUTORS, "Ana Lima (vocals); Jo Berg")).toEqual([
      [
        { name: "Ana Lima", role: "vocals" },
        { name: "Jo Berg", role: null },
      ],
    ]);
  });

  it.each(["Ana (vocals", "Ana vocals)", "Ana (a) (b)", "(vocals)", "Ana ()"])(
    "are not guessed from %j",
    (text) => {
      expect(read(CONTRIBUTORS, text)).toEqual([undefined, "CONTRIBUTOR_FORM"]);
    },
  );

  it("may have the separators in their names", () => {
    const people = [{ name: "Prince (The Artist); \\o/", role: "vocals; (lead)" }];
    expect(read(CONTRIBUTORS, CONTRIBUTORS.write(people))).toEqual([people]);
  });
});

describe("words", () => {
  it("of other systems are read as ours", () => {
    expect(read(VERSION_TYPE_LIST, "Radio Edit; LIVE, sped up")).toEqual([["radio-edit", "live", "sped-up"]]);
    expect(read(VERSION_TYPE_LIST, "live; wonky")).toEqual([undefined, "VERSION_TYPE_UNKNOWN"]);
    expect(read(ADVISORY, "ExplicitContentEdited")).toEqual(["clean"]);
    expect(read(ADVISORY, "No")).toEqual(["not-explicit"]);
    expect(read(CONTENT_TYPE, "SoundRecording")).toEqual(["sound"]);
    expect(read(RECORDING_MODE, "Mono")).toEqual(["mono"]);
    expect(read(RECORDING_MODE, "quad")).toEqual([undefined, "CHOICE_UNKNOWN"]);
  });

  it("for languages are read in nine languages", () => {
    expect(
      ["en", "EN-us", "English", "Englisch", "anglais", "英語"].map((text) => read(LANGUAGE, text)[0]),
    ).toEqual(["en", "en-US", "en", "en", "en", "en"]);
    expect(read(LANGUAGE, "Klingonish")).toEqual([undefined, "LANGUAGE_UNKNOWN"]);
  });
});

describe("a level", () => {
  it("is a number with a point, a comma or a real minus sign, and is written with a decimal", () => {
    expect(["-9.4", "−9,41", "0.3", "+1", "-14"].map((text) => read(LEVEL_IN_DECIBELS, text))).toEqual(
      [-9.4, -9.41, 0.3, 1, -14].map((level) => [level]),
    );
    expect([-9.4, -14, 0.3, 0].map((level) => LEVEL_IN_DECIBELS.write(level))).toEqual([
      "-9.4",
      "-14.0",
      "0.3",
      "0.0",
    ]);
    expect(read(LEVEL_IN_DECIBELS, "loud")).toEqual([undefined, "NUMBER_FORM"]);
  });

  it("needs no apostrophe in a file, and everything that could run does", () => {
    expect(["-9.4", "-14.0", "-1+1", "-9.4+1", "+9.4", "-9.4\n=1"].map(escapeFormula)).toEqual([
      "-9.4",
      "-14.0",
      "'-1+1",
      "'-9.4+1",
      "'+9.4",
      "'-9.4\n=1",
    ]);
    expect(unescapeFormula(escapeFormula("'-9.4"))).toBe("'-9.4");
  });
});

describe("a track position", () => {
  it("is medium and track, and a single number is on the first medium", () => {
    expect(read(TRACK_POSITION, "2-07")).toEqual([{ medium: 2, position: 7 }]);
    expect(read(TRACK_POSITION, "2.7")).toEqual([{ medium: 2, position: 7 }]);
    expect(read(TRACK_POSITION, "7")).toEqual([{ medium: 1, position: 7 }]);
    expect(read(TRACK_POSITION, "0")).toEqual([undefined, "TRACK_POSITION_FORM"]);
  });

  it("that a spreadsheet turned into a date is not guessed", () => {
    const cell: Cell = {
      text: "2026-03-01",
      stored: { kind: "date", serial: 1, format: "d-mmm", isYearShown: false },
    };
    expect(read(TRACK_POSITION, cell)).toEqual([undefined, "TRACK_POSITION_FORM"]);
  });
});

describe("text", () => {
  it("is kept as given, in NFC", () => {
    expect(read(TEXT, " Cafe\u0301\n ")).toEqual([" Café\n "]);
  });

  it("is not taken from an error of a spreadsheet program", () => {
    expect(read(TEXT, { text: "#REF!", stored: { kind: "error" } })).toEqual([undefined, "CELL_ERROR"]);
  });
});
