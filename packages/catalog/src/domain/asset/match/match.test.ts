import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TagReading } from "../audio-facts.ts";
import { matchFiles } from "./match.ts";
import type { MatchFile, MatchProposal, MatchRecording } from "./match-types.ts";
import { createMatchSet, testId, testIsrc } from "./testing.ts";

function aRecording(number: number, given: Partial<MatchRecording> = {}): MatchRecording {
  return {
    id: testId(number),
    title: "Midnight Drive",
    versionTitle: null,
    displayArtist: "Mara Lind",
    durationMs: 180_000,
    codes: [],
    wantsAudio: true,
    ...given,
  };
}

function aFile(
  number: number,
  given: Partial<MatchFile> & { title?: string; artist?: string; code?: number } = {},
): MatchFile {
  const { title, artist, code, ...fields } = given;
  const tags: TagReading[] = [];
  if (title !== undefined) tags.push({ field: "title", value: title, carrier: "id3/TIT2", trust: "carrier" });
  if (artist !== undefined)
    tags.push({ field: "artist", value: artist, carrier: "id3/TPE1", trust: "carrier" });
  return {
    id: testId(1000 + number),
    name: "Track 01.wav",
    audioKey: `dwa1:${number}`,
    durationMs: 180_400,
    modulationMs: 180_000,
    tags,
    codes: code === undefined ? [] : [{ isrc: testIsrc(code), carrier: "id3/TSRC", trust: "carrier" }],
    ...fields,
  };
}

function kinds(proposal: MatchProposal | undefined): readonly string[] {
  return proposal?.candidates[0]?.contradictions.map(({ kind }) => kind) ?? [];
}

const tagged = { title: "Midnight Drive", artist: "Mara Lind" };

