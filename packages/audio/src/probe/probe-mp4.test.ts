import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CatalogError, type AudioFacts, type ProbeDepth } from "@deadwax/catalog";
import fc from "fast-check";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { FIXTURES, fixturePath, readFixture } from "../../../../test/formats/fixtures/read-fixtures.ts";
import { collect, decodeWithFfmpeg, residual } from "../decoding/testing.ts";
import { cutToHeard } from "../mp4-hearing/index.ts";
import { readMp4Map } from "../mp4/index.ts";
import { buildMp4, freeItem, itunesUdta, soundEntry } from "../mp4/testing.ts";
import { openFileSource } from "../riff/index.ts";
import { decodeByFfmpeg, findFfmpeg } from "../system-ffmpeg/index.ts";
import { createTestFolder } from "../testing.ts";
import { createAudioProbe } from "./probe.ts";

const folder = createTestFolder();
afterAll(() => {
  folder.remove();
});
const hasFfmpeg = spawnSync("ffmpeg", ["-version"]).status === 0;
const mutagenRuns = spawnSync("/usr/bin/python3", ["-c", "import mutagen"]).status === 0;
const audioProbe = createAudioProbe();
const probe = (path: string, depth?: ProbeDepth): Promise<AudioFacts> => audioProbe.probe(path, depth);
const codes = ({ issues }: AudioFacts): string[] => issues.map(({ code }) => code);

const named = process.env["DEADWAX_FFMPEG"];
function useFfmpeg(value: string | undefined): void {
  if (value === undefined) Reflect.deleteProperty(process.env, "DEADWAX_FFMPEG");
  else process.env["DEADWAX_FFMPEG"] = value;
}
afterEach(() => {
  useFfmpeg(named);
});

let made = 0;
function ffmpeg(ending: string, ...parameters: readonly string[]): string {
  const path = folder.write(`${++made}.${ending}`, "");
  const exact = ["-fflags", "+bitexact", "-flags:a", "+bitexact", "-flags:v", "+bitexact"];
  const { status, stderr } = spawnSync("ffmpeg", ["-v", "error", "-y", ...parameters, ...exact, path]);
  if (status !== 0) throw new Error(stderr.toString());
  return path;
}

const SOUND = ["-f", "lavfi", "-i", "sine=duration=2:sample_rate=44100,aformat=channel_layouts=stereo"];
const PICTURES = ["-f", "lavfi", "-i", "testsrc=duration=2:size=64x48:rate=10"];

