import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHROMAPRINT_SHAPE, CLEAN_SHAPE, COARSE_SHAPE, createResampler, type FilterShape } from "./index.ts";

interface Rates {
  readonly from: number;
  readonly to: number;
  readonly shape: FilterShape;
}

function resample(
  input: Float32Array | Float64Array,
  rates: Rates,
  sizes: readonly number[] = [10_000],
): Float32Array {
  const resampler = createResampler(rates);
  const pieces: Float32Array[] = [];
  for (let at = 0, n = 0; at < input.length; n += 1) {
    const size = sizes[n % sizes.length] ?? 1;
    pieces.push(resampler.push(input.subarray(at, at + size)).slice());
    at += size;
  }
  pieces.push(resampler.finish().slice());
  const all = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

function sine(frequency: number, rate: number, seconds = 0.5): Float64Array {
  return Float64Array.from({ length: Math.round(rate * seconds) }, (_, n) =>
    Math.sin((2 * Math.PI * frequency * n) / rate),
  );
}

/** Level and place of a sine, by least squares over the middle, under a window that other sines do not leak through. */
function measure(samples: Float32Array, frequency: number, rate: number): { level: number; frames: number } {
  let [real, imaginary, weights] = [0, 0, 0];
  const length = samples.length;
  samples.forEach((sample, n) => {
    const turn = (2 * Math.PI * (n + 0.5)) / length;
    const weight =
      0.35875 - 0.48829 * Math.cos(turn) + 0.14128 * Math.cos(2 * turn) - 0.01168 * Math.cos(3 * turn);
    const angle = (2 * Math.PI * frequency * n) / rate;
    real += weight * sample * Math.sin(angle);
    imaginary += weight * sample * Math.cos(angle);
    weights += weight;
  });
  const level = 20 * Math.log10((2 * Math.hypot(real, imaginary)) / weights);
  return { level, frames: (Math.atan2(imaginary, real) / (2 * Math.PI * frequency)) * rate };
}

const RATES = [
  [44_100, 22_050],
  [44_100, 11_025],
  [48_000, 22_050],
  [96_000, 22_050],
  [22_050, 44_100],
  [8_000, 22_050],
  [384_000, 22_050],
  [44_100, 22_050 * 1.0123],
  [44_101, 22_050],
  [22_050, 22_050],
] as const;

describe.each(RATES)("a resampler from %d to %d Hz", (from, to) => {
  const rates = { from, to, shape: CLEAN_SHAPE };
  const half = Math.min(from, to) / 2;

  it.each([0.01, 0.3, 0.6, 0.85])("keeps level and time of a sine at %d of the lower half rate", (share) => {
    const { level, frames } = measure(resample(sine(half * share, from), rates), half * share, to);
    expect(Math.abs(level)).toBeLessThan(0.01);
    expect(Math.abs(frames)).toBeLessThan(0.001);
  });

  it("lets nothing through beyond 1.15 of the lower half rate", () => {
    for (const share of [1.15, 1.3, 1.9]) {
      if (half * share >= from / 2) continue;
      const out = resample(sine(half * share, from), rates);
      // The edges of the sine itself are sound of every frequency.
      const middle = out.subarray(out.length / 4, (out.length * 3) / 4);
      expect(20 * Math.log10(Math.max(...middle.map(Math.abs)))).toBeLessThan(-90);
    }
  });

  it("makes no images of a sine when the rate goes up", () => {
    const frequency = half * 0.4;
    const out = resample(sine(frequency, from), rates);
    const image = from - frequency;
    if (image < to / 2) expect(measure(out, image, to).level).toBeLessThan(-90);
  });

  it("gives as many samples as there is time", () => {
    for (const frames of [0, 1, 2, 999, 5000, 30_001]) {
      const out = resample(new Float64Array(frames).fill(0.5), rates);
      expect(Math.abs(out.length - (frames * to) / from)).toBeLessThanOrEqual(1);
    }
  });

  it("gives the same whatever the blocks", () => {
    const input = Float32Array.from({ length: 9000 }, (_, n) => Math.sin(n * n * 0.003));
    const whole = resample(input, rates);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 4 }), (sizes) => {
        expect(resample(input, rates, sizes)).toEqual(whole);
      }),
      { numRuns: 8, examples: [[[1]]] },
    );
  });

  it("keeps a constant, except at its edges", () => {
    const out = resample(new Float64Array(20_000).fill(0.25), rates);
    for (const sample of out.subarray(out.length / 4, (out.length * 3) / 4))
      expect(sample).toBeCloseTo(0.25, 6);
  });
});

it("gives samples as they are at the same rate", () => {
  const input = Float32Array.from({ length: 100 }, (_, n) => Math.sin(n * n));
  expect(resample(input, { from: 11_025, to: 11_025, shape: CHROMAPRINT_SHAPE })).toEqual(input);
});

it("takes the coarse filter's lower half as it is and keeps the rest away from it", () => {
  const rates = { from: 192_000, to: 48_000, shape: COARSE_SHAPE };
  expect(Math.abs(measure(resample(sine(5500, 192_000), rates), 5500, 48_000).level)).toBeLessThan(0.01);
  for (const frequency of [42_500, 53_500, 90_500]) {
    const folded = Math.abs(frequency - Math.round(frequency / 48_000) * 48_000);
    expect(measure(resample(sine(frequency, 192_000), rates), folded, 48_000).level).toBeLessThan(-75);
  }
});

it("refuses a rate that is none", () => {
  for (const to of [0, -1, Number.NaN, Infinity]) {
    expect(() => createResampler({ from: 44_100, to, shape: CLEAN_SHAPE })).toThrow("resampling 44100 to");
  }
});
