import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { floatFormat } from "../loudness/testing.ts";
import type { PcmFormat } from "../pcm/index.ts";
import { createSignalMeter, createSoundMeter, type SignalFacts } from "./index.ts";

const int16 = (change: Partial<PcmFormat> = {}): PcmFormat =>
  floatFormat({ kind: "int", width: 2, validBits: 16, channels: 1, sampleRate: 44_100, ...change });

function measure(samples: Int32Array | Float64Array, format: PcmFormat): SignalFacts {
  const meter = createSignalMeter(format);
  meter.add(samples);
  return meter.finish(samples.length / format.channels);
}

/** 16-bit samples, as a reader gives them. */
const wide = (...samples: readonly number[]): Int32Array => Int32Array.from(samples, (value) => value << 16);

describe("silence", () => {
  it("is measured to the frame at both ends, and inside from 256 frames on", () => {
    const samples = new Int32Array(3000);
    // From -60 dBFS down it is silence, but not a digital one.
    for (const at of [700, 1000, 1255, 1511, 1768]) samples[at] = 20_000 << 16;
    samples[100] = 32 << 16;
    const { digitalSilence, silence } = measure(samples, int16());
    expect(digitalSilence).toEqual({
      startFrames: 100,
      endFrames: 1231,
      longestInside: { firstFrame: 101, frames: 599 },
    });
    expect(silence).toEqual({
      startFrames: 700,
      endFrames: 1231,
      longestInside: { firstFrame: 701, frames: 299 },
    });
    samples.fill(1 << 16, 701, 1000);
    const inside = measure(samples, int16()).digitalSilence.longestInside;
    expect(inside).toEqual({ firstFrame: 101, frames: 599 });
  });

  it("is both ends where there is nothing else", () => {
    const all = { startFrames: 500, endFrames: 500, longestInside: null };
    expect(measure(new Int32Array(500), int16())).toMatchObject({ digitalSilence: all, silence: all });
    expect(measure(new Int32Array(0), int16()).silence).toEqual({
      startFrames: 0,
      endFrames: 0,
      longestInside: null,
    });
  });

  it("is what the definition says, frame by frame", () => {
    const audio = fc.record({
      channels: fc.integer({ min: 1, max: 3 }),
      runs: fc.array(fc.tuple(fc.integer({ min: 1, max: 600 }), fc.constantFrom(0, 0, 9, 500)), {
        maxLength: 12,
      }),
    });
    fc.assert(
      fc.property(audio, ({ channels, runs }) => {
        const frames = runs.flatMap(([length, value]) => new Array<number>(length).fill(value));
        const samples = new Int32Array(frames.length * channels);
        for (const [frame, value] of frames.entries())
          samples[frame * channels + (frame % channels)] = value << 16;
        const { silence, digitalSilence } = measure(samples, int16({ channels }));
        expect(silence).toEqual(slowly(frames, 32));
        expect(digitalSilence).toEqual(slowly(frames, 0));
      }),
    );
  });
});

function slowly(frames: readonly number[], limit: number): unknown {
  const loud = [...frames.keys()].filter((frame) => (frames[frame] ?? 0) > limit);
  if (loud.length === 0) return { startFrames: frames.length, endFrames: frames.length, longestInside: null };
  let longestInside = null;
  for (let i = 1, most = 255; i < loud.length; i++) {
    const gap = loud[i]! - loud[i - 1]! - 1;
    if (gap <= most) continue;
    most = gap;
    longestInside = { firstFrame: loud[i - 1]! + 1, frames: gap };
  }
  return { startFrames: loud[0], endFrames: frames.length - 1 - loud.at(-1)!, longestInside };
}

describe("clipping", () => {
  it("is three samples or more of one sign at full scale", () => {
    const [top, bottom] = [32_767, -32_768];
    const samples = wide(top, top, 0, top, top, bottom, 0, bottom, -32_767, bottom, bottom, 0, top, top, top);
    expect(measure(samples, int16()).clipping).toEqual({ runs: 2, firstFrame: 7, longestFrames: 4 });
    expect(measure(wide(top, top, 32_766, top), int16()).clipping).toEqual({
      runs: 0,
      firstFrame: null,
      longestFrames: 0,
    });
  });

  it("is counted for each channel by itself, across blocks", () => {
    const samples = new Int32Array(2 * 600);
    for (let frame = 250; frame < 520; frame++) samples[2 * frame + 1] = 2 ** 31 - 1;
    for (let frame = 255; frame < 258; frame++) samples[2 * frame] = -(2 ** 31);
    const { clipping } = measure(samples, int16({ channels: 2, width: 3 }));
    expect(clipping).toEqual({ runs: 2, firstFrame: 250, longestFrames: 270 });
  });

  it("is seen in floats beyond full scale, in 8 bits, and in 16 bits that were put into 24", () => {
    const floats = Float64Array.of(0, 1.5, 1.2, 1, 0.9);
    expect(measure(floats, floatFormat({ channels: 1 })).clipping.runs).toBe(1);
    const bytes = Int32Array.of(127 << 24, 127 << 24, 127 << 24);
    expect(measure(bytes, int16({ width: 1 })).clipping.longestFrames).toBe(3);
    expect(measure(wide(32_767, 32_767, 32_767), int16({ width: 3 })).clipping.runs).toBe(1);
  });
});