describe("a file with the recording's code", () => {
  test("is certain when nothing contradicts", () => {
    const [proposal] = matchFiles(
      [aRecording(1, { codes: [testIsrc(1)] })],
      [aFile(1, { ...tagged, code: 1 })],
    );
    expect(proposal).toMatchObject({ certainty: "certain", candidates: [{ assetIds: [testId(1001)] }] });
    expect(proposal?.candidates[0]?.agreements.map(({ kind }) => kind)).toEqual([
      "code",
      "title",
      "version",
      "artist",
      "duration",
    ]);
  });

  test("is certain when there is nothing else to compare", () => {
    const [proposal] = matchFiles(
      [aRecording(1, { codes: [testIsrc(1)], durationMs: null })],
      [aFile(1, { code: 1 })],
    );
    expect(proposal?.certainty).toBe("certain");
  });

  test.each([
    ["another title", { ...tagged, title: "Harbour Glass" }, "other-title"],
    ["another artist", { ...tagged, artist: "Ines Okafor" }, "other-artist"],
    ["a version the recording is not", { ...tagged, title: "Midnight Drive (Radio Edit)" }, "other-version"],
    [
      "a length more than two seconds off",
      { ...tagged, durationMs: 183_100, modulationMs: 182_500 },
      "other-duration",
    ],
    ["a name that says a version", { ...tagged, name: "Midnight Drive (Instrumental).wav" }, "other-version"],
  ])("is only probable with %s, and says why", (_, given, kind) => {
    const [proposal] = matchFiles(
      [aRecording(1, { codes: [testIsrc(1)] })],
      [aFile(1, { ...given, code: 1 })],
    );
    expect(proposal?.certainty).toBe("probable");
    expect(kinds(proposal)).toContain(kind);
  });

  test("is only probable when its name is the title of another recording", () => {
    const recordings = [
      aRecording(1, { codes: [testIsrc(1)] }),
      aRecording(2, { title: "Harbour Glass", durationMs: 200_000 }),
    ];
    const [proposal] = matchFiles(recordings, [aFile(1, { ...tagged, code: 1, name: "Harbour Glass.wav" })]);
    expect(proposal?.certainty).toBe("probable");
    expect(kinds(proposal)).toContain("other-title");
  });

  test("is only probable when two files carry it, and both are named", () => {
    const files = [aFile(1, { ...tagged, code: 1 }), aFile(2, { ...tagged, code: 1 })];
    const [proposal] = matchFiles([aRecording(1, { codes: [testIsrc(1)] })], files);
    expect(proposal?.certainty).toBe("probable");
    expect(proposal?.candidates).toHaveLength(2);
    expect(kinds(proposal)).toContain("code-in-several-files");
  });

  test("is only probable when two recordings have it", () => {
    const recordings = [
      aRecording(1, { codes: [testIsrc(1)] }),
      aRecording(2, { title: "Other", codes: [testIsrc(1)] }),
    ];
    const [proposal] = matchFiles(recordings, [aFile(1, { ...tagged, code: 1 })]);
    expect(proposal?.certainty).toBe("probable");
    expect(kinds(proposal)).toContain("code-on-several-recordings");
  });

  test("is one candidate when two files have the same audio", () => {
    const files = [aFile(1, { ...tagged, code: 1 }), aFile(2, { ...tagged, code: 1, audioKey: "dwa1:1" })];
    const [proposal] = matchFiles([aRecording(1, { codes: [testIsrc(1)] })], files);
    expect(proposal).toMatchObject({
      certainty: "certain",
      candidates: [{ assetIds: [testId(1001), testId(1002)] }],
    });
  });

  test("is only probable where a twin could have had its code swapped with this one", () => {
    const recordings = [aRecording(1, { codes: [testIsrc(1)] }), aRecording(2, { codes: [testIsrc(2)] })];
    const files = [aFile(1, { ...tagged, code: 1 }), aFile(2, { ...tagged, code: 2 })];
    expect(matchFiles(recordings, files).map(({ certainty }) => certainty)).toEqual(["probable", "probable"]);
  });

  test("as a hint alone is never certain", () => {
    const codes = [{ isrc: testIsrc(1), carrier: "file-name", trust: "hint" as const }];
    const [proposal] = matchFiles(
      [aRecording(1, { codes: [testIsrc(1)], durationMs: null })],
      [aFile(1, { codes })],
    );
    expect(proposal?.certainty).toBe("probable");
    expect(proposal?.candidates[0]?.agreements.map(({ kind }) => kind)).toEqual(["code-hint"]);
  });
});

