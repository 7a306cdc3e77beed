/** Other people's programs read what we wrote, and agree that sound, pictures and everything else is as it was. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CatalogError } from "@deadwax/catalog";
import { afterAll, describe, expect, it } from "vitest";
import { openBytesSource } from "../riff/index.ts";
import { createTestFolder } from "../testing.ts";
import { planMp4Tags, readHeardTrack, readMp4Map, readMp4Tags, readPackets } from "./index.ts";
import { carryOut, hashPackets, isInstalled, judge, listAtoms } from "./testing.ts";

const folder = createTestFolder();
afterAll(() => {
  folder.remove();
});
const at = (name: string): string => folder.write(name, "");
const CODE = "AA6Q72600001";
const PLAN = {
  isrc: CODE,
  title: "Nächte 夜",
  artists: ["Alpha", "Beta"],
  versionTitle: "Live",
  label: "L",
  trackNumber: "3",
};
const hasFfmpeg = isInstalled("ffmpeg") && isInstalled("ffprobe");
const DATA = join(import.meta.dirname, "../../../../../shared/data/audio-tags");
const FIXTURES = join(import.meta.dirname, "../../../../test/formats/fixtures/files");
const isMp4 = (name: string): boolean => /\.(?:m4a|mp4|mov)$/u.test(name);
const list = (path: string): string[] =>
  existsSync(path)
    ? readdirSync(path)
        .filter(isMp4)
        .map((name) => join(path, name))
    : [];
const FILES = [...list(FIXTURES), ...list(DATA)];

function mutagen(program: string, ...parameters: readonly string[]): string | null {
  try {
    return judge("/usr/bin/python3", [
      "-c",
      `import sys, json\nfrom mutagen.mp4 import *\n${program}`,
      ...parameters,
    ]);
  } catch (thrown) {
    if (String(thrown).includes("No module named")) return null;
    throw thrown;
  }
}

const SINE = ["-f", "lavfi", "-i", "sine=duration=1:sample_rate=44100,aformat=channel_layouts=stereo"];
const PICTURE = ["-f", "lavfi", "-i", "testsrc=duration=1:size=64x48:rate=10"];
const CHAPTERS =
  ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=500\ntitle=One\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=500\nEND=1000\ntitle=Two\n";
const AAC = ["-c:a", "aac"];

/** Made by ffmpeg, by name. */
const MADE: readonly (readonly [string, (path: string) => readonly string[]])[] = [
  ["last.m4a", () => [...SINE, ...AAC]],
  ["first.m4a", () => [...SINE, ...AAC, "-movflags", "+faststart"]],
  [
    "fragmented.m4a",
    () => [...SINE, ...AAC, "-movflags", "+frag_keyframe+empty_moov", "-frag_duration", "300000"],
  ],
  ["dash.mp4", () => [...SINE, ...AAC, "-movflags", "+dash+global_sidx", "-frag_duration", "300000"]],
  ["mixed.mp4", () => [...SINE, ...AAC, "-movflags", "+frag_keyframe", "-frag_duration", "300000"]],
  ["alac.m4a", () => [...SINE, "-c:a", "alac"]],
  ["flac.mp4", () => [...SINE, "-c:a", "flac", "-strict", "-2"]],
  ["opus.mp4", () => [...SINE, "-c:a", "libopus", "-strict", "-2"]],
  ["ac3.mp4", () => [...SINE, "-c:a", "ac3"]],
  ["eac3.mp4", () => [...SINE, "-c:a", "eac3"]],
  ["mp3.mp4", () => [...SINE, "-c:a", "libmp3lame"]],
  ["pcm16.mov", () => [...SINE, "-c:a", "pcm_s16le"]],
  ["pcm24.mov", () => [...SINE, "-c:a", "pcm_s24be", "-ar", "96000"]],
  ["float.mov", () => [...SINE, "-c:a", "pcm_f32le"]],
  ["ulaw.mov", () => [...SINE, "-c:a", "pcm_mulaw"]],
  ["ima4.mov", () => [...SINE, "-c:a", "adpcm_ima_qt"]],
  [
    "film.mov",
    () => [
      ...SINE,
      ...PICTURE,
      "-c:v",
      "mpeg4",
      ...AAC,
      "-metadata",
      "title=Old",
      "-metadata",
      "artist=Nobody",
    ],
  ],
  ["film.mp4", () => [...SINE, ...PICTURE, "-c:v", "mpeg4", ...AAC, "-movflags", "+faststart"]],
  [
    "keys.mov",
    () => [
      ...SINE,
      ...PICTURE,
      "-c:v",
      "mpeg4",
      ...AAC,
      "-movflags",
      "use_metadata_tags",
      "-metadata",
      "title=Old",
    ],
  ],
  [
    "chapters.m4a",
    () => [...SINE, "-i", folder.write("chapters.txt", CHAPTERS), ...AAC, "-movflags", "+faststart"],
  ],
];

