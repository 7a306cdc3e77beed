import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readXlsx } from "../xlsx/read-xlsx.ts";
import { bytesOf, content } from "../table/testing.ts";
import { aCredit, aReleaseCopy, aTrack } from "../release-copy/testing.ts";
import type { Form, FormRequest } from "./form.ts";
import { FORMS, missingInForm, writeForm } from "./index.ts";

const golden = (name: string): string => join(import.meta.dirname, "golden", name);
const form = (id: string): Form => FORMS.find((one) => one.id === id)!;
const csv = async (id: string, request: FormRequest): Promise<string> =>
  Buffer.from(await bytesOf(writeForm(form(id), request, "csv"))).toString("utf8");
const request = (given: Partial<FormRequest> = {}): FormRequest => ({
  ...{ releases: [aReleaseCopy()], settings: {} },
  ...given,
});

describe("FORMS", () => {
  it("each say where their columns are written, when that was read, and ask for a kind of file", () => {
    for (const { id, source, asOf, formats, note } of FORMS) {
      expect([id, source]).toEqual([id, expect.stringMatching(/^https:\/\/\S+$/u)]);
      expect(asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
      expect(formats.length).toBeGreaterThan(0);
      expect(note).not.toBe("");
    }
    expect(new Set(FORMS.map(({ id }) => id)).size).toBe(FORMS.length);
  });

  it("show a recording as it is, not as a part of it is printed on one release", async () => {
    const part = aTrack({ printedTitle: "Reprise", spanStartMs: 0, spanEndMs: 60_000 });
    const releases = [{ ...aReleaseCopy(), tracks: [part, aTrack({ position: 2 })] }];
    const [, row] = (await csv("ifpi-reference", request({ releases }))).split("\r\n");
    expect(row).toContain("Midnight Drive,Radio Edit,00:03:21");
  });

  it("explain every setting that a column takes", () => {
    for (const { settings, sheet } of FORMS)
      for (const { value } of sheet.columns)
        if (value.kind === "setting") expect(Object.keys(settings)).toContain(value.setting);
  });
});

describe("missingInForm", () => {
  it("names the recording, the column and the place to fill it in, before anything is written", () => {
    expect(missingInForm(form("ifpi-reference"), request())).toEqual([
      {
        recording: "Harbor Bell (Live at Roskilde)",
        recordingId: aReleaseCopy().tracks[2]!.recording.id,
        field: "ISRC",
        whereToFillIn: 'deadwax assign "Harbor Bell", or deadwax enter CODE "Harbor Bell"',
      },
      expect.objectContaining({
        field: "Duration",
        whereToFillIn: 'deadwax set "Harbor Bell" duration=…',
      }),
    ]);
  });

  it("says which setting is not given", () => {
    const fields = missingInForm(form("believe-album-extended"), request()).map(({ field }) => field);
    expect(fields).toContain("Genre");
    const settings = { genre: "Pop" };
    const given = missingInForm(form("believe-album-extended"), request({ settings }));
    expect(given.map(({ field }) => field)).not.toContain("Genre");
  });

  it("names a recording once, however often it stands on releases", () => {
    const drive = missingInForm(form("ppl-registration"), request()).filter(
      ({ recording, field }) => recording.startsWith("Midnight") && field === "Territories",
    );
    expect(drive).toHaveLength(1);
  });
});

describe("IFPI's reference data", () => {
  it("has the seven elements, a row for each recording", async () => {
    await expect(await csv("ifpi-reference", request())).toMatchFileSnapshot(golden("ifpi-reference.csv"));
  });
});

describe("PPL's data", () => {
  const settings = {
    countryOfRecording: "Denmark",
    countryOfCommissioning: "Denmark",
    rightsholderName: "Ferry Street Records",
    ownershipType: "Owner",
    rightsStartDate: "2026-05-17",
    rightsPercentage: "100",
    territories: "Worldwide",
    territorialDefault: "All the world",
  };

  it("takes the line-up preset that has exactly the performers, whatever their order", async () => {
    const lineUps = [
      { name: "Ana alone", performers: ["Ana Lima"] },
      { name: "Duo", performers: ["The Ferrymen", "ana lima"] },
    ];
    const sheet = await csv("ppl-registration", request({ settings, lineUps }));
    await expect(sheet).toMatchFileSnapshot(golden("ppl-registration.csv"));
  });

  it("says which line-up has to be set up where no preset fits, and who is to be credited where nobody is", () => {
    const lineUps = [{ name: "Trio", performers: ["Ana Lima", "The Ferrymen", "Jo Berg"] }];
    const missing = missingInForm(form("ppl-registration"), request({ settings, lineUps })).filter(
      ({ field }) => field === "Performer line-up default",
    );
    expect(missing.map(({ whereToFillIn }) => whereToFillIn)).toEqual([
      "myPPL, Manage Repertoire: a line-up default with Ana Lima, The Ferrymen; then name it with the form",
      "myPPL, Manage Repertoire: a line-up default with Ana Lima; then name it with the form",
      'deadwax credit "Harbor Bell" NAME --role ROLE, for every performer',
    ]);
  });
});

describe("The MLC's bulk match", () => {
  it("has two columns, twelve characters, no byte order mark, and no row that would take a suggestion back", async () => {
    const songCodes = { AA6Q72600012: "cc5ln2", AA6Q72600013: "" };
    expect(await csv("mlc-bulk-match", request({ songCodes }))).toBe(
      "ISRC,MLC Song Code\r\nAA6Q72600012,CC5LN2\r\n",
    );
  });

  it("does not take a song code that is none", async () => {
    const songCodes = { AA6Q72600012: "=1+1" };
    expect(await csv("mlc-bulk-match", request({ songCodes }))).toBe("ISRC,MLC Song Code\r\n");
  });

  it("is named as the guidelines want, and is not written as a workbook", () => {
    const { fileName } = form("mlc-bulk-match");
    expect(fileName?.({ memberName: "Ferry Street Music" }, "2026-11-23")).toBe(
      "FerryStreetMusic_BulkMatchSuggestions_20261123.csv",
    );
    expect(() => writeForm(form("mlc-bulk-match"), request(), "xlsx")).toThrow(
      "“The MLC: bulk match suggestions” is taken as CSV, not as XLSX.",
    );
  });
});

describe("Believe's template", () => {
  it("has a row for each track, and who is what on which tracks beside it", async () => {
    const settings = { genre: "Pop", trackType: "ORIGINAL", releasePriceTier: "Mid", trackPriceTier: "Mid" };
    const copy = aReleaseCopy();
    const duo = aTrack(
      { medium: 2, position: 2 },
      { displayArtist: "Ana Lima & Jo Berg", credits: [aCredit("Mia Holm", "remixer")] },
    );
    const releases = [{ ...copy, tracks: [...copy.tracks, duo] }];
    const bytes = await bytesOf(
      writeForm(form("believe-album-extended"), request({ releases, settings }), "xlsx"),
    );
    const read = async (sheet: string) => content(await readXlsx(bytes, { sheet, headerRow: 1 }));
    const [tracks, people] = [await read("Metadata"), await read("Contributors")];
    const shown = [tracks, people].map(({ header, rows }) => [header, ...rows].map((row) => row.join(" | ")));
    await expect(shown.map((lines) => lines.join("\n")).join("\n\n")).toMatchFileSnapshot(
      golden("believe-album-extended.txt"),
    );
  });
});
