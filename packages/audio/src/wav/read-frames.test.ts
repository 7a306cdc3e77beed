import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { openBytesSource, openFileSource, readChunkMap, type ByteSource } from "../riff/index.ts";
import { buildWav, createTestFolder, rampData, type BuiltWav } from "../testing.ts";
import { readFrames, type FrameBlock, type PcmRegion } from "./read-frames.ts";
import { readWavHeader } from "./wav-header.ts";

const folder = createTestFolder();
afterAll(() => {
  folder.remove();
});

async function regionOf(source: ByteSource): Promise<PcmRegion> {
  const { format, data, frames } = await readWavHeader(source, await readChunkMap(source));
  if (format.pcm === null || frames === null) throw new Error("not linear");
  return { format: format.pcm, dataOffset: data.dataOffset, frames };
}

async function collect(blocks: AsyncGenerator<FrameBlock>): Promise<number[]> {
  const samples: number[] = [];
  for await (const block of blocks) samples.push(...block.samples);
  return samples;
}

const CASES: readonly (readonly [string, BuiltWav])[] = [
  ["8 bits", { width: 1, channels: 1 }],
  ["16 bits", {}],
  ["24 bits", { width: 3 }],
  ["24 bits, extensible, 5.1", { width: 3, channels: 6, channelMask: 0x3f }],
  ["24 bits, odd size", { width: 3, channels: 1 }],
  ["32 bits", { width: 4 }],
  ["32-bit float", { kind: "float", width: 4 }],
  ["64-bit float", { kind: "float", width: 8 }],
  ["RF64", { width: 3, form: "RF64" }],
];

const hasFfmpeg = spawnSync("ffmpeg", ["-version"]).status === 0;

describe("frames of a WAV", () => {
  it.skipIf(!hasFfmpeg).each(CASES)(
    "with %s are, sample for sample, those that ffmpeg decodes",
    async (name, wav) => {
      const path = folder.write(
        `${name}.wav`,
        buildWav({
          ...wav,
          data: rampData(wav, 50_001),
          before: [{ id: "JUNK", content: new Uint8Array(29) }],
        }),
      );
      const format = wav.kind === "float" ? "f64le" : "s32le";
      const { stdout } = spawnSync(
        "ffmpeg",
        ["-v", "error", "-i", path, "-f", format, "-c:a", `pcm_${format}`, "-"],
        {
          maxBuffer: 2 ** 26,
        },
      );
      const source = await openFileSource(path);
      const region = await regionOf(source);
      const md5 = createHash("md5");
      for await (const { samples } of readFrames(source, region)) md5.update(samples);
      await source.close();
      expect(region.frames).toBe(50_001);
      expect(md5.digest("hex")).toBe(createHash("md5").update(stdout).digest("hex"));
    },
  );

  it.each(CASES)("with %s are the same from any start to any end", async (_, wav) => {
    const source = openBytesSource(buildWav({ ...wav, data: rampData(wav, 30_000) }));
    const region = await regionOf(source);
    const all = await collect(readFrames(source, region));
    const { channels } = region.format;
    expect(all).toHaveLength(30_000 * channels);
    for (const [from, to] of [
      [0, 1],
      [1, 2],
      [12_287, 12_290],
      [29_999, 40_000],
      [5, 5],
    ] as const) {
      expect(await collect(readFrames(source, region, { from, to }))).toEqual(
        all.slice(from * channels, to * channels),
      );
    }
  });

  it("come in blocks of less than 1 MiB", async () => {
    const source = openBytesSource(
      buildWav({ kind: "float", width: 8, data: rampData({ kind: "float", width: 8 }, 100_000) }),
    );
    for await (const { samples } of readFrames(source, await regionOf(source))) {
      expect(samples.byteLength).toBeLessThan(2 ** 20);
    }
  });

  it("are not invented when the source turns out shorter than it was", async () => {
    const whole = openBytesSource(buildWav());
    const region = await regionOf(whole);
    const shorter = openBytesSource(buildWav().subarray(0, 100));
    await expect(collect(readFrames(shorter, region))).rejects.toMatchObject({
      code: "AUDIO_CHANGED_WHILE_READING",
    });
  });
});
