import fc from "fast-check";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { aGtin, anIsrc } from "../master-sheet/testing.ts";
import { aReleaseCopy, aTrack } from "../release-copy/testing.ts";
import type { CueSheet, CueTrack } from "./cue-sheet.ts";
import { cueOfRelease } from "./cue-of-release.ts";
import { readCue } from "./read-cue.ts";
import { writeCue } from "./write-cue.ts";

const golden = (name: string): string => join(import.meta.dirname, "golden", name);
const bytes = (text: string, encoding: BufferEncoding = "utf8"): Uint8Array => Buffer.from(text, encoding);
const text = (sheet: CueSheet): string => Buffer.from(writeCue(sheet).bytes).toString("utf8");
const codes = (issues: readonly { code: string }[]): string[] => issues.map(({ code }) => code);

const IMAGE = `REM GENRE Pop
PERFORMER "Ana Lima"
TITLE "Ferry Street Nights"
CATALOG 0666017082523
FILE "Ferry Street Nights.wav" WAVE
  TRACK 01 AUDIO
    TITLE "Midnight Drive"
    PERFORMER "Ana Lima"
    ISRC AA6Q72600012
    FLAGS DCP
    INDEX 01 00:00:00
  TRACK 02 AUDIO
    TITLE "Ember"
    INDEX 00 03:20:74
    INDEX 01 03:22:10
`;

