import { describe, expect, it } from "vitest";
import { kaiser, sinc } from "./index.ts";

describe("the parts of a windowed sinc", () => {
  it("are 1 in the middle, and the sinc is 0 at every other whole number", () => {
    expect([sinc(0), kaiser(0, 7)]).toEqual([1, 1]);
    for (const x of [-3, -1, 1, 2, 9]) expect(sinc(x)).toBeCloseTo(0, 15);
    expect(sinc(0.5)).toBeCloseTo(2 / Math.PI, 15);
  });

  it("have the window's ends at 1 / I0(β)", () => {
    // I0(1), I0(2) and I0(5): Abramowitz and Stegun, table 9.8.
    for (const [beta, value] of [
      [1, 1.2660658778],
      [2, 2.2795853023],
      [5, 27.239871824],
    ] as const) {
      expect(1 / kaiser(1, beta)).toBeCloseTo(value, 8);
      expect(kaiser(-1, beta)).toBe(kaiser(1, beta));
    }
  });
});
