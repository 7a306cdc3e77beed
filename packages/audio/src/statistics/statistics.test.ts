import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createWeightedValues, quantile, round, summit } from "./index.ts";

const weighted = fc.array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 1, max: 9 })), {
  minLength: 1,
  maxLength: 200,
});

describe("weighted values", () => {
  it("have the median that sorting finds", () => {
    fc.assert(
      fc.property(weighted, (all) => {
        const values = createWeightedValues(all.length);
        for (const [value, weight] of all) values.add(value, weight);
        const sorted = all.flatMap(([value, weight]) => Array.from({ length: 2 * weight }, () => value));
        sorted.sort((x, y) => x - y);
        expect(values.median()).toBe(sorted[sorted.length / 2 - 1]);
      }),
    );
  });

  it("have the same mean and deviation before and after the median was asked for", () => {
    const values = createWeightedValues(4);
    for (const [value, weight] of [
      [8, 1],
      [2, 3],
      [5, 2],
      [-1, 2],
    ] as const)
      values.add(value, weight);
    const before = [values.weight(), values.mean(), values.deviation()];
    values.median();
    expect([values.weight(), values.mean(), values.deviation()]).toEqual(before);
    expect(before).toEqual([8, 22 / 8, expect.closeTo(Math.sqrt(128 / 8 - (22 / 8) ** 2), 12)]);
  });

  it("are none after they were cleared, and are zero in everything", () => {
    const values = createWeightedValues(1);
    values.add(3, 1);
    expect(() => {
      values.add(3, 1);
    }).toThrow("more than 1 values");
    values.clear();
    expect([values.count, values.median(), values.mean(), values.deviation()]).toEqual([0, 0, 0, 0]);
  });
});

it("a quantile is a value below which a part of them lies", () => {
  expect([0, 0.5, 0.92, 1].map((part) => quantile([3, 1, 2, 4], part))).toEqual([1, 3, 4, 4]);
  expect(quantile([], 0.5)).toBe(0);
});

it("rounding leaves no negative zero", () => {
  expect(Object.is(round(-0.001, 2), 0)).toBe(true);
  expect(round(1.2345, 2)).toBe(1.23);
});

it("the summit of three points is that of the parabola through them", () => {
  const at = (x: number): number => 4 - (x - 0.3) ** 2;
  expect(summit(at(-1), at(0), at(1))).toBeCloseTo(0.3, 12);
  expect(summit(1, 0, 1)).toBe(0);
});
