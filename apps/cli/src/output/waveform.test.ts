import { expect, it } from "vitest";
import { drawn, spansOf } from "./waveform.ts";

const pairs = (...peaks: readonly number[]): Int16Array =>
  Int16Array.from(peaks.flatMap((peak) => [-peak * 32_768, 0]));

it("a waveform is drawn in decibels, its loudest part at full height", () => {
  const spans = spansOf({ framesPerPair: 256, channels: [pairs(0, 0.25, 0.5, 1, 1, 1, 0.5, 0.5)] }, 4);
  expect(spans).toEqual([0.177, 0.791, 1, 0.5]);
  expect(drawn(spans)).toBe("▁▇█▄");
  expect(drawn(spans, 2)).toBe("▁▃▄▁");
});

it("a waveform of silence is flat, and a short one has no more columns than pairs", () => {
  expect(drawn(spansOf({ framesPerPair: 256, channels: [pairs(0, 0), pairs(0, 0)] }, 8))).toBe("▁▁");
  expect(spansOf({ framesPerPair: 256, channels: [pairs()] }, 8)).toEqual([]);
  expect(spansOf({ framesPerPair: 256, channels: [] }, 8)).toEqual([]);
});