describe("a file without a code", () => {
  test.each([
    "Mara Lind - Midnight Drive v2.wav",
    "Midnight Drive (demo).wav",
    "Midnight Drive rough mix.wav",
  ])("is at most probable when its name says that there are others: %s", (name) => {
    const tags = { artist: "Mara Lind" };
    const [match] = matchFiles([aRecording(1)], [aFile(1, { name, ...tags })]);
    expect(match?.certainty).not.toBe("certain");
    const [coded] = matchFiles(
      [aRecording(1, { codes: [testIsrc(1)] })],
      [aFile(1, { name, ...tags, code: 1 })],
    );
    expect(coded?.candidates[0]?.contradictions.map(({ kind }) => kind)).not.toContain("draft-name");
  });

  test("is certain when the note in its name is the title", () => {
    const file = aFile(1, { name: "Mara Lind - Take 5.wav" });
    const [match] = matchFiles([aRecording(1, { title: "Take 5" })], [file]);
    expect(match?.certainty).toBe("certain");
  });

  test("is certain with the same title, version, artist and duration", () => {
    const recording = aRecording(1, { versionTitle: "Radio Edit" });
    const [proposal] = matchFiles(
      [recording],
      [aFile(1, { title: "MIDNIGHT DRIVE [radio edit]", artist: "Mára Lind" })],
    );
    expect(proposal?.certainty).toBe("certain");
  });

  test.each([
    ["Midnight Drive radio edit.wav", "Radio Edit"],
    ["Midnight Drive en vivo.wav", "en vivo"],
  ])("is the version that its name says without brackets: %s", (name, versionTitle) => {
    const [plain, version] = matchFiles(
      [aRecording(1), aRecording(2, { versionTitle })],
      [aFile(1, { name, artist: "Mara Lind" })],
    );
    expect([plain?.certainty, version?.certainty]).toEqual(["probable", "certain"]);
  });

  test("is certain whatever word joins the artists", () => {
    for (const artist of ["Mara Lind e Kwame", "Kwame und Mara Lind", "Mara Lind vs. Kwame"]) {
      const recording = aRecording(1, { displayArtist: "Mara Lind & Kwame" });
      expect(matchFiles([recording], [aFile(1, { ...tagged, artist })])[0]?.certainty).toBe("certain");
    }
  });

  test("is certain by a name that says artist and title", () => {
    const [proposal] = matchFiles(
      [aRecording(1)],
      [aFile(1, { name: "01 Mara Lind - Midnight Drive_master.wav" })],
    );
    expect(proposal?.certainty).toBe("certain");
  });

  test("is certain when featured artists stand in the title on one side and in the artist on the other", () => {
    const recording = aRecording(1, { title: "Midnight Drive (feat. Kwame)" });
    const [proposal] = matchFiles(
      [recording],
      [aFile(1, { title: "Midnight Drive", artist: "Mara Lind ft. Kwame" })],
    );
    expect(proposal?.certainty).toBe("certain");
  });

  test.each([
    ["no duration to compare", aRecording(1, { durationMs: null })],
    ["no artist to compare", aRecording(1, { displayArtist: null })],
    ["a length more than a second off", aRecording(1, { durationMs: 178_500 })],
    ["a version it does not say", aRecording(1, { versionTitle: "Live" })],
  ])("is only probable with %s", (_, recording) => {
    expect(matchFiles([recording], [aFile(1, tagged)])[0]?.certainty).toBe("probable");
  });

  test("is only probable when a remaster of the same length is there, and the file says no version", () => {
    const recordings = [aRecording(1), aRecording(2, { versionTitle: "2011 Remaster", durationMs: 180_200 })];
    const proposals = matchFiles(recordings, [aFile(1, tagged)]);
    expect(proposals.map(({ certainty }) => certainty)).toEqual(["probable", "probable"]);
    expect(kinds(proposals[0])).toEqual(["like-another-recording"]);
  });

  test("is certain beside an instrumental of the same length that another file plainly is", () => {
    const recordings = [aRecording(1), aRecording(2, { versionTitle: "Instrumental" })];
    const files = [aFile(1, tagged), aFile(2, { ...tagged, title: "Midnight Drive (Instrumental)" })];
    const proposals = matchFiles(recordings, files);
    expect(proposals.map(({ certainty, candidates }) => [certainty, candidates[0]?.assetIds])).toEqual([
      ["certain", [testId(1001)]],
      ["certain", [testId(1002)]],
    ]);
  });

  test("is only probable when a recording that has audio is as good", () => {
    const recordings = [aRecording(1), aRecording(2, { wantsAudio: false })];
    const proposals = matchFiles(recordings, [aFile(1, tagged)]);
    expect(proposals.map(({ recordingId, certainty }) => [recordingId, certainty])).toEqual([
      [testId(1), "probable"],
    ]);
  });

  test("is only probable when it carries the code of somebody else", () => {
    const [proposal] = matchFiles(
      [aRecording(1, { codes: [testIsrc(1)] })],
      [aFile(1, { ...tagged, code: 2 })],
    );
    expect(proposal?.certainty).toBe("probable");
    expect(kinds(proposal)).toContain("other-code");
  });

  test("is nothing when title and length differ", () => {
    const [proposal] = matchFiles(
      [aRecording(1)],
      [aFile(1, { title: "Harbour Glass", artist: "Mara Lind", durationMs: 95_000 })],
    );
    expect(proposal).toEqual({ recordingId: testId(1), certainty: "none", candidates: [] });
  });

  test("with a number of its own is another title: Part 1 is not Part 2", () => {
    const [proposal] = matchFiles(
      [aRecording(1, { title: "Long Road, Part 1" })],
      [aFile(1, { ...tagged, title: "Long Road, Part 2" })],
    );
    expect(proposal?.certainty).not.toBe("certain");
  });
});