describe("readCue", () => {
  it("reads what a disc and its tracks are called, the codes and the positions", () => {
    const { value, issues } = readCue(bytes(IMAGE));
    expect(value).toMatchObject({
      title: "Ferry Street Nights",
      performer: "Ana Lima",
      catalog: "0666017082523",
      remarks: ["GENRE Pop"],
      files: [{ name: "Ferry Street Nights.wav", type: "WAVE" }],
    });
    expect(value?.tracks[0]).toMatchObject({ isrc: "AA6Q72600012", flags: ["DCP"] });
    expect(value?.tracks[1]?.indexes).toEqual([
      { number: 0, file: 0, at: (3 * 60 + 20) * 75 + 74 },
      { number: 1, file: 0, at: (3 * 60 + 22) * 75 + 10 },
    ]);
    expect(codes(issues)).toEqual(["ISRC_DOCUMENTATION_PREFIX"]);
    expect(issues[0]?.path.slice(0, 2)).toEqual(["lines", 9]);
  });

  it("keeps a pregap that stands at the end of the file before", () => {
    const { value } = readCue(
      bytes(`FILE "1.wav" WAVE
TRACK 01 AUDIO
INDEX 01 00:00:00
TRACK 02 AUDIO
INDEX 00 03:00:00
FILE "2.wav" WAVE
INDEX 01 00:00:00`),
    );
    expect(value?.tracks[1]?.indexes.map(({ file }) => file)).toEqual([0, 1]);
    expect(readCue(bytes(text(value!))).value).toEqual(value);
  });

  it.each([
    ["UTF-8", bytes("Zoë"), []],
    ["UTF-8 with a byte order mark", bytes("\ufeffZoë"), []],
    ["UTF-16 with a byte order mark", bytes("\ufeffZoë", "utf16le"), []],
    ["Windows-1252, which it says", bytes("Zoë", "latin1"), ["CUE_ENCODING_GUESSED"]],
  ] as const)("reads %s", (_, name, expected) => {
    const marked = name[0] === 0xef ? 3 : name[0] === 0xff ? 2 : 0;
    const wide = marked === 2 ? "utf16le" : name.length === 3 ? "latin1" : "utf8";
    const sheet = (at: string): Uint8Array => bytes(at, wide);
    const all = Buffer.concat([
      name.subarray(0, marked),
      sheet('FILE "a.wav" WAVE\nTRACK 01 AUDIO\nTITLE "'),
      name.subarray(marked),
      sheet('"\nINDEX 01 00:00:00'),
    ]);
    const { value, issues } = readCue(all);
    expect(value?.tracks[0]?.title).toBe("Zoë");
    expect(codes(issues)).toEqual(expected);
  });

  it("takes quotation marks inside quotation marks, text without any, and names with spaces", () => {
    const { value } = readCue(
      bytes('TITLE The Real Thing\nFILE a b.flac wave\nTRACK 1\nTITLE "The "Real" Thing"\nINDEX 1 00:00:00'),
    );
    expect(value?.title).toBe("The Real Thing");
    expect(value?.files).toEqual([{ name: "a b.flac", type: "WAVE" }]);
    expect(value?.tracks[0]).toMatchObject({ number: 1, mode: "AUDIO", title: 'The "Real" Thing' });
  });

  it("takes twelve zeros for no code", () => {
    const { value, issues } = readCue(bytes(IMAGE.replace("AA6Q72600012", "000000000000")));
    expect([value?.tracks[0]?.isrc, issues]).toEqual([null, []]);
  });

  it("accepts an ISRC with hyphens or below an INDEX, and says the line", () => {
    const { value, issues } = readCue(
      bytes('FILE "a.wav" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nISRC GB-ABC-26-00001'),
    );
    expect(value?.tracks[0]?.isrc).toBe("GBABC2600001");
    expect(issues.map(({ code, path }) => [code, path])).toEqual([["CUE_ORDER", ["lines", 4]]]);
  });

  it("warns of one code on two tracks, as drives report a neighbor's", () => {
    const twice = IMAGE.replace('    TITLE "Ember"', '    TITLE "Ember"\n    ISRC AA6Q72600012');
    const { value, issues } = readCue(bytes(twice));
    expect(value).not.toBeNull();
    expect(issues.filter(({ code }) => code === "CUE_ISRC_TWICE")[0]?.path).toEqual(["lines", 12]);
  });

  it.each([
    ["CUE_EMPTY", "", undefined],
    ["CUE_NOT_TEXT", "a\0b", undefined],
    ["CUE_TOO_LARGE", "x".repeat(1024 * 1024 + 1), undefined],
    ["CUE_ORDER", "TRACK 01 AUDIO\nINDEX 01 00:00:00", 1],
    ["CUE_ORDER", 'ISRC GBABC2600001\nFILE "a.wav" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00', 1],
    ["CUE_FILE_FORM", "FILE\nTRACK 01 AUDIO\nINDEX 01 00:00:00", 1],
    ["CUE_TRACK_FORM", 'FILE "a.wav" WAVE\nTRACK one AUDIO\nINDEX 01 00:00:00', 2],
    ["CUE_TIME_FORM", 'FILE "a.wav" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:75', 3],
    ["CUE_START_MISSING", 'FILE "a.wav" WAVE\nTRACK 01 AUDIO\nTITLE "a"', 2],
    ["CUE_QUOTE_OPEN", 'FILE "a.wav" WAVE\nTRACK 01 AUDIO\nTITLE "a\nINDEX 01 00:00:00', 3],
    ["CUE_INDEX_ORDER", 'FILE "a.wav" WAVE\nTRACK 01 AUDIO\nINDEX 00 00:02:00\nINDEX 01 00:01:00', 2],
    ["ISRC_LENGTH", 'FILE "a.wav" WAVE\nTRACK 01 AUDIO\nISRC GBABC\nINDEX 01 00:00:00', 3],
  ])("refuses %s and says the line", (code, sheet, line) => {
    const { value, issues } = readCue(bytes(sheet));
    expect(value).toBeNull();
    const issue = issues.find((found) => found.code === code);
    expect([issue?.severity, issue?.path[1]]).toEqual(["error", line]);
  });

  it("passes over a command it does not know, and says so", () => {
    const { value, issues } = readCue(bytes(`COMPOSER "x"\n${IMAGE}`));
    expect(value?.tracks).toHaveLength(2);
    expect(issues[0]).toMatchObject({ code: "CUE_COMMAND_UNKNOWN", path: ["lines", 1] });
  });

  it("never fails in another way, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (junk) => {
        readCue(junk);
      }),
    );
    const words = fc.constantFrom("FILE", "TRACK", "INDEX", "ISRC", "01", '"', "00:00:00", "\n", "a", " ");
    fc.assert(
      fc.property(fc.array(words), (parts) => {
        readCue(bytes(parts.join(" ")));
      }),
    );
  });
});

