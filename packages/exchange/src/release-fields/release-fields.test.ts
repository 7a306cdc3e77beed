import { describe, expect, it } from "vitest";
import { aGtin } from "../master-sheet/testing.ts";
import { aReleaseCopy, aTrack } from "../release-copy/testing.ts";
import { RELEASE_FIELDS, releaseField } from "./index.ts";
import { argument } from "./field.ts";
import { isoDuration, monthDayYear, rightsLine } from "./formats.ts";

const copy = aReleaseCopy();
const [track = aTrack()] = copy.tracks;

describe("RELEASE_FIELDS", () => {
  it("have names of their own, and say in their example what they give", () => {
    expect(new Set(RELEASE_FIELDS.map(({ id }) => id)).size).toBe(RELEASE_FIELDS.length);
    const others = ["position", "remixers", "arrangers", "grid", "file", "track_count"];
    for (const { id, example, read } of RELEASE_FIELDS)
      if (!others.includes(id)) expect([id, read(copy, track)]).toEqual([id, example]);
  });

  it("are null where the catalog has nothing, never a made up word", () => {
    const bare = aTrack(
      {},
      {
        ...{ isrc: null, versionTitle: null, displayArtist: null, durationMs: null, advisory: "unknown" },
        ...{
          language: null,
          firstPublishedOn: null,
          pLine: null,
          owner: null,
          works: [],
          credits: [],
          file: null,
        },
      },
    );
    const empty = [
      "isrc",
      "version",
      "artist",
      "duration",
      "advisory",
      "p_owner",
      "p_year",
      "iswc",
      "writers",
    ];
    for (const { id, read } of RELEASE_FIELDS)
      if (empty.includes(id)) expect([id, read(copy, bare)]).toEqual([id, null]);
  });

  it.each([
    ["0666017082523", "666017082523", "0666017082523"],
    ["5901234123457", null, "5901234123457"],
    ["07642357", null, null],
  ])("give the barcode %s as UPC %s and EAN %s", (gtin, upc, ean) => {
    const release = { ...copy, release: { ...copy.release, gtin: aGtin(gtin) } };
    expect([releaseField("upc").read(release, track), releaseField("ean").read(release, track)]).toEqual([
      upc,
      ean,
    ]);
  });

  it("say where a value is filled in, with the title as one argument", () => {
    expect(releaseField("artist").fillIn?.(copy, track)).toBe(
      'deadwax set "Midnight Drive" display_artist=…',
    );
    expect(releaseField("label").fillIn?.(copy, track)).toBe(
      'deadwax set "Ferry Street Nights" label=… --kind release',
    );
    expect(argument('a"$(b)`\n')).toBe('"a??(b)??"');
  });
});

describe("forms of values", () => {
  it.each([
    ["℗ 2026 Ferry Street", "2026", "Ferry Street"],
    ["(P) 2026, Ferry Street", "2026", "Ferry Street"],
    ["Ferry Street", null, "Ferry Street"],
    ["2026", "2026", null],
    ["", null, null],
  ])("takes %s apart", (line, year, owner) => {
    expect(rightsLine(line)).toEqual({ year, owner });
  });

  it("does not make up a day, and leaves out what is nothing", () => {
    expect([monthDayYear("2026-05-17"), monthDayYear("2026-05")]).toEqual(["05/17/2026", null]);
    expect([isoDuration(201_345), isoDuration(3_600_000), isoDuration(0)]).toEqual([
      "PT3M21S",
      "PT1H",
      "PT0S",
    ]);
  });
});
