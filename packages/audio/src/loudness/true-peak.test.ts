import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PcmFormat } from "../pcm/index.ts";
import { createPlaneSplitter } from "./index.ts";
import { designInterpolator, REACH } from "./interpolator.ts";
import { createNoise, floatFormat } from "./testing.ts";
import { createTruePeakMeter } from "./true-peak.ts";

function truePeak(samples: Float64Array, change: Partial<PcmFormat> = {}): number {
  const format = floatFormat({ channels: 1, ...change });
  const meter = createTruePeakMeter(format);
  const splitter = createPlaneSplitter(format);
  splitter.add(samples, meter.add);
  splitter.finish(meter.add);
  return meter.finish();
}

const inDb = (value: number): number => 20 * Math.log10(value);

/** A sine with a soft beginning and end, as an abrupt one rings. */
function softSine(cycle: number, degrees: number, amplitude: number): Float64Array {
  return Float64Array.from({ length: 9600 }, (_, n) => {
    const edge = Math.min(1, n / 2400, (9599 - n) / 2400);
    const envelope = Math.sin((Math.PI / 2) * edge) ** 2;
    return amplitude * envelope * Math.sin((2 * Math.PI * n) / cycle + (degrees * Math.PI) / 180);
  });
}

describe("the true peak, on the signals of EBU Tech 3341,", () => {
  it.each<[number, [number, number, number], number]>([
    [15, [4, 0, 0.5], -6],
    [16, [4, 45, 0.5], -6],
    [17, [6, 60, 0.5], -6],
    [18, [8, 67.5, 0.5], -6],
    [19, [4, 45, 1.41], 3],
  ])("is within +0.2 and -0.4 dB in case %i", (_, [cycle, degrees, amplitude], expected) => {
    const error = inDb(truePeak(softSine(cycle, degrees, amplitude))) - expected;
    expect(error).toBeLessThan(0.2);
    expect(error).toBeGreaterThan(-0.4);
  });

  it.each([0, 1, 2, 3])("is within +0.2 and -0.4 dB for a pulse %i quarters of a sample late", (quarters) => {
    // A pulse of 80 % of the bandwidth with its top, 1, between two samples.
    const samples = Float64Array.from({ length: 4000 }, (_, n) => {
      const x = n - 2000 - quarters / 4;
      const pulse = x === 0 ? 1 : Math.sin(0.8 * Math.PI * x) / (0.8 * Math.PI * x);
      return pulse * Math.cos((Math.PI * x) / 4004) ** 2;
    });
    const error = inDb(truePeak(samples));
    expect(error).toBeLessThan(0.2);
    expect(error).toBeGreaterThan(-0.4);
  });
});

/** Every point, computed. */
function bruteForce(samples: Float64Array, factor: 2 | 4): number {
  const { half, quarters } = designInterpolator(factor);
  const at = (index: number): number => samples[index] ?? 0;
  let peak = 0;
  for (let left = -REACH; left < samples.length + REACH; left++) {
    let [middle, even, odd] = [0, 0, 0];
    for (let k = 0; k < REACH; k++) {
      const [before, behind] = [at(left - k), at(left + 1 + k)];
      middle += half[k]! * (before + behind);
      even += (quarters?.even[k] ?? 0) * (before + behind);
      odd += (quarters?.odd[k] ?? 0) * (before - behind);
    }
    peak = Math.max(peak, Math.abs(at(left)), Math.abs(middle), Math.abs(even + odd), Math.abs(even - odd));
  }
  return peak;
}

describe("a true-peak meter", () => {
  it("finds what computing every point finds, whatever it passes over", () => {
    const shape = fc.record({
      seed: fc.integer({ min: 1, max: 1e9 }),
      length: fc.integer({ min: 1, max: 6000 }),
      smoothness: fc.double({ min: 0, max: 0.999, noNaN: true }),
      bursts: fc.double({ min: 0, max: 20, noNaN: true }),
      sampleRate: fc.constantFrom(44_100, 96_000),
    });
    fc.assert(
      fc.property(shape, ({ seed, length, smoothness, bursts, sampleRate }) => {
        const noise = createNoise(seed);
        let last = 0;
        const samples = Float64Array.from({ length }, (_, n) => {
          last = smoothness * last + (1 - smoothness) * noise();
          return last * Math.exp(bursts * Math.sin(n / 700));
        });
        const expected = bruteForce(samples, sampleRate < 96_000 ? 4 : 2);
        expect(truePeak(samples, { sampleRate }) / expected).toBeCloseTo(1, 12);
      }),
      { numRuns: 100 },
    );
  });

  it("knows one peak for all channels, and one between the last sample and the silence behind it", () => {
    const stereo = new Float64Array(2000);
    stereo[1997] = 1;
    stereo[1999] = 1;
    expect(truePeak(stereo, { channels: 2 })).toBeCloseTo(bruteForce(Float64Array.of(1, 1), 4), 12);
    expect(truePeak(stereo, { channels: 2 })).toBeGreaterThan(1.2);
  });

  it("looks at samples alone from 192 kHz on", () => {
    expect(truePeak(softSine(4, 45, 1), { sampleRate: 192_000 })).toBeCloseTo(Math.SQRT1_2, 3);
    expect(truePeak(softSine(4, 45, 1), { sampleRate: 96_000 })).toBeCloseTo(1, 2);
  });

  it("is 0 for silence and for nothing", () => {
    expect(truePeak(new Float64Array(0))).toBe(0);
    expect(truePeak(new Float64Array(10_000))).toBe(0);
  });

  it.each([2, 4] as const)("reproduces constants and straight lines when oversampling by %i", (factor) => {
    const { half, quarters } = designInterpolator(factor);
    const sum = (taps: Float64Array): number => taps.reduce((a, b) => a + b, 0);
    expect(2 * sum(half)).toBeCloseTo(1, 12);
    if (quarters === null) return;
    expect(2 * sum(quarters.even)).toBeCloseTo(1, 12);
    // A line that is k at the k-th sample: 0.25 at the quarter. The even part alone would be in the middle.
    const slope = quarters.odd.reduce((total, tap, k) => total - tap * (2 * k + 1), 0.5);
    expect(slope).toBeCloseTo(0.25, 12);
  });
});
