import { describe, expect, it } from "vitest";
import type { TrueFile, TrueRecording, TrueRow, Truth } from "../folder/truth.ts";
import { scoreTold } from "./codes.ts";
import { scoreGroups } from "./groups.ts";
import { scoreRows } from "./rows.ts";
import { readSaid } from "./said.ts";
import { scoreVersions } from "./versions.ts";

const CODE = "AA6Q72600001";

function recording(name: string, same: boolean | null): TrueRecording {
  const [piece = "", version = ""] = name.split("/");
  const label = { relations: ["edit" as const], verdicts: ["new" as const], same };
  return {
    ...{ recording: name, piece, ...label, seconds: 100, isrc: null },
    version: version === "radio" || version === "remaster" ? version : "root",
  };
}

function file(path: string, of: string | null, more: Partial<TrueFile> = {}): TrueFile {
  return {
    ...{ path, state: "sound", piece: of?.split("/")[0] ?? null, recording: of, delivery: "wav" },
    ...{ quality: 0, named: "right", tag: null, row: null, ...more },
  };
}

function row(number: number, of: string | null): TrueRow {
  return {
    ...{ row: number, title: "Harbour", version: "", isrc: CODE, recording: of },
    ...{ faults: [], tellable: "name" },
  };
}

const TRUTH: Truth = {
  schema: "deadwax.bench-rescue/1",
  seed: 1,
  pieces: [],
  recordings: [
    recording("p1/root", true),
    recording("p1/radio", false),
    recording("p1/remaster", null),
    recording("p2/root", true),
  ],
  files: [
    file("a.wav", "p1/root", { tag: { code: CODE, is: "right" } }),
    file("a.mp3", "p1/root", { quality: 2 }),
    file("radio.wav", "p1/radio"),
    file("remaster.wav", "p1/remaster"),
    file("b.wav", "p2/root", { tag: { code: "AA6Q72600009", is: "unknown" } }),
    file("empty.wav", null, { state: "empty" }),
  ],
  rows: [row(1, "p1/root"), row(2, null)],
};

interface Spoken {
  readonly files: readonly string[];
  readonly verdict?: string;
  readonly relation?: string;
  readonly rows?: readonly number[];
  readonly codes?: readonly { readonly isrc: string; readonly standing: string }[];
}

function spoken({ files, verdict, relation, rows = [], codes = [] }: Spoken): object {
  return {
    ...{ id: files[0], questions: [], codes },
    from:
      relation === undefined ? null : { known: "a.wav", asked: files[0], comparison: { relation, verdict } },
    files: files.map((path) => ({ path, remarks: [] })),
    rows: rows.map((at) => ({ row: at + 1 })),
  };
}

function documentOf(family: readonly Spoken[], strangers: readonly Spoken[]): string {
  return JSON.stringify({
    families: [{ title: "Harbour", recordings: family.map(spoken), stems: [] }],
    strangers: strangers.map(spoken),
    ...{ looseStems: [], silent: [], notAudio: [], skipped: [], codes: [], comparisons: 3 },
    unheard: [{ path: "empty.wav", code: "AUDIO_FILE_EMPTY" }],
  });
}

describe("the scores of a rescue", () => {
  it("finds nothing wrong where all is right", () => {
    const said = readSaid(
      documentOf(
        [
          { files: ["a.wav", "a.mp3"], rows: [1], codes: [{ isrc: CODE, standing: "right" }] },
          { files: ["radio.wav"], verdict: "new", relation: "edit" },
          { files: ["remaster.wav"], verdict: "new", relation: "edit" },
        ],
        [{ files: ["b.wav"], codes: [{ isrc: "AA6Q72600009", standing: "wrong" }] }],
      ),
    );
    const groups = scoreGroups(TRUTH, said);
    expect(groups).toMatchObject({ joined: { count: 1, of: 1 }, exact: { count: 4, of: 4 }, missing: [] });
    expect([...groups.calledTheSame, ...groups.unasked, ...groups.notJoined]).toEqual([]);
    const versions = scoreVersions(TRUTH, said);
    expect(versions).toMatchObject({ families: { count: 2, of: 2 }, relations: { count: 2, of: 2 } });
    expect(versions).toMatchObject({ masters: { count: 1, of: 1 }, mistakes: [] });
    expect(scoreRows(TRUTH, said)).toMatchObject({ right: 1, wrong: [], leftAlone: { count: 1, of: 1 } });
    const told = scoreTold(TRUTH, said);
    expect(told).toMatchObject({ believed: [], doubted: [], statesTold: { count: 1, of: 1 } });
  });

  it("names what was called the same, what was not joined, and what should have been asked", () => {
    const said = readSaid(
      documentOf(
        [{ files: ["a.wav", "radio.wav", "remaster.wav"] }],
        [{ files: ["a.mp3"] }, { files: ["b.wav"], rows: [1] }],
      ),
    );
    const groups = scoreGroups(TRUTH, said);
    // The remaster is a person's to decide against its root, and distinct from the radio edit.
    expect(groups.calledTheSame.map(({ a, b }) => `${a} ${b}`)).toEqual([
      "a.wav radio.wav",
      "radio.wav remaster.wav",
    ]);
    expect(groups.unasked.map(({ a, b }) => `${a} ${b}`)).toEqual(["a.wav remaster.wav"]);
    expect(groups.notJoined.map(({ a, b }) => `${a} ${b}`)).toEqual(["a.wav a.mp3"]);
    expect(scoreVersions(TRUTH, said).split).toEqual(["p1: 2"]);
    expect(scoreRows(TRUTH, said).wrong).toHaveLength(1);
  });
});