describe("a probe of MP4 files", () => {
  const fixtures = FIXTURES.filter(({ container }) => container === "mp4" || container === "mov");

  it.each(fixtures)("tells format, exact length and SHA-256 of $name", async (fixture) => {
    const facts = await probe(fixturePath(fixture.name));
    const { codec, sampleRate, channels, frames, size, sha256 } = fixture;
    expect(facts).toMatchObject({ container: "mp4", codec, sampleRate, channels, frames, size, sha256 });
    expect(facts).toMatchObject({ bitDepth: fixture.bits, durationMs: (frames / sampleRate) * 1000 });
    expect(facts.audioHash).toMatch(/^dwa1:[\da-f]{64}$/u);
    const isVideo = fixture.name.includes("video");
    expect(codes(facts).includes("MP4_MUSIC_VIDEO")).toBe(isVideo);
    expect((await probe(fixturePath(fixture.name), "identity")).audioHash).toBe(facts.audioHash);
  });

  it("needs no program for the identity of AAC, and says what is missing to measure it", async () => {
    useFfmpeg("none");
    const path = fixturePath("m4a-moov-first.m4a");
    const facts = await probe(path);
    expect(facts).toMatchObject({
      frames: 13_231,
      sound: null,
      waveform: null,
      modulation: null,
      fingerprint: null,
    });
    const issue = facts.issues.find(({ code }) => code === "AUDIO_NOT_DECODED");
    expect(issue?.severity).toBe("info");
    expect(issue?.message).toBe(
      "How it sounds was not measured: AAC needs the program ffmpeg, which DEADWAX_FFMPEG switches off.",
    );
    const identity = await probe(path, "identity");
    expect(identity.issues).toEqual([]);
    expect(identity.audioHash).toBe(facts.audioHash);
  });

  it("measures nothing on half of a sound, where the program fails", async () => {
    const answer = `if [ "$1" = "-version" ]; then echo "ffmpeg version 1 x"; exit 0; fi`;
    const path = folder.write("dying", `#!/bin/sh\n${answer}\nffmpeg "$@" | head -c 9000; exit 1\n`);
    spawnSync("chmod", ["+x", path]);
    useFfmpeg(path);
    const facts = await probe(fixturePath("m4a-moov-first.m4a"));
    expect(facts).toMatchObject({ sound: null, waveform: null, modulation: null });
    const expected = hasFfmpeg ? "FFMPEG_FAILED" : "AUDIO_NOT_DECODED";
    expect(codes(facts)).toContain(expected);
    expect(facts.audioHash).not.toBeNull();
  });

  it("refuses a file without sound, and one without packets", async () => {
    const silent = buildMp4({ handler: "text" });
    await expect(probe(folder.write("text.mp4", silent))).rejects.toMatchObject({
      code: "AUDIO_SOUND_MISSING",
    });
    const off = buildMp4();
    off.writeUInt8(0, off.indexOf("tkhd") + 7);
    await expect(probe(folder.write("off.mp4", off))).rejects.toMatchObject({ code: "AUDIO_SOUND_MISSING" });
    const empty = buildMp4({ packets: [] });
    await expect(probe(folder.write("empty.mp4", empty))).rejects.toMatchObject({
      code: "AUDIO_DATA_MISSING",
    });
  });

  it("follows what iTunSMPB states where there is no edit list, in length and not in the hash", async () => {
    useFfmpeg("none");
    const text = ` 00000000 00000840 000001C0 00000000000011C0 00000000`;
    const built = (inMoov: readonly Uint8Array[]): Promise<AudioFacts> =>
      probe(folder.write(`gapless${inMoov.length}.m4a`, buildMp4({ inMoov })));
    const [plain, stated] = [await built([]), await built([itunesUdta([freeItem("iTunSMPB", text)])])];
    expect([plain.frames, stated.frames]).toEqual([7168, 0x11c0]);
    expect(stated.audioHash).toBe(plain.audioHash);
  });
});

