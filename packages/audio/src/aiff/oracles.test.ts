import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { digestPcmFile } from "../file-digest/index.ts";
import { openFileSource, readChunkMap } from "../riff/index.ts";
import { buildWav, createTestFolder, rampData } from "../testing.ts";
import { readFrames, readWavHeader, type PcmRegion } from "../wav/index.ts";
import { readAiffHeader } from "./aiff-header.ts";

const folder = createTestFolder();
afterAll(() => {
  folder.remove();
});

const hasFfmpeg = spawnSync("ffmpeg", ["-version"]).status === 0;
const hasSox = spawnSync("sox", ["--version"]).status === 0;
const CHANNELS = [1, 2, 3, 4, 5, 6, 7, 8];
const FRAMES = 12_345;

interface Samples {
  readonly frames: number;
  readonly md5: string;
  readonly audioHash: string | null;
}

async function readWav(path: string): Promise<Samples> {
  const source = await openFileSource(path);
  const { format, data, frames } = await readWavHeader(source, await readChunkMap(source));
  await source.close();
  if (format.pcm === null || frames === null) throw new Error("not linear");
  return hashSamples(path, { format: format.pcm, dataOffset: data.dataOffset, frames });
}

async function readAiff(path: string): Promise<Samples> {
  const source = await openFileSource(path);
  const { region, issues, mapIssues } = await readAiffHeader(source);
  await source.close();
  expect([...issues, ...mapIssues]).toEqual([]);
  if (region === null) throw new Error("not linear");
  return hashSamples(path, region);
}

async function hashSamples(path: string, region: PcmRegion): Promise<Samples> {
  const source = await openFileSource(path);
  const md5 = createHash("md5");
  for await (const { samples } of readFrames(source, region)) md5.update(samples);
  const { audioHash } = await digestPcmFile(source, region);
  await source.close();
  return { frames: region.frames, md5: md5.digest("hex"), audioHash };
}

const masters = (kind: "int" | "float", width: number): readonly string[] =>
  CHANNELS.map((channels) => {
    const format = { kind, width, channels } as const;
    const wav = buildWav({ ...format, data: rampData(format, FRAMES) });
    return folder.write(`${kind}${width}-${channels}.wav`, wav);
  });

async function expectSame(masterPaths: readonly string[], aiffPaths: readonly string[]): Promise<void> {
  for (const [index, master] of masterPaths.entries()) {
    const expected = await readWav(master);
    const found = await readAiff(aiffPaths[index] ?? "");
    expect(expected.frames).toBe(FRAMES);
    expect({ ...found, audioHash: "" }).toEqual({ ...expected, audioHash: "" });
    // Of more channels a WAV without a mask says less about its speakers than the AIFF made from it.
    if (index < 2) expect(found.audioHash).toBe(expected.audioHash);
  }
}

describe("the samples of an AIFF file of 1 to 8 channels", () => {
  it.skipIf(!hasFfmpeg).each([
    ["pcm_s8", "int", 1],
    ["pcm_s16be", "int", 2],
    ["pcm_s16le", "int", 2],
    ["pcm_s24be", "int", 3],
    ["pcm_s32be", "int", 4],
    ["pcm_f32be", "float", 4],
    ["pcm_f64be", "float", 8],
  ] as const)(
    "that ffmpeg makes as %s are those of the WAV it was made from",
    async (codec, kind, width) => {
      const inputs = masters(kind, width);
      const outputs = inputs.map((path) => `${path}.${codec}.aiff`);
      const args = outputs.flatMap((path, index) => ["-map", String(index), "-c:a", codec, path]);
      const made = spawnSync("ffmpeg", [
        "-v",
        "error",
        "-y",
        ...inputs.flatMap((path) => ["-i", path]),
        ...args,
      ]);
      expect(made.stderr.toString()).toBe("");
      await expectSame(inputs, outputs);
    },
    30_000,
  );

  it.skipIf(!hasSox).each([
    ["aiff", 1],
    ["aiff", 2],
    ["aifc", 2],
    ["aiff", 3],
    ["aifc", 3],
    ["aiff", 4],
  ] as const)(
    "that sox makes as %s of %i bytes are those of the WAV it was made from",
    async (ending, width) => {
      const inputs = masters("int", width);
      const outputs = inputs.map((path) => `${path}.sox.${ending}`);
      for (const [index, input] of inputs.entries()) {
        spawnSync("sox", ["-D", input, outputs[index] ?? ""]);
      }
      await expectSame(inputs, outputs);
    },
    30_000,
  );
});
