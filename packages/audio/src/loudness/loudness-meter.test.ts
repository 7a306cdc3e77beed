import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PcmFormat } from "../pcm/index.ts";
import { createLoudnessMeter, type Loudness } from "./index.ts";
import { createNoise, floatFormat, tones, type TonePart } from "./testing.ts";

function measure(samples: Float64Array | Int32Array, format: PcmFormat): Loudness {
  const meter = createLoudnessMeter(format);
  meter.add(samples);
  return meter.finish(samples.length / format.channels);
}

function measureTones(parts: readonly TonePart[], format = floatFormat(), frequency = 1000): Loudness {
  return measure(tones(parts, format, frequency), format);
}

const tone = (dbfs: TonePart["dbfs"], seconds: number): TonePart => ({ dbfs, seconds });
const repeat = (parts: readonly TonePart[], times: number): TonePart[] =>
  Array.from({ length: times }, () => parts).flat();

/** EBU Tech 3341, table 1. */
describe("loudness, on the signals of EBU Tech 3341,", () => {
  it.each([
    [1, -23, [tone(-23, 20)]],
    [2, -33, [tone(-33, 20)]],
    [3, -23, [tone(-36, 10), tone(-23, 60), tone(-36, 10)]],
    [4, -23, [tone(-72, 10), tone(-36, 10), tone(-23, 60), tone(-36, 10), tone(-72, 10)]],
    [5, -23, [tone(-26, 20), tone(-20, 20.1), tone(-26, 20)]],
  ])("is right within 0.1 LU in case %i", (_, expected, parts) => {
    expect(Math.abs((measureTones(parts).integratedLufs ?? 0) - expected)).toBeLessThan(0.1);
  });

  it("is right within 0.1 LU in case 6, five channels", () => {
    for (const channelMask of [null, 0x37, 0x607]) {
      const format = floatFormat({ channels: 5, channelMask });
      const { integratedLufs } = measureTones([tone([-28, -28, -24, -30, -30], 20)], format);
      expect(Math.abs((integratedLufs ?? 0) + 23)).toBeLessThan(0.1);
    }
  });

  it("has the same momentary and short-term maximum as the steady tone in cases 1 and 2", () => {
    for (const level of [-23, -33]) {
      const { maxMomentaryLufs, maxShortTermLufs } = measureTones([tone(level, 20)]);
      expect(maxMomentaryLufs).toBeCloseTo(level, 1);
      expect(maxShortTermLufs).toBeCloseTo(level, 1);
    }
  });

  it("has a maximum short-term loudness within 0.1 LU in cases 9 and 10", () => {
    const steady = measureTones(repeat([tone(-20, 1.34), tone(-30, 1.66)], 5));
    expect(Math.abs((steady.maxShortTermLufs ?? 0) + 23)).toBeLessThan(0.1);
    for (let i = 0; i < 20; i++) {
      const { maxShortTermLufs } = measureTones([
        tone(-Infinity, i * 0.15),
        tone(-23, 3),
        tone(-Infinity, 1),
      ]);
      expect(Math.abs((maxShortTermLufs ?? 0) + 23)).toBeLessThan(0.1);
    }
  });

  it("has a maximum momentary loudness within 0.1 LU in cases 12 and 13", () => {
    const steady = measureTones(repeat([tone(-20, 0.18), tone(-30, 0.22)], 25));
    expect(Math.abs((steady.maxMomentaryLufs ?? 0) + 23)).toBeLessThan(0.1);
    for (let i = 0; i < 20; i++) {
      const { maxMomentaryLufs } = measureTones([
        tone(-Infinity, i * 0.02),
        tone(-23, 0.4),
        tone(-Infinity, 1),
      ]);
      expect(Math.abs((maxMomentaryLufs ?? 0) + 23)).toBeLessThan(0.1);
    }
  });
});

describe("loudness range, on the signals of EBU Tech 3342,", () => {
  it.each([
    [1, 10, [-20, -30]],
    [2, 5, [-20, -15]],
    [3, 20, [-40, -20]],
    [4, 15, [-50, -35, -20, -35, -50]],
  ])("is right within 0.1 LU in case %i", (_, expected, levels) => {
    const { rangeLu } = measureTones(levels.map((level) => tone(level, 20)));
    expect(Math.abs((rangeLu ?? 0) - expected)).toBeLessThan(0.1);
  });
});

