/** What ffmpeg encodes comes out as its master, and files from elsewhere as it decodes them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readOggAudio } from "../ogg/index.ts";
import { openBytesSource } from "../riff/index.ts";
import { createTestFolder } from "../testing.ts";
import { decodeOggFlac } from "./index.ts";
import { collect, decodeBytes, type Decoded } from "./testing.ts";
import { bytesOf, findDifference, has, makeMaster, run, SIGNALS, type Made } from "./testing-masters.ts";

const hasFfmpeg = has("ffmpeg");
const folder = createTestFolder();
afterAll(() => {
  folder.remove();
});
const LONG = 120_000;

function expectMaster(decoded: Decoded, made: Made, codes: readonly string[] = []): void {
  expect(decoded.codes).toEqual(codes);
  expect(findDifference(decoded, made)).toBeNull();
}

describe.skipIf(!hasFfmpeg)("what ffmpeg encodes and the decoder gives back is the master", () => {
  it.each([16, 24] as const)(
    "for every level and signal in %i bits",
    async (bits) => {
      const format = ["-c:a", "flac", "-sample_fmt", bits === 16 ? "s16" : "s32"];
      for (const level of ["0", "5", "8", "12"]) {
        const files = SIGNALS.map((signal) => makeMaster(folder, { signal, bits }));
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
        const file = makeMaster(folder, { signal: "music", bits: 16, frames: 3000 });
        run("ffmpeg", "-v", "error", "-y", "-i", file.wav, "-c:a", "flac", ...options, file.path);
        expectMaster(await decodeBytes(readFileSync(file.path)), file);
      }
    },
    LONG,
  );

  it("in 32 bits, where it can encode them", async ({ skip }) => {
    const file = makeMaster(folder, { signal: "music", bits: 32 });
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
    const file = makeMaster(folder, { signal: "noise", bits: 16, frames: 100_000 });
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
    expect(decoded.codes).toEqual([]);
    const judged = run("ffmpeg", "-v", "error", "-i", path, "-f", "s32le", "-c:a", "pcm_s32le", "-");
    expect(bytesOf(decoded).equals(judged)).toBe(true);
  });
});
