import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CatalogError } from "@deadwax/catalog";
import { codesOf, readAll, valuesOf } from "./testing.ts";

const DRIVE = { isrc: "AA6Q72600012", title: "Midnight Drive" };
const HARBOUR = { isrc: "AA6Q72600013", title: "Harbour" };

describe("a pasted page", () => {
  it("with labels gives every recording what stands above for the release", async () => {
    const read = await readAll(`Release: Ferry Street Nights
UPC: 0666017082523
Release date: 17 May 2026
℗ 2026 Ferry Street Records

Track 1
Title: Midnight Drive
Version: Radio Edit
Artist: Ana Lima
ISRC: AA-6Q7-26-00012
Duration: 3:05
Explicit: No

Track 2
Title: Harbour
Artist: Ana Lima feat. Jo Berg
ISRC: AA-6Q7-26-00013
Duration: 4:12
Explicit: Yes
`);
    const release = {
      releaseTitle: "Ferry Street Nights",
      barcode: { gtin: "0666017082523" },
      releaseDate: { date: "2026-05-17" },
      pLine: { year: 2026, owner: "Ferry Street Records" },
    };
    expect(valuesOf(read)).toMatchObject([
      {
        ...DRIVE,
        ...release,
        version: "Radio Edit",
        artist: "Ana Lima",
        advisory: "not-explicit",
        trackPosition: { position: 1 },
      },
      {
        ...HARBOUR,
        ...release,
        artist: "Ana Lima feat. Jo Berg",
        advisory: "explicit",
        trackPosition: { position: 2 },
      },
    ]);
    expect(read.tables[0]).toMatchObject({ kind: "page", headerRow: null });
    expect(read.rows[0]?.row).toBe(6);
  });

  it("with a line for each field keeps a recording that has no code", async () => {
    const read = await readAll(
      "Ferry Street Nights\nAlbum • Ana Lima\n1\nMidnight Drive\nAna Lima\nISRC: AA-6Q7-26-00012\n3:05\n2\nThird\nE\nAna Lima\n4:12\n3\nHarbour\nAna Lima\nISRC: AA-6Q7-26-00013\n4:12\n© 2026 Ferry\nTerms and conditions\n",
    );
    expect(valuesOf(read)).toMatchObject([
      { ...DRIVE, artist: "Ana Lima", duration: { ms: 185_000 } },
      { isrc: null, title: "Third", advisory: "explicit" },
      { ...HARBOUR, cLine: { year: 2026, owner: "Ferry" } },
    ]);
    expect(codesOf(read.issues)).toEqual(["HELD_PAGE_ASSUMED", "HELD_ROW_LEFT_OUT", "HELD_ROW_LEFT_OUT"]);
  });

  it.each([
    [
      "above its code",
      "Midnight Drive\nAna Lima\n3:05\nAA-6Q7-26-00012\nHarbour\nAna Lima\n4:05\nAA-6Q7-26-00013\n",
    ],
    [
      "below its code",
      "AA-6Q7-26-00012\nMidnight Drive\nAna Lima\n3:05\nAA-6Q7-26-00013\nHarbour\nAna Lima\n4:05\n",
    ],
    [
      "in paragraphs",
      "My page\n\nMidnight Drive\nAna Lima\n3:05\nISRC AA-6Q7-26-00012\n\nHarbour\nAna Lima\n4:05\nISRC AA-6Q7-26-00013\n\nfooter",
    ],
    [
      "between tabs",
      "1\tMidnight Drive\tAna Lima\t3:05\tAA6Q72600012\n2\tHarbour\tAna Lima\t4:05\tAA6Q72600013\n",
    ],
    [
      "as labels between tabs",
      "Titel\tMidnight Drive\nInterpret\tAna Lima\nISRC\tAA6Q72600012\nLänge\t3:05\n\nTitel\tHarbour\nInterpret\tAna Lima\nISRC\tAA6Q72600013\nLänge\t4:05\n",
    ],
    [
      "cell by cell",
      "Tracks\n#\nTitle\nArtist\nISRC\nDuration\n1\nMidnight Drive\nAna Lima\nAA6Q72600012\n3:05\n2\nHarbour\nAna Lima\nAA6Q72600013\n4:05\n",
    ],
    [
      "in one line",
      "1. Ana Lima – Midnight Drive – 3:05 – AA-6Q7-26-00012\n2. Ana Lima – Harbour – 4:05 – AA-6Q7-26-00013\n",
    ],
  ])("tells what stands %s", async (_, text) => {
    expect(valuesOf(await readAll(text))).toMatchObject([
      { ...DRIVE, artist: "Ana Lima", duration: { ms: 185_000, precisionMs: 1000 } },
      { ...HARBOUR, artist: "Ana Lima", duration: { ms: 245_000 } },
    ]);
  });

  it("takes numbers before the titles and durations behind them out of the titles, also where a code is missing", async () => {
    const read = await readAll(
      "1. Midnight Drive 3:05\nISRC AA-6Q7-26-00012\n2. Third 2:00\n3. Harbour 4:05\nISRC AA-6Q7-26-00013\n",
    );
    expect(valuesOf(read)).toMatchObject([
      { ...DRIVE, trackPosition: { position: 1 }, duration: { ms: 185_000 } },
      { isrc: null, title: "Third", trackPosition: { position: 2 } },
      { ...HARBOUR, trackPosition: { position: 3 }, duration: { ms: 245_000 } },
    ]);
  });

  it("tells a question from a mark", async () => {
    const read = await readAll(
      "Midnight Drive\nISRC\nAA6Q72600012\nExplicit\nNo\nHarbour\nISRC\nAA6Q72600013\nExplicit\nYes\n",
    );
    expect(valuesOf(read)).toMatchObject([{ advisory: "not-explicit" }, { advisory: "explicit" }]);
  });

  it("of codes alone is read, and a title in a line keeps version and guests", async () => {
    expect(valuesOf(await readAll("AA6Q72600012\nAA6Q72600013, AA6Q72600014\n"))).toHaveLength(3);
    expect(valuesOf(await readAll("1. Harbour (feat. Jo Berg) [Live] 4:05 AA6Q72600013\n"))).toMatchObject([
      { title: "Harbour (feat. Jo Berg) [Live]" },
    ]);
  });

  it.each([
    "Hello, please find attached the release.\nBest, Jo",
    '{"isrc":"AA6Q72600012"}',
    "<!DOCTYPE html><table><tr><td>AA6Q72600012",
    "<?xml version='1.0'?><ern/>",
  ])("that is none is refused: %s", async (text) => {
    await expect(readAll(text)).rejects.toThrow(CatalogError);
  });

  it("of any text is read or refused, and never fails in another way", async () => {
    const line = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constantFrom(
        "AA6Q72600012",
        "ISRC",
        "ISRC: AA6Q72600012",
        "Title",
        "Title: x",
        "1",
        "2",
        "3:05",
        "E",
        "",
        "UPC 0666017082523",
        "a\tb\tc",
        "℗ 2026",
        "Track 1",
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
        await readAll(lines.join("\n")).catch((thrown: unknown) => {
          if (!(thrown instanceof CatalogError)) throw thrown;
        });
      }),
      { numRuns: 300 },
    );
  });
});
