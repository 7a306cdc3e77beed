import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Issue } from "@deadwax/identifiers";
import { afterAll, describe, expect, it } from "vitest";
import { readFixture } from "../../../../test/formats/fixtures/read-fixtures.ts";
import { collect, decodeWithFfmpeg, residual } from "../decoding/testing.ts";
import { readPackets, type Mp4Track } from "../mp4/index.ts";
import { buildMp4, soundEntry, type BuiltMp4 } from "../mp4/testing.ts";
import { createAudioProbe } from "../probe/index.ts";
import { buildWav, createTestFolder, rampData } from "../testing.ts";
import { findExcess } from "./cut-decoding.ts";
import { decodeMp4 } from "./decode-mp4.ts";
import { hashBytes } from "./testing.ts";

const folder = createTestFolder();
afterAll(() => {
  folder.remove();
});
const hasFfmpeg = spawnSync("ffmpeg", ["-version"]).status === 0;
const probe = createAudioProbe();

function ffmpeg(name: string, ...parameters: readonly string[]): string {
  const path = folder.write(name, "");
  const { status, stderr } = spawnSync("ffmpeg", ["-v", "error", "-y", ...parameters, path]);
  if (status !== 0) throw new Error(stderr.toString());
  return path;
}

const hashOf = async (path: string): Promise<string | null> =>
  (await probe.probe(path, "identity")).audioHash;

/** Left-justified samples of a track, and what was wrong. */
async function decode(bytes: Uint8Array): Promise<{ samples: Float64Array; issues: readonly Issue[] }> {
  const { map, source } = await hashBytes(bytes);
  const decoding = await decodeMp4(source, firstOf(map.tracks));
  if (decoding === null) throw new Error("nothing decodes it");
  return { samples: await collect(decoding), issues: decoding.issues() };
}

function firstOf([track]: readonly Mp4Track[]): Mp4Track {
  if (track === undefined) throw new Error("there is no track");
  return track;
}

const FRAMES = 7168;
const RAMP = Buffer.from(rampData({ channels: 2, width: 2 }, FRAMES));

/** Linear samples of 16 bits, 1,024 frames in a packet. */
function buildLinear(mp4: BuiltMp4 = {}): Buffer {
  const packets = Array.from({ length: 7 }, (_, index) => RAMP.subarray(index * 4096, (index + 1) * 4096));
  return buildMp4({ packets, entry: soundEntry("sowt", []), ...mp4 });
}

/** Frames of the ramp, left-justified. */
function ramp(from: number, frames: number): number[] {
  return Array.from({ length: frames * 2 }, (_, index) => RAMP.readInt16LE((from * 2 + index) * 2) * 2 ** 16);
}

describe("linear samples in MP4", () => {
  it.each<[string, BuiltMp4["edits"], number[]]>([
    ["all without an edit list", undefined, ramp(0, FRAMES)],
    ["from the frame where an edit begins to the one where it ends", [[100, 1025]], ramp(1025, 4410)],
    [
      "pieces in the order of the edit list, with silence between them",
      [
        [50, 4000],
        [10, -1],
        [50, 1000],
        [20, 1500],
      ],
      [...ramp(4000, 2205), ...Array<number>(882).fill(0), ...ramp(1000, 2205), ...ramp(1500, 882)],
    ],
  ])("are heard %s", async (_, edits, expected) => {
    const { samples, issues } = await decode(buildLinear({ ...(edits !== undefined && { edits }) }));
    expect(Buffer.from(samples.buffer).equals(Buffer.from(Float64Array.from(expected).buffer))).toBe(true);
    expect(issues).toEqual([]);
  });

  it("have the hash of the WAV with the same samples, and another with one frame less", async () => {
    const wav = folder.write("ramp.wav", buildWav({ data: RAMP, sampleRate: 44_100 }));
    expect((await hashBytes(buildLinear())).audioHash).toBe(await hashOf(wav));
    const cut = folder.write("cut.wav", buildWav({ data: RAMP.subarray(4), sampleRate: 44_100 }));
    const edited = buildLinear({ edits: [[1000, 1]] });
    expect((await hashBytes(edited)).audioHash).toBe(await hashOf(cut));
  });

  it("of a file that is cut off end where it ends, which has no hash", async () => {
    const whole = buildLinear();
    const bytes = whole.subarray(0, whole.length - 2000);
    const { samples, issues } = await decode(bytes);
    expect(samples.length / 2).toBe(6 * 1024);
    expect(issues.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
      "MP4_AUDIO_MISSING error",
      "MP4_DECODED_LENGTH error",
    ]);
    expect(issues[0]?.message).toContain("At 0:00.139");
    const { audioHash, issues: told } = await hashBytes(bytes);
    expect(audioHash).toBeNull();
    expect(told.map(({ code }) => code)).toContain("AUDIO_NOT_HASHED");
  });

  it("are not followed through an edit list that makes days of a small file", async () => {
    const edits = Array.from({ length: 40 }, () => [1000, 0] as const);
    expect((await hashBytes(buildLinear({ edits }))).issues[0]?.message).toContain("more than 8 times");
    const limits = { sampleRate: 10, total: 100 };
    expect(findExcess([{ start: null, frames: 36_001 }], limits)).toContain("silence");
    const back = Array.from({ length: 18 }, (_, index) => ({ start: 18 - index, frames: 1 }));
    expect(findExcess(back, limits)).toContain("goes back");
    expect(findExcess([{ start: 0, frames: 100 }], limits)).toBeNull();
  });
});

