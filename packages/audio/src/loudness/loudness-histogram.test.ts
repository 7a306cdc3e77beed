import fc from "fast-check";
import { expect, it } from "vitest";
import { createLoudnessHistogram, toLufs } from "./loudness-histogram.ts";

const toEnergy = (lufs: number): number => 10 ** ((lufs + 0.691) / 10);
const meanOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

it("has nothing to tell when no block is above -70 LUFS", () => {
  const histogram = createLoudnessHistogram();
  for (const lufs of [-70.001, -90, -Infinity]) histogram.add(toEnergy(lufs));
  expect(histogram.mean(-10)).toBeNull();
  expect(histogram.percentiles(-20, [0.1])).toBeNull();
});

it("has the exact mean, also of blocks louder than its last bin", () => {
  const histogram = createLoudnessHistogram();
  for (const lufs of [-69, 0, 35, 80]) histogram.add(toEnergy(lufs));
  expect(histogram.mean()).toBeCloseTo(meanOf([-69, 0, 35, 80].map(toEnergy)), 0);
});

it("differs from a list of all blocks by less than 0.01 LU", () => {
  const blocks = fc.array(fc.double({ min: -80, max: 10, noNaN: true }), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(blocks, (lufs) => {
      const histogram = createLoudnessHistogram();
      for (const value of lufs) histogram.add(toEnergy(value));
      const heard = lufs.filter((value) => value > -69.99).map(toEnergy);
      // Blocks within a bin of a gate may be on either side of it.
      fc.pre(heard.length === lufs.filter((value) => value > -70.01).length && heard.length > 0);
      const gate = toLufs(meanOf(heard)) - 20;
      fc.pre(lufs.every((value) => Math.abs(value - gate) > 0.011));
      const kept = heard.filter((energy) => toLufs(energy) > gate).sort((a, b) => a - b);
      expect(toLufs(histogram.mean(-20) ?? 0)).toBeCloseTo(toLufs(meanOf(kept)), 6);
      const [low = 0, high = 0] = histogram.percentiles(-20, [0.1, 0.95]) ?? [];
      const rank = (share: number): number => toLufs(kept[Math.round((kept.length - 1) * share)] ?? 0);
      expect(Math.abs(toLufs(low) - rank(0.1))).toBeLessThan(0.01);
      expect(Math.abs(toLufs(high) - rank(0.95))).toBeLessThan(0.01);
    }),
  );
});
