import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { AudioFacts } from "@deadwax/catalog";
import { afterAll, describe, expect, it } from "vitest";
import {
  buildChunk,
  buildFmt,
  buildInfo,
  buildWav,
  createTestFolder,
  latin1,
  rampData,
  type BuiltWav,
} from "../testing.ts";
import { createAudioProbe } from "./probe.ts";

const folder = createTestFolder();
afterAll(() => {
  folder.remove();
});
const audioProbe = createAudioProbe();
const probe = (path: string): Promise<AudioFacts> => audioProbe.probe(path);

let files = 0;
const probeBytes = (content: Uint8Array | string, name = `${++files}.wav`): Promise<AudioFacts> =>
  probe(folder.write(name, content));
const codes = (facts: AudioFacts): string[] => facts.issues.map(({ code }) => code);

/** A signal of 240 frames whose samples need 16 bits, stored in any width from 2 on. */
function widened(width: number): Uint8Array {
  const narrow = Buffer.from(rampData({ width: 2 }, 240));
  const wide = Buffer.alloc(480 * width);
  for (let i = 0; i < 480; i++)
    wide.writeIntLE(narrow.readInt16LE(i * 2) * 2 ** (8 * (width - 2)), i * width, width);
  return wide;
}

describe("a probe of linear WAV", () => {
  it.each<[string, BuiltWav, Partial<AudioFacts>]>([
    ["8-bit unsigned mono", { width: 1, channels: 1 }, { codec: "pcm_u8", channels: 1, bitDepth: 8 }],
    ["16-bit stereo", {}, { codec: "pcm_s16le", channels: 2, bitDepth: 16, channelMask: null }],
    ["24-bit", { width: 3, sampleRate: 96_000 }, { codec: "pcm_s24le", sampleRate: 96_000, durationMs: 5 }],
    ["20 bits in three bytes", { width: 3, bits: 20 }, { codec: "pcm_s24le", bitDepth: 20 }],
    [
      "20 valid bits of 24",
      { width: 3, validBits: 20 },
      { codec: "pcm_s24le", bitDepth: 20, channelMask: 0 },
    ],
    ["32-bit", { width: 4 }, { codec: "pcm_s32le", bitDepth: 32 }],
    ["32-bit float", { kind: "float", width: 4 }, { codec: "pcm_f32le", bitDepth: 32 }],
    ["64-bit float", { kind: "float", width: 8 }, { codec: "pcm_f64le", bitDepth: 64 }],
    ["extensible 5.1", { width: 3, channels: 6, channelMask: 0x3f }, { channels: 6, channelMask: 0x3f }],
    ["extensible float", { kind: "float", width: 4, channelMask: 3 }, { codec: "pcm_f32le", channelMask: 3 }],
    ["RF64", { form: "RF64" }, { container: "rf64" }],
    ["BW64", { form: "BW64" }, { container: "bw64" }],
    ["bext and iXML in front of fmt", { before: [chunk("bext", 858), chunk("iXML", 5226)] }, {}],
    ["fmt behind the data", { without: "fmt", after: [{ id: "fmt ", content: buildFmt({}) }] }, {}],
    [
      "cue, smpl, JUNK and an unknown chunk",
      { after: ["cue ", "smpl", "JUNK", "?!xx"].map((id) => chunk(id, 60)) },
      {},
    ],
  ])("tells format and length of %s", async (_, wav, expected) => {
    const facts = await probeBytes(buildWav(wav));
    const sampleRate = wav.sampleRate ?? 48_000;
    expect(facts).toMatchObject({
      container: "wav",
      sampleRate,
      frames: 480,
      durationMs: 480_000 / sampleRate,
      measuredBy: "deadwax-audio/4",
      ...expected,
    });
    expect(facts.audioHash).toMatch(/^dwa1:[\da-f]{64}$/u);
    expect(codes(facts)).not.toContain("RIFF_NO_CHUNK");
  });

  it("gives one audio hash to the same samples under other tags, chunks, forms and widths", async () => {
    const data = widened(2);
    const same = await Promise.all([
      probeBytes(buildWav({ data })),
      probeBytes(buildWav({ data, before: [chunk("JUNK", 29)], after: [buildInfo({ INAM: "other" })] })),
      probeBytes(buildWav({ data, form: "RF64" })),
      probeBytes(buildWav({ data, channelMask: 3 })),
      probeBytes(buildWav({ data, claimedDataSize: 0xffff_ffff, claimedRiffSize: 0xffff_ffff })),
      probeBytes(buildWav({ data: widened(3), width: 3 })),
      probeBytes(buildWav({ data: widened(4), width: 4 })),
      probeBytes(buildWav({ data: widened(3), width: 3, validBits: 16 })),
    ]);
    expect(new Set(same.map(({ audioHash }) => audioHash)).size).toBe(1);
    expect(new Set(same.map(({ sha256 }) => sha256)).size).toBe(8);
  });

  it("gives another audio hash to one changed sample, one frame less, another rate or another layout", async () => {
    const data = widened(3);
    const changed = Uint8Array.from(data);
    changed[700] = (changed[700] ?? 0) ^ 1;
    const other = await Promise.all([
      probeBytes(buildWav({ data, width: 3 })),
      probeBytes(buildWav({ data: changed, width: 3 })),
      probeBytes(buildWav({ data: data.subarray(0, -6), width: 3 })),
      probeBytes(buildWav({ data, width: 3, sampleRate: 44_100 })),
      probeBytes(buildWav({ data, width: 3, channels: 1 })),
      probeBytes(buildWav({ data, width: 3, channelMask: 0x600 })),
    ]);
    expect(new Set(other.map(({ audioHash }) => audioHash)).size).toBe(other.length);
  });

  it("tells the SHA-256 of the whole file", async () => {
    const path = folder.write(
      "digest.wav",
      buildWav({ data: new Uint8Array(3_000_000).fill(7), trailing: latin1("x") }),
    );
    const sum = spawnSync("sha256sum", [path], { encoding: "utf8" }).stdout.slice(0, 64);
    if (sum !== "") expect((await probe(path)).sha256).toBe(sum);
  });
});