describe("Apple Lossless in MP4", () => {
  /** The first packet whose number is this, made undecodable. */
  async function damage(bytes: Buffer, ...packets: readonly number[]): Promise<Buffer> {
    const { map, source } = await hashBytes(bytes);
    for await (const packet of readPackets(source, firstOf(map.tracks))) {
      if (packets.includes(packet.index))
        bytes.fill(0xff, bytes.indexOf(packet.bytes), bytes.indexOf(packet.bytes) + 8);
    }
    return bytes;
  }

  it("leaves silence in the place of damaged packets, names their time, and has no hash", async () => {
    const bytes = readFixture("m4a-alac.m4a");
    const whole = await decode(bytes);
    const broken = await damage(bytes, 1, 2);
    const { samples, issues } = await decode(broken);
    expect(samples).toHaveLength(whole.samples.length);
    expect(samples.subarray(4096, 3 * 4096).every((sample) => sample === 0)).toBe(true);
    expect(samples.subarray(0, 4096)).toEqual(whole.samples.subarray(0, 4096));
    expect(samples.subarray(3 * 4096)).toEqual(whole.samples.subarray(3 * 4096));
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ code: "MP4_PACKET_DAMAGED", severity: "error" });
    expect(issues[0]?.message).toContain("At 0:00.093 2 packets are damaged, and silence of 0:00.186");
    expect((await hashBytes(broken)).audioHash).toBeNull();
  });

  it.skipIf(!hasFfmpeg).each([16, 24])("of %i bits has the hash of the WAV it came from", async (bits) => {
    const data = rampData({ width: bits / 8 }, 50_000);
    const wav = folder.write(`${bits}.wav`, buildWav({ width: bits / 8, data }));
    const coding = [
      "-c:a",
      "alac",
      "-sample_fmt",
      bits === 16 ? "s16p" : "s32p",
      "-bits_per_raw_sample",
      `${bits}`,
    ];
    const fragments = ["-movflags", "+frag_keyframe+empty_moov", "-frag_duration", "300000"];
    const expected = await hashOf(wav);
    for (const [name, ...flags] of [["a.m4a"], ["a.mov"], ["f.m4a", ...fragments]] as const)
      expect(await hashOf(ffmpeg(`${bits}${name}`, "-i", wav, ...coding, ...flags))).toBe(expected);
  });
});

describe.skipIf(!hasFfmpeg)("what ffmpeg puts into MP4 and QuickTime", () => {
  const data = rampData({ width: 3 }, 48_000);
  const wav = (): string => folder.write("master.wav", buildWav({ width: 3, data }));
  const float = (): string =>
    folder.write(
      "float.wav",
      buildWav({ kind: "float", width: 4, data: rampData({ kind: "float", width: 4 }, 9000) }),
    );

  it.each([
    ["le.mov", "pcm_s24le"],
    ["be.mov", "pcm_s24be"],
    ["flac.mp4", "flac"],
  ])("as %s of %s has the hash of the WAV", async (name, coding) => {
    const path = ffmpeg(name, "-i", wav(), "-c:a", coding, "-strict", "-2");
    expect(await hashOf(path)).toBe(await hashOf(wav()));
  });

  it.each([
    ["f32.mov", "pcm_f32le"],
    ["f64.mov", "pcm_f64be"],
  ])("as %s of %s has the hash of the float WAV", async (name, coding) => {
    expect(await hashOf(ffmpeg(name, "-i", float(), "-c:a", coding))).toBe(await hashOf(float()));
  });

  it.each([
    ["opus.mp4", "libopus"],
    ["mp3.mp4", "libmp3lame"],
  ])("as %s of %s is decoded as ffmpeg decodes it, cut as the edit list says", async (name, coding) => {
    const sine = ["-f", "lavfi", "-i", "sine=duration=1:sample_rate=48000,aformat=channel_layouts=stereo"];
    const path = ffmpeg(name, ...sine, "-c:a", coding, "-strict", "-2");
    const { map, source, mpeg } = await hashBytes(readFileSync(path));
    const decoding = await decodeMp4(source, firstOf(map.tracks), { mpeg });
    if (decoding === null) throw new Error("nothing decodes it");
    const [ours, theirs] = [await collect(decoding), decodeWithFfmpeg(path)];
    expect(decoding.issues()).toEqual([]);
    expect(theirs.length - ours.length).toBeGreaterThanOrEqual(0);
    expect(residual(ours, theirs.subarray(0, ours.length))).toBeLessThan(-80);
  });
});
