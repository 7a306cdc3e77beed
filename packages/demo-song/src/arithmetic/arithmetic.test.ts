import { describe, expect, it } from "vitest";
import { createNoise, deviation } from "./noise.ts";
import { decibels, power2 } from "./power.ts";
import { cosine, sine, tangent } from "./sine.ts";

const turns = Array.from({ length: 4001 }, (_, index) => (index - 2000) / 617);

describe("arithmetic of its own", () => {
  it("agrees with the engine's sine and cosine to nine decimals", () => {
    for (const turn of turns) {
      expect(Math.abs(sine(turn) - Math.sin(2 * Math.PI * turn))).toBeLessThan(1e-9);
      expect(Math.abs(cosine(turn) - Math.cos(2 * Math.PI * turn))).toBeLessThan(1e-9);
    }
  });

  it("agrees with the engine's tangent below a quarter turn", () => {
    for (let turn = -0.22; turn < 0.22; turn += 0.001) {
      expect(Math.abs(tangent(turn) - Math.tan(2 * Math.PI * turn))).toBeLessThan(1e-7);
    }
  });

  it("agrees with the engine's powers of two to eleven places", () => {
    for (let x = -90; x < 90; x += 0.173) expect(Math.abs(power2(x) / 2 ** x - 1)).toBeLessThan(1e-11);
  });

  it("knows that six decibels are a factor of two, nearly", () => {
    expect(decibels(6.020599913279624)).toBeCloseTo(2, 10);
    expect(decibels(0)).toBe(1);
  });

  it("makes noise that repeats for a seed, differs between seeds and has no direct current", () => {
    const take = (seed: number): number[] => {
      const noise = createNoise(seed);
      return Array.from({ length: 20_000 }, () => noise());
    };
    expect(take(5)).toEqual(take(5));
    expect(take(5)).not.toEqual(take(6));
    const values = take(7);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.max(...values)).toBeLessThan(1);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(-1);
  });

  it("keeps a player's deviation within bounds", () => {
    for (let index = 0; index < 1000; index++) expect(Math.abs(deviation(1, index))).toBeLessThanOrEqual(1.5);
  });
});
