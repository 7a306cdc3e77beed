import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { createSampleReader, type CanonicalSamples, type PcmFormat } from "../pcm/index.ts";
import { buildWav, createTestFolder } from "../testing.ts";
import { parseAlacCookie, type AlacConfig } from "./config.ts";
import { createAlacDecoder } from "./decoder.ts";
import {
  buildCaf,
  encodePacket,
  TEST_CONFIG,
  type TestElement,
  type TestPredictor,
} from "./testing-encoder.ts";
import { makeChannel, type Material } from "./testing-material.ts";
import { demuxMp4 } from "./testing-mp4.ts";

const folder = createTestFolder();
afterAll(() => {
  folder.remove();
});
const hasFfmpeg = spawnSync("ffmpeg", ["-version"]).status === 0;

const MATERIALS: readonly Material[] = ["noise", "sine", "silence", "music", "extremes", "steps"];

interface Master {
  readonly name: string;
  readonly material: Material;
  readonly bits: 16 | 24;
  readonly frames: number;
  readonly channels?: number;
  readonly sampleRate?: number;
  /** For the encoder. */
  readonly options?: readonly string[];
}

/** Stored samples, frame after frame, least significant byte first. */
function store(channels: readonly (readonly number[])[], bits: 16 | 24): Uint8Array {
  const width = bits / 8;
  const frames = channels[0]?.length ?? 0;
  const data = Buffer.alloc(frames * channels.length * width);
  for (const [n, channel] of channels.entries()) {
    for (const [i, sample] of channel.entries())
      data.writeIntLE(sample, (i * channels.length + n) * width, width);
  }
  return data;
}

function bytesOf({ buffer, byteOffset, byteLength }: CanonicalSamples): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function readAll(data: Uint8Array, format: PcmFormat): CanonicalSamples {
  const reader = createSampleReader(format);
  const pieces: number[] = [];
  for (let at = 0; at < data.length; at += reader.maxBytes) {
    pieces.push(...reader.read(new Uint8Array(data.subarray(at, at + reader.maxBytes))));
  }
  return Int32Array.from(pieces);
}

