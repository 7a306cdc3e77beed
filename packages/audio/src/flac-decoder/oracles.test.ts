/** Files that other programs encode and decode: what comes out of the decoder is what they give, and the master. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { makeChannel, type Material } from "../alac/testing-material.ts";
import { createAudioHasher } from "../audio-hash/index.ts";
import { readOggAudio } from "../ogg/index.ts";
import { createSampleReader } from "../pcm/index.ts";
import { openBytesSource, readChunkMap } from "../riff/index.ts";
import { buildWav, createTestFolder } from "../testing.ts";
import { decodeOggFlac } from "./index.ts";
import { readFrames, readWavHeader } from "../wav/index.ts";
import { collect, decodeBytes, type Decoded } from "./testing.ts";

const folder = createTestFolder();
afterAll(() => {
  folder.remove();
});
const has = (program: string): boolean => spawnSync(program, ["-version"]).error === undefined;
const hasFlac = has("flac");
const hasFfmpeg = has("ffmpeg");
const LONG = 120_000;

function run(program: string, ...parameters: readonly string[]): Buffer {
  const { stdout, stderr, status } = spawnSync(program, parameters, { maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`${program} ${parameters.join(" ")}: ${stderr.toString()}`);
  return stdout;
}

type Signal = Material | "mono" | "shifted" | "square";

interface Master {
  readonly signal: Signal;
  readonly bits: 8 | 16 | 20 | 24 | 32;
  readonly channels?: number;
  readonly frames?: number;
  readonly sampleRate?: number;
  readonly mask?: number;
}

function makeSignal(signal: Signal, bits: number, frames: number, channel: number): number[] {
  if (signal === "mono") return makeChannel("music", bits, frames, 0);
  if (signal === "square") return makeChannel("extremes", bits, frames, 0);
  if (signal === "shifted")
    return makeChannel("music", bits - 3, frames, channel).map((sample) => sample * 8);
  return makeChannel(signal, bits, frames, channel);
}

interface Made {
  readonly path: string;
  readonly wav: string;
  /** As it is to come out. */
  readonly expected: Buffer;
  readonly master: Required<Omit<Master, "mask">> & { readonly width: number };
}

let made = 0;

/** Writes a WAV file: 20 bits lie in the upper part of 24. */
function makeMaster(master: Master): Made {
  const { signal, bits, channels = 2, frames = 9001, sampleRate = 44_100, mask } = master;
  const width = Math.ceil(bits / 8);
  const data = Buffer.alloc(frames * channels * width);
  for (let n = 0; n < channels; n++) {
    for (const [i, sample] of makeSignal(signal, bits, frames, n).entries()) {
      const at = (i * channels + n) * width;
      if (bits === 8) data[at] = sample + 128;
      else data.writeIntLE(sample * 2 ** (width * 8 - bits), at, width);
    }
  }
  const isPlain = channels <= 2 && (bits === 8 || bits === 16);
  const stated = isPlain
    ? {}
    : { validBits: bits, channelMask: mask ?? [0, 4, 3, 7, 0x33, 0x37, 0x3f, 0x70f, 0x63f][channels] ?? 0 };
  const path = folder.write(`${++made}.wav`, buildWav({ width, channels, sampleRate, data, ...stated }));
  const format = {
    kind: "int",
    width,
    validBits: bits,
    channels,
    sampleRate,
    channelMask: mask ?? null,
  } as const;
  const reader = createSampleReader(format);
  const pieces: Buffer[] = [];
  for (let at = 0; at < data.length; at += reader.maxBytes) {
    const samples = reader.read(new Uint8Array(data.subarray(at, at + reader.maxBytes)));
    pieces.push(Buffer.from(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength)));
  }
  return {
    path: path.replace(/wav$/u, "flac"),
    wav: path,
    expected: Buffer.concat(pieces),
    master: { signal, bits, channels, frames, sampleRate, width },
  };
}