describe("the bits in use", () => {
  it.each([
    ["16 bits", 2, 1 << 16, 16],
    ["16 bits in 24", 3, 1 << 16, 16],
    ["20 bits in 24", 3, 1 << 12, 20],
    ["24 bits", 3, 1 << 8, 24],
    ["24 bits in 32", 4, 1 << 8, 24],
    ["32 bits", 4, 1, 32],
    ["1 bit", 2, -(2 ** 31), 1],
  ])("of %s are counted", (_, width, smallest, expected) => {
    expect(measure(Int32Array.of(0, -(2 ** 31), smallest, 0), int16({ width })).usedBits).toBe(expected);
  });

  it("of floats are those of the integers they were made from, if any", () => {
    const format = floatFormat({ channels: 1 });
    expect(measure(Float64Array.of(0.5, -3 / 32_768, -1), format).usedBits).toBe(16);
    expect(measure(Float64Array.of(0.5, 2 ** -23), format).usedBits).toBe(24);
    expect(measure(Float64Array.of(0.5, 1 / 3), format).usedBits).toBeNull();
    expect(measure(Float64Array.of(0.5, 1), format).usedBits).toBeNull();
  });

  it("of silence are not known", () => {
    expect(measure(new Int32Array(4), int16()).usedBits).toBeNull();
  });
});

describe("channels", () => {
  const left = wide(1000, -2000, 3000, 12_000);
  const join = (right: Int32Array): Int32Array =>
    Int32Array.from({ length: 8 }, (_, i) => (i % 2 === 0 ? left : right)[i >> 1] ?? 0);

  it("are equal when every sample is", () => {
    const format = int16({ channels: 2 });
    expect(measure(join(left), format)).toMatchObject({ areChannelsEqual: true, isMonoSumSilent: false });
    expect(measure(join(wide(1000, -2000, 3001, 12_000)), format).areChannelsEqual).toBe(false);
    expect(measure(new Int32Array(8), format).areChannelsEqual).toBe(false);
    expect(measure(left, int16()).areChannelsEqual).toBe(false);
    const three = int16({ channels: 3 });
    expect(measure(wide(1, 1, 1, -7, -7, -7), three).areChannelsEqual).toBe(true);
    expect(measure(wide(1, 1, 1, -7, -7, -6), three).areChannelsEqual).toBe(false);
  });

  it("cancel each other when one is the other inverted, to a rounding", () => {
    const format = int16({ channels: 2 });
    expect(measure(join(wide(-1000, 2000, -3001, -12_000)), format)).toMatchObject({
      areChannelsEqual: false,
      isMonoSumSilent: true,
    });
    expect(measure(join(wide(-1000, 2000, -3000, -11_000)), format).isMonoSumSilent).toBe(false);
    expect(measure(wide(100, -90), format).isMonoSumSilent).toBe(false);
    expect(measure(new Int32Array(8), format).isMonoSumSilent).toBe(false);
  });

  it("have a peak and an offset each", () => {
    const facts = measure(wide(16_384, 0, -8192, 0, 0, 0, 0, 0), int16({ channels: 2 }));
    expect(facts.samplePeakDbfs[0]).toBeCloseTo(-6.02, 2);
    expect(facts.samplePeakDbfs[1]).toBeNull();
    expect(facts.dcOffset).toEqual([0.0625, 0]);
    expect(facts.algorithm).toBe("signal/1");
  });
});

it("counts values that are no numbers", () => {
  const facts = measure(Float64Array.of(0.5, NaN, -Infinity), floatFormat({ channels: 1 }));
  expect(facts.invalidSamples).toBe(2);
  expect(facts.samplePeakDbfs[0]).toBeCloseTo(-6.02, 2);
});

it("refuses a number of frames that is not what it was given", () => {
  const meter = createSignalMeter(int16());
  meter.add(wide(1, 2, 3));
  expect(() => meter.finish(4)).toThrow("3 frames were measured, not 4");
});

it("tells the same together with loudness as alone", () => {
  const samples = Int32Array.from({ length: 2 * 30_000 }, (_, i) => Math.round(Math.sin(i / 9) * 2 ** 30));
  const format = int16({ channels: 2, width: 4 });
  const together = createSoundMeter(format);
  for (let at = 0; at < samples.length; at += 7001) together.add(samples.subarray(at, at + 7001));
  const { signal, loudness } = together.finish(30_000);
  expect(signal).toEqual(measure(samples, format));
  expect(loudness.integratedLufs).toBeLessThan(0);
  expect(loudness.truePeakDbtp).toBeGreaterThan(-6.1);
});
