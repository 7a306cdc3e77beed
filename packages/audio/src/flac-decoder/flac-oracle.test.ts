/** What flac encodes comes out as its master, and what is damaged as it makes it. */
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { createAudioHasher } from "../audio-hash/index.ts";
import { readOggAudio } from "../ogg/index.ts";
import { openBytesSource, readChunkMap } from "../riff/index.ts";
import { createTestFolder } from "../testing.ts";
import { readFrames, readWavHeader } from "../wav/index.ts";
import { decodeOggFlac } from "./index.ts";
import { collect, decodeBytes, type Decoded } from "./testing.ts";
import {
  bytesOf,
  findDifference,
  has,
  makeMaster,
  run,
  runAnyway,
  SIGNALS,
  type Made,
  type Master,
} from "./testing-masters.ts";

const hasFlac = has("flac");
const folder = createTestFolder();
afterAll(() => {
  folder.remove();
});
const LONG = 120_000;

function expectMaster(decoded: Decoded, made: Made, codes: readonly string[] = []): void {
  expect(decoded.codes).toEqual(codes);
  expect(findDifference(decoded, made)).toBeNull();
}

function hashOf({ samples, frames, decoding }: Decoded): string {
  const hasher = createAudioHasher(decoding.format);
  hasher.add(samples);
  return hasher.finish(frames);
}

/** Encodes all of them in one go, since starting programs takes longest. */
async function encodeAndCompare(masters: readonly Master[], ...options: readonly string[]): Promise<void> {
  const files = masters.map((master) => makeMaster(folder, master));
  run("flac", "-s", "-f", ...options, ...files.map(({ wav }) => wav));
  for (const file of files) expectMaster(await decodeBytes(readFileSync(file.path)), file);
}

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
        const file = makeMaster(folder, {
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
        const file = makeMaster(folder, master);
        run("flac", "-s", "-f", "--ogg", "-o", file.path, file.wav);
        const source = openBytesSource(readFileSync(file.path));
        expectMaster(await collect(decodeOggFlac(source, await readOggAudio(source))), file);
      }
    },
    LONG,
  );
});

describe.skipIf(!hasFlac)("damaged files", () => {
  it(
    "come out as flac makes them, but for the damaged frame",
    async () => {
      const file = makeMaster(folder, { signal: "music", bits: 16, frames: 60_000 });
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
        const stdout = runAnyway("flac", "-s", "-d", "-F", ...raw, "-c", file.path);
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
