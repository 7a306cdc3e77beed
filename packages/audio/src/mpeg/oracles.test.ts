/** Other people's programs make MP3 files, and read what we wrote. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import type { TagPlan } from "@deadwax/catalog";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBytesSource } from "../riff/index.ts";
import { createTestFolder } from "../testing.ts";
import { readMp3Map, type Mp3Map } from "./index.ts";
import { audioOf, writeMp3 } from "./testing-write.ts";

const folder = createTestFolder();
afterAll(() => {
  folder.remove();
});

const PYTHON = "/usr/bin/python3";
const has = (program: string, ...args: readonly string[]): boolean => spawnSync(program, args).status === 0;
const hasFfmpeg = has("ffmpeg", "-version");
const hasMutagen = has(PYTHON, "-c", "import mutagen");
const hasExiftool = has("exiftool", "-ver");
const hasKid3 = has("kid3-cli", "--help");

const CODE = "AA6Q72600001";
const PLAN: TagPlan = {
  ...{ isrc: CODE, title: "Nächte 夜", versionTitle: "Live in Köln", artists: ["Alpha", "Beta"] },
  ...{ release: "Release", label: "Label", copyright: "2026 Label", date: "2026-03-05" },
};

function run(program: string, ...args: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(program, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
  return stdout;
}

/** Encodes a sweep of so many samples with ffmpeg. */
function encode(samples: number, ...options: readonly string[]): Buffer {
  const path = folder.write(`${options.join("").replaceAll(/\W/gu, "")}${samples}.mp3`, "");
  const rate = options.includes("-ar") ? options[options.indexOf("-ar") + 1] : "44100";
  const source = `aevalsrc=sin(t*t*3000)*0.5|cos(t*900)*0.5:s=${rate}:n=512`;
  const input = ["-f", "lavfi", "-i", source, "-af", `atrim=end_sample=${samples}`];
  run("ffmpeg", "-v", "error", "-y", ...input, ...options, path);
  return readFileSync(path);
}

function mapOf(bytes: Uint8Array): Promise<Mp3Map> {
  return readMp3Map(openBytesSource(bytes));
}

describe.skipIf(!hasFfmpeg)("files of ffmpeg", () => {
  it.each([
    ["constant", ["-c:a", "libmp3lame", "-b:a", "128k"], "constant"],
    ["variable", ["-c:a", "libmp3lame", "-q:a", "2"], "variable"],
    ["MPEG-2", ["-c:a", "libmp3lame", "-b:a", "64k", "-ar", "22050"], "constant"],
    ["MPEG-2.5 mono", ["-c:a", "libmp3lame", "-b:a", "16k", "-ar", "8000", "-ac", "1"], "constant"],
  ] as const)("have the length they were made with: %s", async (_, options, mode) => {
    const map = await mapOf(encode(50_001, ...options));
    expect(map).toMatchObject({ samples: 50_001, bitrateMode: mode, issues: [] });
    expect(map.infoFrame?.frameCount).toBe(map.frameCount);
  });

  it.each([
    ["layer II", ["-c:a", "mp2", "-b:a", "192k", "-f", "mp2"], 2],
    ["without an info frame", ["-c:a", "libmp3lame", "-b:a", "128k", "-write_xing", "0"], 3],
  ] as const)("have as many frames as ffprobe finds: %s", async (name, options, layer) => {
    const bytes = encode(50_000, ...options);
    const path = folder.write(`${name}.mp3`, bytes);
    const fields = ["-count_packets", "-show_entries", "stream=nb_read_packets", "-of", "csv=p=0"];
    const count = Number(run("ffprobe", "-v", "error", ...fields, path).trim());
    expect(await mapOf(bytes)).toMatchObject({ format: { layer }, frameCount: count, infoFrame: null });
  });
});

/** What mutagen makes of a bare file: each a script that gets its path. */
const TAGGED: readonly (readonly [string, string])[] = [
  ["nothing", ""],
  [
    "ID3v2.3",
    "t=ID3();t.add(TIT2(3,'Old'));t.add(PRIV(owner='o',data=b'\\xff\\xfb'));t.save(p,v2_version=3,v1=0)",
  ],
  ["ID3v2.4 and ID3v1", "t=ID3();t.add(TIT2(3,'Old'));t.add(TPE1(3,['X','Y']));t.save(p,v2_version=4,v1=2)"],
  [
    "ID3v2.3, APEv2 and ID3v1",
    "t=ID3();t.add(TSRC(3,'AA6Q72600002'));t.save(p,v2_version=3,v1=2)\n" +
      "from mutagen.apev2 import APEv2\na=APEv2();a['ISRC']='AA6Q72600002';a['Mood']='calm';a.save(p)",
  ],
];

describe.skipIf(!hasFfmpeg || !hasMutagen)("what is written", () => {
  let bare: Buffer = Buffer.alloc(0);
  beforeAll(() => {
    bare = encode(44_100, "-c:a", "libmp3lame", "-b:a", "128k", "-id3v2_version", "0");
  });
  const write = async (
    script: string,
    name: string,
  ): Promise<{ path: string; old: Buffer; bytes: Buffer }> => {
    const path = folder.write(`${name.replaceAll(/\W/gu, "")}.mp3`, bare);
    if (script !== "")
      run(
        PYTHON,
        "-c",
        `import sys\nfrom mutagen.id3 import ID3, PRIV, TIT2, TPE1, TSRC\np=sys.argv[1]\n${script}`,
        path,
      );
    const old = readFileSync(path);
    const { bytes } = await writeMp3(old, PLAN);
    writeFileSync(path, bytes);
    return { path, old, bytes };
  };

  it.each(TAGGED)("keeps the audio and is read by everybody, over %s", async (name, script) => {
    const { path, old, bytes } = await write(script, name);
    expect(await audioOf(bytes)).toEqual(await audioOf(old));
    expect((await writeMp3(bytes, PLAN)).isChanged).toBe(false);
    expect(run("ffmpeg", "-v", "error", "-xerror", "-i", path, "-f", "null", "-")).toBe("");
    const wanted = [CODE, PLAN.title, "Live in Köln", "Alpha", "Release", "2026"];
    const outputs = [
      run(PYTHON, "-c", "import sys, mutagen; print(mutagen.File(sys.argv[1]).tags.pprint())", path),
      run("ffprobe", "-v", "error", "-show_entries", "format_tags", path),
      ...(hasExiftool ? [run("exiftool", "-charset", "id3=UTF8", path)] : []),
      ...(hasKid3 ? [run("kid3-cli", "-c", "get", path)] : []),
    ];
    for (const output of outputs) for (const value of wanted) expect(output).toContain(value);
    expect(outputs[0]).toContain("Beta");
  });

  it("keeps APE items that nobody asked for, and the code in step", async () => {
    const { path } = await write(TAGGED[3]?.[1] ?? "", "ape");
    const items = run(
      PYTHON,
      "-c",
      "import sys\nfrom mutagen.apev2 import APEv2\nprint(APEv2(sys.argv[1]).pprint())",
      path,
    );
    expect(items.trim().split("\n").toSorted()).toEqual([`ISRC=${CODE}`, "Mood=calm"]);
  });
});