function bytesOf({ samples }: Pick<Decoded, "samples">): Buffer {
  return Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
}

function hashOf({ samples, frames, decoding }: Decoded): string {
  const hasher = createAudioHasher(decoding.format);
  hasher.add(samples);
  return hasher.finish(frames);
}

function expectMaster(
  decoded: Decoded,
  { expected, master, path }: Made,
  codes: readonly string[] = [],
): void {
  expect([path, ...decoded.codes]).toEqual([path, ...codes]);
  expect(decoded.frames).toBe(master.frames);
  expect(bytesOf(decoded).equals(expected)).toBe(true);
  const { bits, channels, sampleRate, width } = master;
  expect(decoded.decoding.format).toMatchObject({ width, validBits: bits, channels, sampleRate });
}

/** Encodes all of them in one go, since starting programs takes longest. */
async function encodeAndCompare(masters: readonly Master[], ...options: readonly string[]): Promise<void> {
  const files = masters.map(makeMaster);
  run("flac", "-s", "-f", ...options, ...files.map(({ wav }) => wav));
  for (const file of files) expectMaster(await decodeBytes(readFileSync(file.path)), file);
}

const SIGNALS: readonly Signal[] = [
  "noise",
  "sine",
  "silence",
  "music",
  "extremes",
  "steps",
  "mono",
  "shifted",
  "square",
];

describe.skipIf(!hasFlac)("what flac encodes and the decoder gives back is the master", () => {
  it.each([8, 16, 20, 24, 32] as const)(
    "for every signal and level in %i bits",
    async (bits) => {
      const levels = [["-0"], ["-5"], ["-8"], ["--lax", "-l", "32", "-b", "8192", "-r", "15"]];
      const masters = SIGNALS.map((signal): Master => ({ signal, bits }));
      for (const options of levels) await encodeAndCompare(masters, ...options);
      // Trying everything takes long, and needs no length.
      await encodeAndCompare(
        masters.map((master) => ({ ...master, frames: 2500 })),
        "-8",
        "-e",
        "-p",
      );
    },
    LONG,
  );

  it.each([16, 24] as const)(
    "for 1 to 8 channels of %i bits",
    async (bits) => {
      const amounts = [1, 2, 3, 4, 5, 6, 7, 8];
      await encodeAndCompare(amounts.map((channels) => ({ signal: "music", bits, channels })));
    },
    LONG,
  );

  it(
    "for odd lengths of blocks, and every length around the end of one",
    async () => {
      for (const size of [16, 17, 100, 192, 576, 1000, 4608, 16_384, 65_535]) {
        await encodeAndCompare([{ signal: "music", bits: 16, frames: 70_000 }], "--lax", "-b", String(size));
      }
      const lengths = [1, 2, 5, 15, 16, 17, 4095, 4096, 4097, 8193];
      await encodeAndCompare(lengths.map((frames) => ({ signal: "music", bits: 24, frames })));
      await encodeAndCompare(lengths.map((frames) => ({ signal: "noise", bits: 16, channels: 1, frames })));
    },
    LONG,
  );

  it(
    "for every rate",
    async () => {
      const rates = [1, 8000, 11_025, 22_050, 37_123, 48_000, 88_200, 96_000, 192_000, 384_000, 655_350];
      const masters = rates.map((sampleRate): Master => ({
        signal: "sine",
        bits: 16,
        sampleRate,
        frames: 5000,
      }));
      await encodeAndCompare(masters, "--lax");
    },
    LONG,
  );

  it(
    "for mixes of two channels that are searched for, fixed or left out",
    async () => {
      const masters = (["music", "mono", "noise"] as const).map((signal): Master => ({ signal, bits: 16 }));
      for (const options of [
        ["-m"],
        ["-M"],
        ["--no-mid-side"],
        ["-l", "0"],
        ["-l", "1"],
        ["-q", "5"],
        ["-q", "15"],
      ]) {
        await encodeAndCompare(masters, ...options);
      }
    },
    LONG,
  );

  it(
    "and has its audio hash, whether speakers are stated or not",
    async () => {
      const speakers: [number, number?][] = [[1], [2], [6], [3, 0xb], [4, 0x107], [4, 0x33], [6, 0x60f]];
      for (const [channels, mask] of speakers) {
        const file = makeMaster({
          signal: "music",
          bits: 24,
          channels,
          ...(mask === undefined ? {} : { mask }),
        });
        const tag =
          mask === undefined ? [] : [`--tag=WAVEFORMATEXTENSIBLE_CHANNEL_MASK=0x${mask.toString(16)}`];
        run("flac", "-s", "-f", "--channel-map=none", ...tag, "-o", file.path, file.wav);
        const decoded = await decodeBytes(readFileSync(file.path));
        expectMaster(decoded, file);
        const wav = openBytesSource(readFileSync(file.wav));
        const { format, data, frames } = await readWavHeader(wav, await readChunkMap(wav));
        if (format.pcm === null || frames === null) throw new Error("the master is not linear");
        const hasher = createAudioHasher(format.pcm);
        const region = { format: format.pcm, dataOffset: data.dataOffset, frames };
        for await (const { samples } of readFrames(wav, region)) hasher.add(samples);
        expect(hashOf(decoded)).toBe(hasher.finish(frames));
      }
    },
    LONG,
  );

  it(
    "from Ogg",
    async () => {
      for (const master of [
        { signal: "music", bits: 16 },
        { signal: "noise", bits: 24, frames: 100_000 },
        { signal: "sine", bits: 32 },
      ] as const) {
        const file = makeMaster(master);
        run("flac", "-s", "-f", "--ogg", "-o", file.path, file.wav);
        const source = openBytesSource(readFileSync(file.path));
        expectMaster(await collect(decodeOggFlac(source, await readOggAudio(source))), file);
      }
    },
    LONG,
  );
});

