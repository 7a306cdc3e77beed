import { expect, it } from "vitest";
import { designKWeighting, type Biquad } from "./k-weighting.ts";

/** In dB, straight from the definition. */
function response({ b0, b1, b2, a1, a2 }: Biquad, frequency: number, sampleRate: number): number {
  const angle = (2 * Math.PI * frequency) / sampleRate;
  const power = (c0: number, c1: number, c2: number): number =>
    (c0 + c1 * Math.cos(angle) + c2 * Math.cos(2 * angle)) ** 2 +
    (c1 * Math.sin(angle) + c2 * Math.sin(2 * angle)) ** 2;
  return 10 * Math.log10(power(b0, b1, b2) / power(1, a1, a2));
}

it("is the tables of the standard at 48 kHz", () => {
  const { shelf, highPass } = designKWeighting(48_000);
  const table = [1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585];
  for (const [index, value] of [shelf.b0, shelf.b1, shelf.b2, shelf.a1, shelf.a2].entries()) {
    expect(value).toBeCloseTo(table[index]!, 13);
  }
  expect([highPass.b0, highPass.b1, highPass.b2]).toEqual([1, -2, 1]);
  expect(highPass.a1).toBeCloseTo(-1.99004745483398, 13);
  expect(highPass.a2).toBeCloseTo(0.99007225036621, 13);
});

it.each([
  [8000, 0.05],
  [11_025, 0.02],
  [16_000, 0.004],
  [22_050, 0.001],
  [44_100, 0.001],
  [96_000, 0.001],
  [192_000, 0.001],
  [384_000, 0.001],
])("has the response of the tables at %i Hz within %d dB", (sampleRate, tolerance) => {
  const here = designKWeighting(sampleRate);
  const table = designKWeighting(48_000);
  for (let frequency = 10; frequency < Math.min(20_000, sampleRate * 0.49); frequency *= 1.05) {
    for (const filter of ["shelf", "highPass"] as const) {
      const difference =
        response(here[filter], frequency, sampleRate) - response(table[filter], frequency, 48_000);
      expect(Math.abs(difference)).toBeLessThan(tolerance);
    }
  }
});