describe.skipIf(!hasFfmpeg)("a probe of what ffmpeg makes", () => {
  it("gives AAC one hash wherever moov stands, and names the program that measured it", async () => {
    const last = ffmpeg("m4a", ...SOUND, "-c:a", "aac");
    const first = ffmpeg("m4a", "-i", last, "-c", "copy", "-movflags", "+faststart");
    const fragments = ["-movflags", "+frag_keyframe+delay_moov", "-frag_duration", "300000"];
    const fragmented = ffmpeg("m4a", "-i", last, "-c", "copy", ...fragments);
    const facts = await probe(last);
    expect(facts.frames).toBe(88_200);
    for (const path of [first, fragmented]) {
      const other = await probe(path);
      expect(other.audioHash).toBe(facts.audioHash);
      expect(other.sound).toEqual(facts.sound);
    }
    expect(facts.sound?.measuredBy).toMatch(/ ffmpeg\/\S+$/u);
    expect(facts.fingerprint?.madeBy).toMatch(/^chromaprint-1\/\S+ ffmpeg\/\S+$/u);
    expect(codes(facts)).toEqual([]);
    // Without its edit list more of it is heard.
    const whole = ffmpeg("m4a", "-i", last, "-c", "copy", "-use_editlist", "0");
    expect((await probe(whole, "identity")).audioHash).not.toBe(facts.audioHash);
  });

  it("hears of AAC what ffmpeg hears, to the frame where the edit list ends", async () => {
    const path = ffmpeg("m4a", ...SOUND, "-c:a", "aac");
    const [file, program] = [await openFileSource(path), await findFfmpeg()];
    if (typeof program === "string") throw new Error(program);
    const [track] = (await readMp4Map(file)).tracks;
    if (track === undefined) throw new Error("no track");
    const whole = await decodeByFfmpeg(program, { path, track: track.id });
    if (typeof whole === "string") throw new Error(whole);
    const decoding = await cutToHeard(whole, { source: file, track, gapless: null });
    const [ours, theirs] = [await collect(decoding), decodeWithFfmpeg(path)];
    await file.close();
    expect(ours.length).toBe(88_200 * 2);
    expect(theirs.length).toBeGreaterThan(ours.length);
    expect(residual(ours, theirs.subarray(0, ours.length))).toBeLessThan(-150);
    expect(decoding.issues()).toEqual([]);
  });

  it("describes the first of several sound tracks, which have no hash together", async () => {
    const both = [...SOUND, "-f", "lavfi", "-i", "sine=duration=1", "-map", "0", "-map", "1"];
    const path = ffmpeg("m4a", ...both, "-c:a", "alac", "-disposition:a", "default");
    const facts = await probe(path);
    expect(facts).toMatchObject({ channels: 2, frames: 88_200, audioHash: null });
    expect(codes(facts)).toEqual(expect.arrayContaining(["MP4_SEVERAL_SOUNDS", "AUDIO_NOT_HASHED"]));
    expect(facts.sound?.integratedLufs).not.toBeNull();
  });

  it("gives a film the hash of sound and pictures, in either container, with linear or coded sound", async () => {
    const film = (ending: string, ...coding: readonly string[]): string =>
      ffmpeg(ending, ...PICTURES, ...SOUND, "-c:v", "mpeg4", ...coding);
    const [aac, pcm] = [film("mp4", "-c:a", "aac"), film("mov", "-c:a", "pcm_s16le")];
    const facts = await probe(aac);
    expect(facts).toMatchObject({ codec: "aac", frames: 88_200 });
    const sound = ffmpeg("m4a", "-i", aac, "-vn", "-c", "copy");
    expect((await probe(sound)).audioHash).not.toBe(facts.audioHash);
    // The first copy rounds the length of the last packet; then copies agree.
    const copy = ffmpeg("mp4", "-i", fixturePath("mp4-video.mp4"), "-c", "copy", "-movflags", "+faststart");
    const again = ffmpeg("mov", "-i", copy, "-map", "0:v:0", "-map", "0:a", "-c", "copy");
    expect((await probe(again)).audioHash).toBe((await probe(copy)).audioHash);
    expect(await probe(pcm)).toMatchObject({ codec: "pcm_s16le", bitDepth: 16, frames: 88_200 });
    expect((await probe(pcm)).audioHash).not.toBe(facts.audioHash);
  });

  it.skipIf(!mutagenRuns)("finds the hash unchanged when mutagen has written tags", async () => {
    for (const name of ["m4a-moov-first.m4a", "m4a-alac.m4a", "mp4-video.mp4"]) {
      const path = folder.write(name, "");
      copyFileSync(fixturePath(name), path);
      const program = `from mutagen.mp4 import MP4\nimport sys\nf = MP4(sys.argv[1])\nf["\\xa9nam"] = ["x" * 5000]\nf.save()`;
      const { status, stderr } = spawnSync("/usr/bin/python3", ["-c", program, path]);
      if (status !== 0) throw new Error(stderr.toString());
      const [before, after] = [await probe(fixturePath(name), "identity"), await probe(path, "identity")];
      expect(after.sha256).not.toBe(before.sha256);
      expect(after.audioHash).toBe(before.audioHash);
    }
  });
});