describe("a loudness meter", () => {
  it.each([8000, 11_025, 22_050, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000, 384_000])(
    "reads -3.01 LUFS for a full-scale sine of 997 Hz in one channel at %i Hz",
    (sampleRate) => {
      const format = floatFormat({ sampleRate, channels: 2 });
      const { integratedLufs } = measureTones([tone([0, -Infinity], 2)], format, 997);
      expect(integratedLufs).toBeCloseTo(-3.01, 2);
    },
  );

  it("reads integers as it reads floats", () => {
    const floats = tones([tone(-12, 4)], floatFormat());
    const integers = Int32Array.from(floats, (sample) => Math.round(sample * 2 ** 31));
    const loudness = measure(integers, floatFormat({ kind: "int", width: 4, validBits: 32 }));
    const expected = measure(floats, floatFormat());
    expect(loudness.integratedLufs).toBeCloseTo(expected.integratedLufs ?? 0, 6);
    expect(loudness.truePeakDbtp).toBeCloseTo(expected.truePeakDbtp ?? 0, 6);
  });

  it("leaves the low-frequency channel out, but not its true peak", () => {
    const format = floatFormat({ channels: 6, channelMask: 0x3f });
    const silent = -Infinity;
    const loud = measureTones([tone([silent, silent, silent, 0, silent, silent], 2)], format);
    expect(loud.integratedLufs).toBeNull();
    expect(loud.truePeakDbtp).toBeCloseTo(0, 1);
  });

  it("has nothing to say about silence, and only a true peak for less than 400 ms", () => {
    const nothing = {
      algorithm: "bs1770-5/1",
      integratedLufs: null,
      rangeLu: null,
      maxMomentaryLufs: null,
      maxShortTermLufs: null,
      truePeakDbtp: null,
    };
    expect(measure(new Float64Array(0), floatFormat())).toEqual(nothing);
    expect(measure(new Float64Array(2 * 48_000 * 4), floatFormat())).toEqual(nothing);
    const { truePeakDbtp, ...short } = measureTones([tone(-6, 0.399)]);
    expect(short).toMatchObject({ integratedLufs: null, maxMomentaryLufs: null });
    expect(truePeakDbtp).toBeCloseTo(-6, 1);
    expect(measureTones([tone(-6, 0.4)]).integratedLufs).not.toBeNull();
    expect(measureTones([tone(-6, 2.99)])).toMatchObject({ rangeLu: null, maxShortTermLufs: null });
    expect(measureTones([tone(-6, 3)]).rangeLu).toBe(0);
  });

  it("has a true peak and no loudness below 8000 Hz", () => {
    const loudness = measureTones([tone(-6, 4)], floatFormat({ sampleRate: 6000 }), 500);
    expect(loudness).toMatchObject({ integratedLufs: null, rangeLu: null, maxMomentaryLufs: null });
    expect(loudness.truePeakDbtp).toBeCloseTo(-6, 1);
  });

  it("takes values that are not numbers for silence, and is not spoilt by them", () => {
    const samples = tones([tone(-20, 4)], floatFormat());
    const expected = measure(samples, floatFormat()).integratedLufs ?? 0;
    for (const [at, bad] of [NaN, Infinity, -Infinity, 1e300, 1e-310].entries()) samples[1000 * at] = bad;
    expect(measure(samples, floatFormat()).integratedLufs).toBeCloseTo(expected, 2);
  });

  it("is the same however the samples are cut into pieces, even within a frame", () => {
    const noise = createNoise();
    const samples = Float64Array.from({ length: 3 * 20_000 }, noise);
    const format = floatFormat({ channels: 3, sampleRate: 8000 });
    const expected = measure(samples, format);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 20 }),
        (pieces) => {
          const meter = createLoudnessMeter(format);
          for (let at = 0, i = 0; at < samples.length; i++) {
            const end = at + (pieces[i % pieces.length] ?? 1);
            meter.add(samples.subarray(at, end));
            at = end;
          }
          expect(meter.finish(20_000)).toEqual(expected);
        },
      ),
      { numRuns: 10 },
    );
  });

  it("refuses a number of frames that is not what it was given", () => {
    const meter = createLoudnessMeter(floatFormat());
    meter.add(new Float64Array(20));
    expect(() => meter.finish(11)).toThrow("10 frames were measured, not 11");
  });
});