const line = fc
  .stringMatching(/^[^\p{C}"\s](?:[^\p{C}"]{0,30}[^\p{C}"\s])?$/u)
  .map((one) => one.normalize("NFC"));
const texts = {
  title: fc.option(line),
  performer: fc.option(line),
  songwriter: fc.option(line),
  remarks: fc.array(line, { maxLength: 2 }),
};
const aCueTrack = fc.record<CueTrack>({
  ...texts,
  number: fc.constant(1),
  mode: fc.constantFrom("AUDIO", "MODE1/2352"),
  isrc: fc.option(fc.integer({ min: 0, max: 99_999 }).map(anIsrc)),
  flags: fc.subarray(["DCP", "PRE"]),
  pregap: fc.option(fc.nat({ max: 9000 })),
  postgap: fc.option(fc.nat({ max: 9000 })),
  indexes: fc.nat({ max: 400_000 }).map((at) => [{ number: 1, file: 0, at }]),
});
const aCueSheet = fc.record<CueSheet>({
  ...texts,
  catalog: fc.option(fc.constant("0666017082523")),
  files: line.map((name) => [{ name, type: "WAVE" }]),
  tracks: fc
    .array(aCueTrack, { minLength: 1, maxLength: 5 })
    .map((tracks) => tracks.map((track, index) => ({ ...track, number: index + 1 }))),
});

describe("writeCue", () => {
  it("writes what reads back as the same sheet", () => {
    fc.assert(
      fc.property(aCueSheet, (sheet) => {
        expect(readCue(writeCue(sheet).bytes).value).toEqual(sheet);
      }),
    );
  });

  it("has a byte order mark only where there is more than ASCII, and ends lines with CRLF", () => {
    const { value } = readCue(bytes(IMAGE));
    expect(text(value!).startsWith("REM GENRE Pop\r\n")).toBe(true);
    expect(text({ ...value!, title: "Zoë" }).startsWith("\ufeff")).toBe(true);
  });

  it("writes quotation marks that the format can hold, and says so", () => {
    const { value } = readCue(bytes(IMAGE));
    const { bytes: written, issues } = writeCue({ ...value!, title: 'The "Real"\nThing' });
    expect(Buffer.from(written).toString()).toContain('TITLE "The “Real” Thing"');
    expect(issues).toMatchObject([{ code: "CUE_TEXT_CHANGED", path: ["lines", 3] }]);
  });

  it("says that a text is longer than some programs show", () => {
    const { value } = readCue(bytes(IMAGE));
    expect(codes(writeCue({ ...value!, title: "x".repeat(81) }).issues)).toEqual(["CUE_TEXT_LONG"]);
  });
});

describe("cueOfRelease", () => {
  it("gives a track a file each, with code and version", async () => {
    const { value, issues } = cueOfRelease(aReleaseCopy(), { medium: 1 });
    expect(issues).toEqual([]);
    await expect(text(value!)).toMatchFileSnapshot(golden("files.cue"));
  });

  it("lays the tracks into one file where their beginnings are given", async () => {
    const tracks = aReleaseCopy().tracks.filter(({ medium }) => medium === 1);
    const image = { name: "FSR-007 side.aiff", startsMs: tracks.map((_, index) => index * 201_340) };
    const { value } = cueOfRelease(aReleaseCopy(), { medium: 1, image });
    await expect(text(value!)).toMatchFileSnapshot(golden("image.cue"));
  });

  it.each([
    ["0666017082523", "0666017082523"],
    ["844185059862", "0844185059862"],
    ["07642357", null],
  ])("gives the barcode %s as %s", (gtin, catalog) => {
    const copy = aReleaseCopy();
    const { value } = cueOfRelease(
      { ...copy, release: { ...copy.release, gtin: aGtin(gtin) } },
      { medium: 1 },
    );
    expect(value?.catalog).toBe(catalog);
  });

  it("refuses to make up a file, a medium, or the beginning of a part", () => {
    const refused = (copy: ReturnType<typeof aReleaseCopy>, request: Parameters<typeof cueOfRelease>[1]) => {
      const { value, issues } = cueOfRelease(copy, request);
      expect(value).toBeNull();
      return codes(issues);
    };
    const copy = aReleaseCopy();
    const only = (track: ReturnType<typeof aTrack>) => ({ ...copy, tracks: [track] });
    expect(refused(copy, { medium: 7 })).toEqual(["CUE_TRACK_COUNT"]);
    expect(refused(only(aTrack({}, { file: null })), { medium: 1 })).toEqual(["CUE_FILE_UNKNOWN"]);
    expect(refused(only(aTrack({ spanStartMs: 5 })), { medium: 1 })).toEqual(["CUE_TRACK_IS_PART"]);
    expect(refused(copy, { medium: 1, image: { name: "a", startsMs: [] } })).toEqual(["CUE_START_MISSING"]);
  });
});