describe("a probe of a WAV that breaks the rules", () => {
  it("says how much is missing from a cut file, and reads the rest", async () => {
    const facts = await probeBytes(buildWav({ data: rampData({}, 96_000) }).subarray(0, 44 + 4 * 24_000));
    expect(facts).toMatchObject({ frames: 24_000, durationMs: 500 });
    const [issue, ...others] = facts.issues;
    expect(issue).toMatchObject({ code: "WAV_DATA_CUT", severity: "error" });
    expect(issue?.message).toContain("72,000 frames (1.5 s)");
    expect(others).toEqual([]);
  });

  it("leaves out a last frame that is not whole", async () => {
    const facts = await probeBytes(buildWav({ data: rampData({}, 10).subarray(0, 38) }));
    expect(facts.frames).toBe(9);
    expect(codes(facts)).toEqual(["WAV_PARTIAL_FRAME"]);
  });

  it("accepts a complete file without samples, and says so", async () => {
    const facts = await probeBytes(buildWav({ data: new Uint8Array(0) }));
    expect(facts).toMatchObject({ frames: 0, durationMs: 0, modulation: null });
    expect(codes(facts)).toEqual(["WAV_NO_SAMPLES"]);
  });

  it("reads the first of two data chunks", async () => {
    const facts = await probeBytes(buildWav({ after: [chunk("data", 40)] }));
    expect(facts.frames).toBe(480);
    expect(codes(facts)).toEqual(["WAV_SECOND_DATA_CHUNK"]);
  });

  it("trusts channels and bits where the frame size contradicts them", async () => {
    const file = buildWav({});
    file[32] = 99;
    const facts = await probeBytes(file);
    expect(facts.frames).toBe(480);
    expect(codes(facts)).toEqual(["WAV_FRAME_SIZE"]);
  });

  it("describes audio of another coding without hearing it", async () => {
    const fact = { id: "fact", content: Uint8Array.of(0x80, 0xbb, 0, 0) };
    const facts = await probeBytes(
      buildWav({ tag: 6, width: 1, channels: 1, between: [fact], after: [buildInfo({ INAM: "title" })] }),
    );
    expect(facts).toMatchObject({
      codec: "pcm_alaw",
      frames: null,
      durationMs: 1000,
      audioHash: null,
      bitDepth: null,
    });
    expect(codes(facts)).toEqual(["AUDIO_NOT_HEARD"]);
    expect(facts.tags).toContainEqual({
      field: "title",
      value: "title",
      carrier: "INFO/INAM",
      trust: "carrier",
    });
  });
});