describe.skipIf(!hasFfmpeg)("what ffmpeg encodes and the decoder gives back is the master", () => {
  it.each([16, 24] as const)(
    "for every level and signal in %i bits",
    async (bits) => {
      const format = ["-c:a", "flac", "-sample_fmt", bits === 16 ? "s16" : "s32"];
      for (const level of ["0", "5", "8", "12"]) {
        const files = SIGNALS.map((signal) => makeMaster({ signal, bits }));
        const outputs = files.flatMap(({ path }, n) => [
          "-map",
          String(n),
          ...format,
          "-compression_level",
          level,
          path,
        ]);
        run("ffmpeg", "-v", "error", "-y", ...files.flatMap(({ wav }) => ["-i", wav]), ...outputs);
        for (const file of files) expectMaster(await decodeBytes(readFileSync(file.path)), file);
      }
    },
    LONG,
  );

  it(
    "for exact coefficients, and orders that are searched for",
    async () => {
      for (const options of [
        ["-lpc_type", "cholesky"],
        ["-prediction_order_method", "search"],
        ["-exact_rice_parameters", "1", "-multi_dim_quant", "1"],
        ["-ch_mode", "left_side"],
        ["-ch_mode", "right_side"],
        ["-frame_size", "4321"],
      ]) {
        const file = makeMaster({ signal: "music", bits: 16 });
        run("ffmpeg", "-v", "error", "-y", "-i", file.wav, "-c:a", "flac", ...options, file.path);
        expectMaster(await decodeBytes(readFileSync(file.path)), file);
      }
    },
    LONG,
  );

  it("in 32 bits, where it can encode them", async ({ skip }) => {
    const file = makeMaster({ signal: "music", bits: 32 });
    const format = [
      "-c:a",
      "flac",
      "-sample_fmt",
      "s32",
      "-bits_per_raw_sample",
      "32",
      "-strict",
      "experimental",
    ];
    run("ffmpeg", "-v", "error", "-y", "-i", file.wav, ...format, file.path);
    const decoded = await decodeBytes(readFileSync(file.path));
    if (decoded.decoding.format.validBits !== 32)
      return skip("skipped: this ffmpeg encodes 24 bits at the most");
    expectMaster(decoded, file);
  });

  it("from Ogg", async () => {
    const file = makeMaster({ signal: "noise", bits: 16, frames: 100_000 });
    run("ffmpeg", "-v", "error", "-y", "-i", file.wav, "-c:a", "flac", "-f", "ogg", file.path);
    const source = openBytesSource(readFileSync(file.path));
    const decoded = await collect(decodeOggFlac(source, await readOggAudio(source)));
    // It cannot go back to write what it learned on the way.
    expectMaster(
      decoded,
      file,
      decoded.codes.filter((code) => code === "info FLAC_MD5_UNKNOWN"),
    );
  });
});