describe("a probe of damaged MP4 files", () => {
  const seeds = [
    ...["m4a-moov-first.m4a", "m4a-alac.m4a", "m4a-dash.m4a", "mp4-video.mp4"].map((name) =>
      readFixture(name),
    ),
    buildMp4({ edits: [[100, 1024]] }),
    buildMp4({ entry: soundEntry("sowt", []), packets: [Buffer.alloc(400, 1)], edits: [[5, 9]] }),
    buildMp4({ entry: soundEntry("ima4", []) }),
  ];
  /** Most changes are to go where the structure is. */
  const places = seeds.map((seed) => Math.max(0, seed.indexOf("moov")));

  it("tells issues or refuses in our words, whatever bytes are changed", { timeout: 240_000 }, async () => {
    useFfmpeg("none");
    const change = fc.record({
      at: fc.nat(2400),
      value: fc.oneof(fc.constantFrom(0, 1, 2, 0x7f, 0x80, 0xff), fc.nat(255)),
    });
    const mutant = fc.record({
      seed: fc.nat(seeds.length - 1),
      changes: fc.array(change, { minLength: 1, maxLength: 6 }),
      cut: fc.option(fc.nat(9000), { freq: 5 }),
    });
    let read = 0;
    await fc.assert(
      fc.asyncProperty(mutant, async ({ seed, changes, cut }) => {
        const content = Buffer.from(seeds[seed] ?? []).subarray(0, cut ?? Infinity);
        for (const { at, value } of changes) {
          const place = (places[seed] ?? 0) + at;
          if (place < content.length) content[place] = value;
        }
        try {
          await probe(folder.write("mutant.mp4", content));
          read += 1;
        } catch (thrown) {
          if (!(thrown instanceof CatalogError) || thrown.kind === "internal") throw thrown;
        }
      }),
      { numRuns: 1200 },
    );
    expect(read).toBeGreaterThan(200);
  });

  it("gives no hash where an atom hides what stands behind it, and one where only tags are damaged", async () => {
    useFfmpeg("none");
    const tagged = buildMp4({ inMoov: [itunesUdta([freeItem("X", "y")])] });
    const udta = tagged.indexOf("udta") - 4;
    const hiding = Buffer.from(tagged);
    hiding.writeUInt32BE(hiding.readUInt32BE(udta) + 50, udta);
    expect((await probe(folder.write("hiding.m4a", hiding))).audioHash).toBeNull();
    const torn = Buffer.from(tagged);
    torn.writeUInt32BE(3, torn.indexOf("ilst") - 4);
    expect((await probe(folder.write("torn.m4a", torn))).audioHash).not.toBeNull();
  });

  it("finds damage in the packets of AAC only by the hash", async () => {
    useFfmpeg("none");
    const bytes = readFileSync(join(fixturePath("m4a-moov-first.m4a")));
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 100) ^ 1, bytes.length - 100);
    const [changed, whole] = [
      await probe(folder.write("bit.m4a", bytes)),
      await probe(fixturePath("m4a-moov-first.m4a")),
    ];
    expect(changed.audioHash).toMatch(/^dwa1:/u);
    expect(changed.audioHash).not.toBe(whole.audioHash);
  });
});

it("gives no hash and no length where a fragment does not begin where the one before it ends", async () => {
  const bytes = readFixture("m4a-dash.m4a");
  const at = bytes.lastIndexOf("tfdt", undefined, "latin1");
  expect(at).toBeGreaterThan(bytes.indexOf("tfdt", 0, "latin1"));
  const isLong = bytes[at + 4] === 1;
  const place = at + (isLong ? 12 : 8);
  bytes.writeUInt32BE(bytes.readUInt32BE(place) + 441_000, place);
  const facts = await probe(folder.write("gap.m4a", bytes), "identity");
  expect(facts).toMatchObject({ audioHash: null, frames: null });
  expect(codes(facts)).toContain("MP4_FRAGMENTS_APART");
});
