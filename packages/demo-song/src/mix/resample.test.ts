import { describe, expect, it } from "vitest";
import { resample } from "./resample.ts";

function tone(hertz: number, rate: number): Float32Array {
  return Float32Array.from(
    { length: rate / 2 },
    (_, index) => 0.5 * Math.sin((2 * Math.PI * hertz * index) / rate),
  );
}

/** The largest difference away from the ends, where the filter has nothing to lean on. */
function difference(a: Float32Array, b: Float32Array): number {
  return a
    .subarray(500, -500)
    .reduce((most, value, index) => Math.max(most, Math.abs(value - b[index + 500]!)), 0);
}

describe("resampling", () => {
  it.each([48_000, 88_200, 96_000])("makes the same tone at %i Hz, in time", (rate) => {
    for (const hertz of [110, 997, 9000]) {
      const converted = resample(tone(hertz, 44_100), { from: 44_100, to: rate });
      expect(converted).toHaveLength(rate / 2);
      expect(difference(converted, tone(hertz, rate))).toBeLessThan(1e-4);
    }
  });

  it("lets nothing fold back when the rate falls", () => {
    const converted = resample(tone(15_000, 44_100), { from: 44_100, to: 22_050 });
    expect(difference(converted, new Float32Array(converted.length))).toBeLessThan(1e-4);
  });
});