function make(name: string, parameters: (path: string) => readonly string[]): string {
  const path = at(name);
  judge("ffmpeg", ["-v", "error", "-y", ...parameters(path), "-map_metadata", "0", path]);
  return path;
}

interface Probed {
  readonly packets: readonly { readonly stream_index: number; readonly size: string; readonly pos: string }[];
}

const probe = (path: string, ...what: readonly string[]): string =>
  judge("ffprobe", ["-v", "error", "-of", "json", ...what, path]);
interface Shown {
  readonly chapters: unknown;
  readonly format: { readonly tags: unknown };
}

const tagsOf = (path: string): Shown =>
  JSON.parse(probe(path, "-show_chapters", "-show_entries", "format_tags")) as Shown;
/** The MD5 of what ffmpeg decodes is the same. */
function expectSameSound(path: string, target: string): void {
  const out = (input: number): readonly string[] => [
    "-map",
    `${input}:a?`,
    "-map",
    `${input}:v?`,
    "-f",
    "md5",
    "-",
  ];
  const sums = judge("ffmpeg", ["-v", "error", "-i", path, "-i", target, ...out(0), ...out(1)]);
  const [first, second] = sums.trim().split("\n");
  expect(first).toMatch(/^MD5=/u);
  expect(second).toBe(first);
}

async function tagFile(path: string): Promise<string> {
  const source = openBytesSource(readFileSync(path));
  const { pieces, issues } = await planMp4Tags(source, await readMp4Map(source), PLAN);
  const written = await carryOut(source, pieces);
  const target = join(path, "..", `tagged-${path.split("/").at(-1) ?? ""}`);
  writeFileSync(target, written);
  expect(issues).toEqual([]);
  const others = async (bytes: Uint8Array): Promise<string[]> =>
    (await listAtoms(openBytesSource(bytes))).filter(
      (line) => !/^\/moov\/(?:udta\/(?:meta|©)|meta\/ilst)/u.test(line),
    );
  expect(await others(written)).toEqual(await others(readFileSync(path)));
  expect(await hashPackets(openBytesSource(written))).toEqual(await hashPackets(source));
  const after = openBytesSource(written);
  const again = await planMp4Tags(after, await readMp4Map(after), PLAN);
  expect(again.isChanged).toBe(false);
  return target;
}

describe.skipIf(!hasFfmpeg)("files that ffmpeg made", () => {
  it.each(MADE)(
    "%s has the packets that ffprobe sees, and is tagged without a change to them",
    async (name, parameters) => {
      const path = make(name, parameters);
      const bytes = readFileSync(path);
      const source = openBytesSource(bytes);
      const { tracks } = await readMp4Map(source);
      const { packets } = JSON.parse(probe(path, "-show_entries", "packet=stream_index,size,pos")) as Probed;
      for (const [index, track] of tracks.entries()) {
        const seen = packets.filter(({ stream_index }) => stream_index === index);
        const expected = createHash("md5");
        // In the order of the file, which is that of decoding.
        // ffprobe shows no packets of chapters.
        if (seen.length === 0) continue;
        for (const { pos, size } of seen)
          expected.update(bytes.subarray(Number(pos), Number(pos) + Number(size)));
        const found = createHash("md5");
        let count = 0;
        for await (const packet of readPackets(source, track)) {
          found.update(packet.bytes);
          count += 1;
        }
        expect(found.digest("hex")).toBe(expected.digest("hex"));
        if (track.entries[0]?.sound?.grain == null) expect(count).toBe(seen.length);
      }
      const target = await tagFile(path);
      expectSameSound(path, target);
      const { chapters, format } = tagsOf(target);
      if (name.startsWith("chapters")) expect(chapters).toHaveLength(2);
      if (name.startsWith("chapters")) expect(chapters).toEqual(tagsOf(path).chapters);
      expect(format.tags).toMatchObject({ title: "Nächte 夜", ISRC: CODE, SUBTITLE: "Live" });
    },
  );

  it.each([
    ["last.m4a", 44_100],
    ["alac.m4a", 44_100],
    ["pcm24.mov", 96_000],
    ["opus.mp4", 48_000],
  ])("%s is as long as what went in", async (name, frames) => {
    const found = MADE.find(([made]) => made === name);
    const path = make(`length-${name}`, found?.[1] ?? (() => []));
    const source = openBytesSource(readFileSync(path));
    const [track] = (await readMp4Map(source)).tracks;
    expect(track).toBeDefined();
    if (track === undefined) return;
    expect((await readHeardTrack(source, track)).span?.frames).toBe(frames);
  });
});