const DATA = join(import.meta.dirname, "../../../../../shared/data/audio-tags");

describe.skipIf(!hasFfmpeg || !existsSync(DATA))("files from elsewhere (skipped without them)", () => {
  const names = existsSync(DATA) ? readdirSync(DATA).filter((name) => /\.flac$|flac\.oga$/u.test(name)) : [];

  it.each(names)("%s decodes to what ffmpeg makes of it, or says why not", async (name) => {
    const path = join(DATA, name);
    const source = openBytesSource(readFileSync(path));
    let decoded: Decoded;
    try {
      decoded = name.endsWith(".oga")
        ? await collect(decodeOggFlac(source, await readOggAudio(source)))
        : await decodeBytes(readFileSync(path));
    } catch (thrown) {
      expect(thrown).toMatchObject({ code: "AUDIO_NOT_UNDERSTOOD" });
      expect(name).toMatch(/missing-streaminfo/u);
      return;
    }
    expect(decoded.codes.filter((code) => code !== "info FLAC_MD5_UNKNOWN")).toEqual([]);
    const judged = run("ffmpeg", "-v", "error", "-i", path, "-f", "s32le", "-c:a", "pcm_s32le", "-");
    expect(bytesOf(decoded).equals(judged)).toBe(true);
  });
});

describe.skipIf(!hasFlac)("damaged files", () => {
  it(
    "come out as flac makes them, but for the damaged frame",
    async () => {
      const file = makeMaster({ signal: "music", bits: 16, frames: 60_000 });
      run("flac", "-s", "-f", "-o", file.path, file.wav);
      const whole = readFileSync(file.path);
      // The first frame is left out by the program, and behind it everything comes too early.
      for (let at = 25_000; at < whole.length - 9000; at += 9973) {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ 0x55;
        const { samples, codes, messages } = await decodeBytes(bytes);
        expect(codes).toEqual(["error FLAC_FRAME_DAMAGED"]);
        writeFileSync(file.path, bytes);
        const raw = ["--force-raw-format", "--endian=little", "--sign=signed"];
        const { stdout } = spawnSync("flac", ["-s", "-d", "-F", ...raw, "-c", file.path]);
        const judged = Int32Array.from(
          { length: stdout.length / 2 },
          (_, i) => stdout.readInt16LE(i * 2) << 16,
        );
        expect(messages[0]).toContain("(4,096 samples)");
        expect(samples.length).toBe(judged.length);
        const first = Array.from({ length: samples.length / 8192 }, (_, frame) => frame * 8192);
        const silent = first.find((from) =>
          samples.subarray(from, from + 8192).every((sample) => sample === 0),
        );
        // The program leaves out the frame behind it, too.
        if (silent !== undefined) judged.set(samples.subarray(silent, silent + 16_384), silent);
        expect(silent).toBeDefined();
        expect(bytesOf({ samples }).equals(bytesOf({ samples: judged }))).toBe(true);
      }
    },
    LONG,
  );
});