describe("a probe refuses", () => {
  const fmt = (change: (bytes: Uint8Array) => void): Uint8Array => {
    const content = buildFmt({});
    change(content);
    return buildWav({ without: "fmt", before: [{ id: "fmt ", content }] });
  };
  it.each<[string, Uint8Array | string, string]>([
    ["an empty file", "", "AUDIO_FILE_EMPTY"],
    ["text with the name of a WAV", "Final mix, see notes\n", "AUDIO_NOT_AUDIO"],
    ["a ZIP archive", latin1("PK\x03\x04\x14\0\0\0"), "AUDIO_NOT_AUDIO"],
    ["a PDF document", latin1("%PDF-1.7\n%\xe2\xe3"), "AUDIO_NOT_AUDIO"],
    ["a picture", latin1("\x89PNG\r\n\x1a\n"), "AUDIO_NOT_AUDIO"],
    ["zeros", new Uint8Array(5000), "AUDIO_NOT_AUDIO"],
    ["an AVI film", latin1("RIFF\x10\0\0\0AVI LIST"), "AUDIO_NOT_AUDIO"],
    ["a header cut inside fmt", buildWav().subarray(0, 30), "AUDIO_FORMAT_INVALID"],
    ["a header cut behind the form type", buildWav().subarray(0, 12), "AUDIO_HEADER_TRUNCATED"],
    ["a header cut inside its first chunk header", buildWav().subarray(0, 17), "AUDIO_HEADER_TRUNCATED"],
    ["no fmt", buildWav({ without: "fmt" }), "AUDIO_FORMAT_MISSING"],
    ["no data", buildWav({ without: "data" }), "AUDIO_DATA_MISSING"],
    ["data of which nothing is there", buildWav().subarray(0, 44), "AUDIO_DATA_MISSING"],
    [
      "a stream that broke off before its first sample",
      buildWav({ data: new Uint8Array(0), claimedDataSize: 0xffff_ffff }),
      "AUDIO_DATA_MISSING",
    ],
    ["0 channels", fmt((bytes) => bytes.fill(0, 2, 4)), "AUDIO_FORMAT_INVALID"],
    ["65535 channels", fmt((bytes) => bytes.fill(255, 2, 4)), "AUDIO_FORMAT_INVALID"],
    ["a rate of 0", fmt((bytes) => bytes.fill(0, 4, 8)), "AUDIO_FORMAT_INVALID"],
    ["33 bits", fmt((bytes) => bytes.fill(33, 14, 15)), "AUDIO_FORMAT_INVALID"],
    [
      "16-bit floats",
      buildWav({ kind: "float", bits: 16, data: new Uint8Array(64) }),
      "AUDIO_FORMAT_INVALID",
    ],
    ["an unknown sub-format", unknownSubFormat(), "AUDIO_CODING_UNSUPPORTED"],
    ["big-endian WAV", latin1("RIFX\0\0\0\x24WAVEfmt "), "AUDIO_CODING_UNSUPPORTED"],
    ["Core Audio", latin1("caff\0\x01\0\0desc"), "AUDIO_CODING_UNSUPPORTED"],
    ["an ID3 tag with nothing behind it", latin1("ID3\x04\0\0\0\0\0\x02ab"), "AUDIO_NOT_AUDIO"],
  ])("%s", async (_, content, code) => {
    await expect(probeBytes(content)).rejects.toThrow(expect.objectContaining({ code }));
  });

  it("a folder, a missing file, and a path below a file", async () => {
    const path = folder.write("file.wav", buildWav());
    mkdirSync(join(dirname(path), "folder.wav"), { recursive: true });
    await expect(probe(join(dirname(path), "folder.wav"))).rejects.toMatchObject({
      code: "AUDIO_NOT_A_FILE",
    });
    await expect(probe(join(dirname(path), "none.wav"))).rejects.toMatchObject({ code: "FILE_NOT_FOUND" });
    await expect(probe(join(path, "below.wav"))).rejects.toMatchObject({ code: "FILE_NOT_FOUND" });
  });

  it("a named pipe and a device, without waiting for them", async () => {
    const pipe = join(dirname(folder.write("x", "")), "pipe.wav");
    if (spawnSync("mkfifo", [pipe]).status === 0) {
      await expect(probe(pipe)).rejects.toMatchObject({
        code: "AUDIO_NOT_A_FILE",
        message: expect.stringContaining("named pipe") as string,
      });
    }
    if (process.platform !== "win32")
      await expect(probe("/dev/null")).rejects.toMatchObject({ code: "AUDIO_NOT_A_FILE" });
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === "win32")(
    "a file without permission to read",
    async () => {
      const path = folder.write("secret.wav", buildWav());
      chmodSync(path, 0);
      await expect(probe(path)).rejects.toMatchObject({ code: "FILE_NOT_READABLE" });
    },
  );
});

function chunk(id: string, length: number): { readonly id: string; readonly content: Uint8Array } {
  return { id, content: new Uint8Array(length) };
}

function unknownSubFormat(): Uint8Array {
  const content = Uint8Array.from(buildFmt({ channelMask: 3 }));
  content[39] = 0;
  return Buffer.concat([
    latin1("RIFF\0\0\0\0WAVE"),
    buildChunk({ id: "fmt ", content }),
    buildChunk({ id: "data", content: new Uint8Array(8) }),
  ]);
}