describe.skipIf(!hasFfmpeg)("mutagen", () => {
  const READ =
    "t = MP4(sys.argv[1]).tags\nprint(json.dumps({k: [v.decode() if isinstance(v, bytes) else v for v in t[k]] for k in t}))";

  it("reads what we wrote, values in their order", async ({ skip }) => {
    const path = make("for-mutagen.m4a", () => [...SINE, ...AAC]);
    const tags = mutagen(READ, await tagFile(path));
    if (tags === null) return skip("skipped: mutagen is not installed");
    expect(JSON.parse(tags)).toMatchObject({
      "©nam": ["Nächte 夜"],
      "©ART": ["Alpha", "Beta"],
      trkn: [[3, 0]],
      "----:com.apple.iTunes:ISRC": [CODE],
      "----:com.apple.iTunes:SUBTITLE": ["Live"],
      "----:com.apple.iTunes:LABEL": ["L"],
    });
  });

  it("writes what we read, and keeps reading it after us", async ({ skip }) => {
    const path = make("by-mutagen.m4a", () => [...SINE, ...AAC, "-movflags", "+faststart"]);
    const program = `f = MP4(sys.argv[1]); t = f.tags
t["\\xa9nam"] = ["Old"]; t["\\xa9ART"] = ["A", "B"]; t["trkn"] = [(2, 9)]
t["----:com.apple.iTunes:Isrc"] = [b"AA6Q72500009"]; t["----:com.apple.iTunes:MOOD"] = [b"calm", b"blue"]
t["covr"] = [MP4Cover(b"\\x89PNG" + b"x" * 9000, imageformat=MP4Cover.FORMAT_PNG)]
f.save()`;
    if (mutagen(program, path) === null) return skip("skipped: mutagen is not installed");
    const source = openBytesSource(readFileSync(path));
    const { readings } = await readMp4Tags(source, await readMp4Map(source));
    const values = readings.map(({ carrier, value }) => `${carrier}=${value}`);
    for (const line of [
      "mp4/©nam=Old",
      "mp4/©ART=A",
      "mp4/©ART=B",
      "mp4/trkn=2/9",
      "mp4/----:com.apple.iTunes:Isrc=AA6Q72500009",
    ])
      expect(values).toContain(line);
    const target = await tagFile(path);
    const after = mutagen(
      "t = MP4(sys.argv[1]).tags\nprint(len(t['covr'][0]), t['----:com.apple.iTunes:Isrc'], t['trkn'], t['----:com.apple.iTunes:MOOD'])",
      target,
    );
    expect(after).toContain("9004");
    expect(after).toContain(CODE);
    expect(after).toContain("(3, 9)");
    expect(after).toContain("blue");
  });
});

describe.skipIf(FILES.length === 0)("files from elsewhere", () => {
  it.each(FILES.map((path) => [path.split("/").at(-1) ?? "", path]))(
    "%s is tagged and whole, or refused for a reason",
    async (name, path) => {
      const copy = at(name);
      writeFileSync(copy, readFileSync(path));
      try {
        const target = await tagFile(copy);
        if (hasFfmpeg) expectSameSound(copy, target);
        if (isInstalled("exiftool")) {
          const seen = judge("exiftool", ["-validate", "-warning", "-a", "-ISRC", "-Title", target]);
          expect(seen).toContain(CODE);
          expect(seen).toContain("Nächte 夜");
        }
      } catch (thrown) {
        if (!(thrown instanceof CatalogError)) throw thrown;
        expect.fail(`${name} was refused: ${thrown.message}`);
      }
    },
  );
});