function runFfmpeg(...args: readonly string[]): Buffer {
  const { stdout, stderr, status } = spawnSync("ffmpeg", ["-v", "error", "-y", ...args], {
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(stderr.toString());
  return stdout;
}

/** Lets ffmpeg encode the masters, and compares each with what comes out of the decoder. */
function expectExact(masters: readonly Master[], ending: "m4a" | "mov" = "m4a"): void {
  const made = masters.map(
    ({ name, material, bits, frames, channels = 2, sampleRate = 44_100, options = [] }) => {
      const signals = Array.from({ length: channels }, (_, n) => makeChannel(material, bits, frames, n));
      const data = store(signals, bits);
      const mask = [0x4, 0x3, 0x7, 0x107, 0x37, 0x3f, 0x13f, 0xff][channels - 1] ?? 0;
      const stated = channels > 2 ? { channelMask: mask } : {};
      const wav = buildWav({ width: bits / 8, channels, sampleRate, data, ...stated });
      const input = folder.write(`${name}.wav`, wav);
      return { input, output: `${input}.${ending}`, data, bits, channels, sampleRate, frames, mask, options };
    },
  );
  const outputs = made.flatMap(({ output, bits, options }, index) => [
    ...["-map", String(index), "-c:a", "alac", "-sample_fmt", bits === 16 ? "s16p" : "s32p"],
    ...options,
    output,
  ]);
  runFfmpeg(...made.flatMap(({ input }) => ["-i", input]), ...outputs);
  for (const { output, data, bits, channels, sampleRate, frames, mask } of made) {
    const { cookie, packets } = demuxMp4(readFileSync(output));
    const decoder = createAlacDecoder(parseAlacCookie(cookie, output), output);
    expect(decoder.format).toEqual({
      kind: "int",
      width: bits / 8,
      validBits: bits,
      channels,
      sampleRate,
      channelMask: mask,
    });
    const expected = readAll(data, decoder.format);
    let at = 0;
    for (const packet of packets) {
      const samples = decoder.decode(packet);
      // Compared at once: element by element takes minutes.
      expect(bytesOf(samples).equals(bytesOf(expected.subarray(at, at + samples.length)))).toBe(true);
      at += samples.length;
    }
    expect(at).toBe(frames * channels);
  }
}

const LONG = 60_000;

describe("what ffmpeg encodes as Apple Lossless and the decoder gives back", () => {
  it.skipIf(!hasFfmpeg).each([16, 24] as const)(
    "is the master, for every kind of material in %i bits",
    (bits) => {
      const materials = MATERIALS.flatMap((material) =>
        [1, 2].map((channels) => ({
          name: `${material}${channels}`,
          material,
          bits,
          channels,
          frames: 20_001,
        })),
      );
      expectExact(materials);
    },
    LONG,
  );

  it.skipIf(!hasFfmpeg)(
    "is the master, for every length around the end of a packet",
    () => {
      const lengths = [1, 2, 5, 31, 4095, 4096, 4097, 8191, 8192, 8193, 12_345];
      expectExact(lengths.map((frames) => ({ name: `l${frames}`, material: "music", bits: 16, frames })));
    },
    LONG,
  );

  it.skipIf(!hasFfmpeg)(
    "is the master, for every rate from 8 to 192 kHz",
    () => {
      const rates = [8000, 11_025, 16_000, 22_050, 32_000, 48_000, 88_200, 96_000, 176_400, 192_000];
      expectExact(
        rates.map((sampleRate) => ({
          name: `r${sampleRate}`,
          material: "music",
          bits: 24,
          frames: 9001,
          sampleRate,
        })),
      );
    },
    LONG,
  );

  it.skipIf(!hasFfmpeg).each([16, 24] as const)(
    "is the master, for 1 to 8 channels of %i bits in the order of WAVE",
    (bits) => {
      const channels = [1, 2, 3, 4, 5, 6, 7, 8];
      expectExact(
        channels.map((n) => ({ name: `c${n}`, material: "music", bits, frames: 9001, channels: n })),
      );
    },
    LONG,
  );

  it.skipIf(!hasFfmpeg)(
    "is the master, for every order of prediction and for stored samples",
    () => {
      const orders = [1, 2, 3, 4, 6, 8, 12, 16, 24, 30].map((order) => ({
        name: `o${order}`,
        options: ["-min_prediction_order", String(order), "-max_prediction_order", String(order)],
      }));
      const levels = [0, 1].map((level) => ({
        name: `level${level}`,
        options: ["-compression_level", String(level)],
      }));
      expectExact(
        [...orders, ...levels].map((made) => ({ ...made, material: "music", bits: 16, frames: 9001 })),
      );
    },
    LONG,
  );

  it.skipIf(!hasFfmpeg)(
    "is the master, from a QuickTime file",
    () => {
      expectExact([{ name: "quicktime", material: "sine", bits: 16, frames: 9001 }], "mov");
    },
    LONG,
  );
});

const PREDICTORS: readonly TestPredictor[] = [
  {},
  { coefficients: [700, -200] },
  { coefficients: [900, -400, 100, -50, 20, -10, 5, -2] },
  { coefficients: [1000, -500, 20, 30], shift: 10, kind: 15 },
  { coefficients: [160, -40, 10], shift: 7, rateFactor: 2 },
  { coefficients: [160, -40, 10, 3, 2, 1], shift: 7, rateFactor: 7 },
  { coefficients: Array.from({ length: 30 }, (_, k) => 600 - 41 * k) },
  { coefficients: Array.from({ length: 31 }, () => 1) },
];

describe("packets of an encoder with other habits", () => {
  it.skipIf(!hasFfmpeg).each([
    [16, 2, 0],
    [16, 1, 0],
    [20, 2, 0],
    [20, 1, 8],
    [24, 2, 0],
    [24, 2, 8],
    [24, 1, 16],
    [32, 2, 16],
    [32, 2, 8],
    [32, 1, 16],
  ])(
    "of %i bits and %i channels, %i of the bits beside the code, become what ffmpeg makes of them",
    (bitDepth, channels, lowBits) => {
      const config: AlacConfig = { ...TEST_CONFIG, bitDepth, channels };
      const elements: TestElement[] = PREDICTORS.flatMap((predictor, index) =>
        MATERIALS.map((material) => ({
          channels: Array.from({ length: channels }, (_, n) =>
            makeChannel(material, bitDepth, material === "steps" ? 4096 : 900 + index, n),
          ),
          predictors: [predictor, PREDICTORS[(index + 3) % PREDICTORS.length] ?? {}],
          lowBits,
          mixShift: index,
          mixWeight: Math.min(127, index),
          isStored: index === 3 && material === "sine" && lowBits === 0,
        })),
      );
      const packets = elements.map((element) => encodePacket(config, [element]));
      const decoder = createAlacDecoder(config, "a.caf");
      const found = Buffer.concat(
        packets.map((packet) => Buffer.from(decoder.decode(packet).slice().buffer)),
      );
      const frames = elements.reduce((sum, element) => sum + (element.channels[0]?.length ?? 0), 0);
      expect(found.length).toBe(frames * channels * 4);
      const path = folder.write(`${bitDepth}-${channels}-${lowBits}.caf`, buildCaf(config, packets, frames));
      const judged = runFfmpeg("-i", path, "-f", "s32le", "-c:a", "pcm_s32le", "-");
      expect(judged.length).toBe(found.length);
      expect(judged.equals(found)).toBe(true);
    },
    LONG,
  );
});
