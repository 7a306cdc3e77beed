/** Other people's programs read what we wrote: each sees what reference tables say it can see in a WAV. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { buildWav, latin1 } from "../testing.ts";
import { createTagWriter } from "./tag-writer.ts";
import { CODE, inFolder, measureSmall, runProgram } from "./testing.ts";

const PLAN = {
  isrc: CODE,
  title: "Nächte 夜",
  versionTitle: "Live in Köln",
  artists: ["Alpha", "Beta"],
  release: "Release",
};
const ALL = [CODE, PLAN.title, PLAN.versionTitle, "Alpha", "Beta"];
const BEXT = { id: "bext", content: new Uint8Array(602) };
const INFO_ASCII = [CODE, "Alpha", "Beta"];

interface Oracle {
  readonly name: string;
  readonly program: string;
  readonly parameters: (path: string) => readonly string[];
  /** What it shows of a plain file, and of one with bext, where some look at INFO only. */
  readonly plain: readonly string[];
  readonly broadcast: readonly string[];
}

const MUTAGEN = "import sys, mutagen; print(mutagen.File(sys.argv[1]).tags.pprint())";

const ORACLES: readonly Oracle[] = [
  {
    name: "ffprobe",
    program: "ffprobe",
    parameters: (path) => ["-v", "error", "-show_entries", "format_tags", path],
    plain: ALL,
    broadcast: INFO_ASCII,
  },
  { name: "exiftool", program: "exiftool", parameters: (path) => [path], plain: ALL, broadcast: ALL },
  { name: "mediainfo", program: "mediainfo", parameters: (path) => [path], plain: ALL, broadcast: ALL },
  {
    name: "kid3",
    program: "kid3-cli",
    parameters: (path) => ["-c", "get", path],
    plain: ALL,
    broadcast: ALL,
  },
  {
    name: "mutagen",
    program: "/usr/bin/python3",
    parameters: (path) => ["-c", MUTAGEN, path],
    plain: ALL,
    broadcast: ALL,
  },
];

for (const oracle of ORACLES) {
  for (const kind of ["plain", "broadcast"] as const) {
    it(`is read by ${oracle.name} in a ${kind} WAV`, async ({ skip }) => {
      await inFolder(async (folder) => {
        const source = join(folder, "a.wav");
        writeFileSync(
          source,
          buildWav(
            kind === "plain" ? {} : { before: [BEXT], after: [{ id: "xyz1", content: latin1("odd") }] },
          ),
        );
        await createTagWriter({ measure: measureSmall }).embed({ source, target: "in-place", plan: PLAN });
        const output = readWith(oracle, source);
        if (output === null) return skip(`skipped: ${oracle.name} is not installed`);
        for (const value of oracle[kind]) expect(output).toContain(value);
      });
    });
  }
}

it("is read by mediainfo in an RF64 file", async ({ skip }) => {
  await inFolder(async (folder) => {
    const source = join(folder, "a.wav");
    writeFileSync(source, buildWav({ form: "RF64" }));
    await createTagWriter({ measure: measureSmall }).embed({ source, target: "in-place", plan: PLAN });
    const output = runProgram("mediainfo", [source]);
    if (output === null) return skip("skipped: mediainfo is not installed");
    for (const value of ALL) expect(output).toContain(value);
  });
});

function readWith(oracle: Oracle, path: string): string | null {
  try {
    return runProgram(oracle.program, oracle.parameters(path));
  } catch (thrown) {
    // Python may be there without mutagen.
    if (oracle.name === "mutagen") return null;
    throw thrown;
  }
}
