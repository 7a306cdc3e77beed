import fc from "fast-check";
import { expect, it } from "vitest";
import type { PcmFormat } from "../pcm/index.ts";
import { createModulationMeter } from "./modulation.ts";

const format = (change: Partial<PcmFormat> = {}): PcmFormat => ({
  kind: "int",
  width: 4,
  validBits: 32,
  channels: 1,
  sampleRate: 1000,
  channelMask: null,
  ...change,
});

/** -60 dBFS lies between these two 32-bit samples. */
const QUIET = 2_147_483;
const LOUD = 2_147_484;

it("spans from the first to the last block of 10 ms with a peak above -60 dBFS", () => {
  const samples = new Int32Array(100);
  samples[25] = LOUD;
  samples[61] = -LOUD;
  const meter = createModulationMeter(format());
  meter.add(samples);
  expect(meter.finish(100)).toEqual({ firstFrame: 20, endFrame: 70, thresholdDbfs: -60, blockMs: 10 });
});

it("does not count a peak of -60 dBFS itself, nor NaN", () => {
  const meter = createModulationMeter(format());
  meter.add(Int32Array.of(QUIET, -QUIET));
  expect(meter.finish(2)).toBeNull();
  const floats = createModulationMeter(format({ kind: "float", width: 8 }));
  floats.add(Float64Array.of(0.001, -0.001, Number.NaN));
  expect(floats.finish(3)).toBeNull();
});

it("counts infinity and values beyond full scale", () => {
  const meter = createModulationMeter(format({ kind: "float", width: 8 }));
  meter.add(Float64Array.of(0, Number.NEGATIVE_INFINITY));
  expect(meter.finish(2)).toMatchObject({ firstFrame: 0, endFrame: 2 });
});

it("is null for silence and for nothing", () => {
  const meter = createModulationMeter(format());
  expect(meter.finish(0)).toBeNull();
  meter.add(new Int32Array(1000));
  expect(meter.finish(1000)).toBeNull();
});

it("ends where the audio ends, when the last block is short", () => {
  const meter = createModulationMeter(format());
  meter.add(new Int32Array(15).fill(LOUD));
  expect(meter.finish(15)).toMatchObject({ firstFrame: 0, endFrame: 15 });
});

it("hears every channel, and is the same however the samples are cut into pieces", () => {
  const sample = fc.oneof(
    { weight: 20, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constantFrom(LOUD, -LOUD, QUIET) },
  );
  const audio = fc.record({
    channels: fc.integer({ min: 1, max: 6 }),
    frames: fc.array(sample, { maxLength: 400 }),
    piece: fc.integer({ min: 1, max: 50 }),
  });
  fc.assert(
    fc.property(audio, ({ channels, frames, piece }) => {
      const count = Math.floor(frames.length / channels);
      const samples = Int32Array.from(frames.slice(0, count * channels));
      const meter = createModulationMeter(format({ channels }));
      for (let at = 0; at < samples.length; at += piece) meter.add(samples.subarray(at, at + piece));
      expect(meter.finish(count)).toEqual(slowly(samples, channels, count));
    }),
  );
});

/** The definition, block by block. */
function slowly(samples: Int32Array, channels: number, frames: number): unknown {
  const loud: number[] = [];
  for (let first = 0; first < frames; first += 10) {
    const block = samples.subarray(first * channels, (first + 10) * channels);
    if (Math.max(...block.map(Math.abs)) / 2 ** 31 > 0.001) loud.push(first);
  }
  if (loud.length === 0) return null;
  const endFrame = Math.min(frames, (loud.at(-1) ?? 0) + 10);
  return { firstFrame: loud[0], endFrame, thresholdDbfs: -60, blockMs: 10 };
}
