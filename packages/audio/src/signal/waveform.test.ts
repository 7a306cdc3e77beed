import type { Waveform } from "@deadwax/catalog";
import { expect, it } from "vitest";
import { createPlaneSplitter } from "../loudness/index.ts";
import { floatFormat } from "../loudness/testing.ts";
import { createWaveformRecorder } from "./waveform.ts";

function draw(samples: Float64Array, channels: number): Waveform {
  const splitter = createPlaneSplitter(floatFormat({ channels }));
  const recorder = createWaveformRecorder(channels);
  splitter.add(samples, recorder.add);
  splitter.finish(recorder.add);
  return recorder.finish();
}

it("has the lowest and highest sample of every 256 frames and channel", () => {
  const samples = new Float64Array(2 * 300);
  samples[0] = 0.5;
  samples[2 * 255] = -0.25;
  samples[2 * 256 + 1] = -1;
  samples[2 * 299 + 1] = 3;
  const { framesPerPair, channels } = draw(samples, 2);
  expect(framesPerPair).toBe(256);
  expect(channels.map((pairs) => [...pairs])).toEqual([
    [-8192, 16_384, 0, 0],
    [0, 0, -32_768, 32_767],
  ]);
});

it("rounds outwards, so that only digital silence is a flat line", () => {
  expect([...(draw(Float64Array.of(1e-9, -1e-9), 1).channels[0] ?? [])]).toEqual([-1, 1]);
});

it("is empty for nothing", () => {
  expect(draw(new Float64Array(0), 2)).toEqual({
    framesPerPair: 256,
    channels: [new Int16Array(0), new Int16Array(0)],
  });
});

it("joins pairs when there are too many, and keeps every extreme where it was", () => {
  // So many channels leave room for four pairs only.
  const channels = 2 ** 19;
  const recorder = createWaveformRecorder(channels);
  const lowest = new Float64Array(channels);
  const highest = new Float64Array(channels);
  const block = { firstFrame: 0, frames: 256, planes: [], lowest, highest, sums: highest, invalid: 0 };
  for (let n = 1; n <= 9; n++) {
    lowest[7] = -n / 32_768;
    highest[7] = (n % 3) / 32_768;
    recorder.add(block);
  }
  const { framesPerPair, channels: outlines } = recorder.finish();
  expect(framesPerPair).toBe(1024);
  expect([...(outlines[7] ?? [])]).toEqual([-4, 2, -8, 2, -9, 0]);
});
