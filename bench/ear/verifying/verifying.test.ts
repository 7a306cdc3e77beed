import { expect, it } from "vitest";
import { expectedSeconds, placeInA } from "./expected.ts";
import { findLag } from "./lag.ts";

it("knows how long B must be", () => {
  expect(expectedSeconds([{ kind: "cut", start: 20, end: 30 }], 75)).toBe(65);
  expect(expectedSeconds([{ kind: "repeated", start: 20, end: 32 }], 75)).toBe(87);
  expect(
    expectedSeconds(
      [
        { kind: "speed", amount: 25 },
        { kind: "cut", start: 20, end: 30 },
      ],
      60,
    ),
  ).toBe(40);
  expect(
    expectedSeconds(
      [
        { kind: "silence-start", amount: 2 },
        { kind: "silence-end", amount: -1 },
      ],
      60,
    ),
  ).toBe(61);
});

it("finds the moment of A that a moment of B comes from", () => {
  const facts = [
    { kind: "cut", start: 20, end: 30 },
    { kind: "cut", start: 40, end: 45 },
  ] as const;
  expect(placeInA(facts, 10)).toBe(10);
  expect(placeInA(facts, 25)).toBe(35);
  expect(placeInA(facts, 35)).toBe(50);
  expect(placeInA([{ kind: "inserted", start: 10, end: 15 }], 12)).toBeUndefined();
  expect(placeInA([{ kind: "inserted", start: 10, end: 15 }], 20)).toBe(15);
});

it("finds a shifted passage whatever its polarity", () => {
  const rate = 400;
  const a = Float32Array.from({ length: 4 * rate }, (_, i) => Math.sin(i * i * 0.001));
  const b = Float32Array.from(a, (_, i) => -0.5 * (a[i - 8] ?? 0));
  const lag = findLag({ a, b, rate }, { atA: 1.5, atB: 1.5, reach: 0.1 });
  expect(lag?.seconds).toBeCloseTo(0.02);
  expect(lag?.likeness).toBeCloseTo(1);
});