describe("3,000 recordings and files made to mislead", () => {
  const set = createMatchSet(3000, 26);
  const proposals = matchFiles(set.recordings, set.files);
  const certain = proposals.filter(({ certainty }) => certainty === "certain");

  test("give no wrong certain", () => {
    const wrong = certain.filter(
      ({ recordingId, candidates }) => set.truth.get(candidates[0]!.assetIds[0]!) !== recordingId,
    );
    expect(wrong).toEqual([]);
  });

  test("still give most of the recordings a file, and name the right one among the candidates of nearly all", () => {
    const filed = new Set(set.truth.values());
    const withFile = proposals.filter(({ recordingId }) => filed.has(recordingId));
    const named = withFile.filter(({ recordingId, candidates }) =>
      candidates.some(({ assetIds }) => set.truth.get(assetIds[0]!) === recordingId),
    );
    expect(certain.length / withFile.length).toBeGreaterThan(0.3);
    expect(named.length / withFile.length).toBeGreaterThan(0.9);
  });
});

test("3,000 rows and files of a tidy label are all certain", () => {
  const numbers = Array.from({ length: 3000 }, (_, number) => number);
  const title = (number: number): string =>
    `Harbour Lights ${["North", "South", "East"][number % 3]!} ${number}`;
  const durationMs = (number: number): number => 120_000 + (number % 200) * 1000;
  const recordings = numbers.map((number) =>
    aRecording(number, { title: title(number), durationMs: durationMs(number), codes: [testIsrc(number)] }),
  );
  const files = numbers.map((number) => {
    const times = { durationMs: durationMs(number) + 400, modulationMs: durationMs(number) - 300 };
    if (number % 3 === 0) return aFile(number, { ...times, name: `Track ${number}.wav`, code: number });
    if (number % 3 === 1) return aFile(number, { ...times, title: title(number), artist: "mara lind" });
    return aFile(number, { ...times, name: `${number % 10} - Mara Lind - ${title(number)}.wav` });
  });
  const proposals = matchFiles(recordings, files);
  expect(proposals.filter(({ certainty }) => certainty !== "certain")).toEqual([]);
  const wrong = proposals.filter((one, number) => one.candidates[0]?.assetIds[0] !== testId(1000 + number));
  expect(wrong).toEqual([]);
});

test("no seed gives a wrong certain, and no file is certain twice", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 2, max: 80 }), (seed, size) => {
      const set = createMatchSet(size, seed);
      const certain = matchFiles(set.recordings, set.files).filter(
        ({ certainty }) => certainty === "certain",
      );
      const assetIds = certain.flatMap(({ candidates }) =>
        candidates.flatMap((candidate) => candidate.assetIds),
      );
      expect(new Set(assetIds).size).toBe(assetIds.length);
      for (const { recordingId, candidates } of certain)
        expect(set.truth.get(candidates[0]!.assetIds[0]!)).toBe(recordingId);
    }),
    { numRuns: 300 },
  );
});

test("thousands of equal titles make nothing certain", () => {
  const recordings = Array.from({ length: 1000 }, (_, number) => aRecording(number, { title: "Intro" }));
  const files = Array.from({ length: 1000 }, (_, number) => aFile(number, { ...tagged, title: "Intro" }));
  const proposals = matchFiles(recordings, files);
  expect(proposals.every(({ certainty }) => certainty !== "certain")).toBe(true);
});
