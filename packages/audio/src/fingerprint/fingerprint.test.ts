import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createFingerprinter,
  createHypothesisFingerprinter,
  FINGERPRINT_ALGORITHM,
  fingerprintMono,
  pitched,
  spedUp,
  stretched,
} from "./index.ts";
import { bitErrorOf, formatOf, interleave, itemsOf, playPiece, toIntegers } from "./testing.ts";

const SECONDS = 20;
const left = playPiece({ seconds: SECONDS, sampleRate: 44_100 });
const right = playPiece({ seconds: SECONDS, sampleRate: 44_100, seed: 2 });
const stereo = toIntegers(interleave(left, right), 16);
const format = formatOf(stereo, {});
const items = itemsOf(stereo, format);

describe("a fingerprint", () => {
  it("has an item for each 0.1238 s, beginning with a whole frame and the rows that an item spans", () => {
    const samples = Math.round((left.length * 11_025) / 44_100);
    expect(items).toHaveLength(Math.floor((samples - 4096) / 1365) + 1 - 4 - 15);
    expect(new Set(items).size).toBeGreaterThan(items.length / 2);
  });

  it("names the version of what made it", () => {
    expect(createFingerprinter(format).finish().madeBy).toBe(FINGERPRINT_ALGORITHM);
  });

  it("is the same whatever the blocks, even where they cut a frame in two", () => {
    const short = stereo.subarray(0, 2 * 44_100 * 4);
    const whole = itemsOf(short, format);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 5 }), (sizes) => {
        expect(itemsOf(short, format, sizes)).toEqual(whole);
      }),
      { numRuns: 12, examples: [[[1]], [[3, 4096]]] },
    );
  });

  it.each([
    ["half as loud", 0.5],
    ["40 dB softer", 0.01],
    ["upside down", -1],
    ["louder than full scale", 4],
  ])("hardly changes when the sound is %s", (_, gain) => {
    const changed = interleave(left, right).map((sample) => sample * gain);
    expect(bitErrorOf(itemsOf(changed, formatOf(changed, {})), items)).toBeLessThan(
      gain === 0.01 ? 0.02 : 0.002,
    );
  });

  it("does not change with the order of left and right, or with their mix in one channel", () => {
    const swapped = interleave(right, left);
    expect(bitErrorOf(itemsOf(swapped, formatOf(swapped, {})), items)).toBeLessThan(0.001);
    const mono = left.map((sample, n) => (sample + (right[n] ?? 0)) / 2);
    expect(bitErrorOf(itemsOf(mono, formatOf(mono, { channels: 1 })), items)).toBeLessThan(0.001);
  });

  it.each([8000, 11_025, 16_000, 22_050, 32_000, 48_000, 96_000, 192_000])(
    "is nearly the same of the same sound at %d Hz",
    (sampleRate) => {
      const sound = playPiece({ seconds: SECONDS, sampleRate });
      const same = fingerprintMono(Float32Array.from(left), { sampleRate: 44_100 }).items;
      const other = fingerprintMono(Float32Array.from(sound), { sampleRate }).items;
      expect(bitErrorOf(other, same)).toBeLessThan(0.01);
    },
  );

  it("is made of one channel in memory as of a file", () => {
    const { items: ours } = fingerprintMono(Float32Array.from(left), { sampleRate: 44_100 });
    expect(bitErrorOf(ours, itemsOf(left, formatOf(left, { channels: 1 })))).toBeLessThan(0.001);
  });

  it.each([0, 1, 4095, 30_030])("has no items of %d samples at 11,025 Hz, and one of 30,031", (length) => {
    const options = { sampleRate: 11_025 };
    expect(fingerprintMono(new Float32Array(length).fill(0.1), options).items).toHaveLength(0);
    expect(fingerprintMono(new Float32Array(30_031).fill(0.1), options).items).toHaveLength(1);
  });

  it("is of one item over and over where there is silence", () => {
    const silent = itemsOf(new Int32Array(2 * 44_100 * 5), format);
    expect(new Set(silent)).toEqual(new Set([627_964_279]));
  });

  it.each([1, 99, 3_072_001, 4_294_967_295])(
    "has no items at %d Hz, which is no rate of music",
    (sampleRate) => {
      const samples = new Int32Array(4_000).fill(2 ** 28);
      expect(itemsOf(samples, formatOf(samples, { sampleRate }))).toHaveLength(0);
    },
  );

  it("counts floats that are no sound as silence", () => {
    const wrong = interleave(left, right);
    const right0 = Float64Array.from(wrong);
    [Number.NaN, Infinity, -Infinity, 1e300].forEach((value, n) => {
      wrong[5000 + 40_000 * n] = value;
      right0[5000 + 40_000 * n] = 0;
    });
    expect(itemsOf(wrong, formatOf(wrong, {}))).toEqual(itemsOf(right0, formatOf(right0, {})));
  });
});

describe("channels that cancel each other", () => {
  const upsideDown = left.map((sample) => -sample);
  const alone = itemsOf(left, formatOf(left, { channels: 1 }));

  it("are heard by the first of them", () => {
    const samples = toIntegers(interleave(left, upsideDown), 24);
    expect(bitErrorOf(itemsOf(samples, formatOf(samples, {})), alone)).toBeLessThan(0.001);
  });

  it("are heard so when a coder left 1 % of noise in them", () => {
    const noisy = interleave(left, upsideDown).map((sample, n) => sample + 0.001 * Math.sin(n * n));
    expect(bitErrorOf(itemsOf(noisy, formatOf(noisy, {})), alone)).toBeLessThan(0.05);
  });

  it("are mixed like others when they do so only for a while", () => {
    const half = left.length / 2;
    const late = left.map((sample, n) => (n < half ? -sample : sample));
    const mono = left.map((sample, n) => (n < half ? 0 : sample));
    const samples = interleave(left, late);
    expect(itemsOf(samples, formatOf(samples, {}))).toEqual(itemsOf(mono, formatOf(mono, { channels: 1 })));
  });
});

describe("a mix of many channels", () => {
  const silent = new Float64Array(left.length);
  const mono = itemsOf(left, formatOf(left, { channels: 1 }));

  it("takes what is in the centre and leaves out low-frequency effects", () => {
    const samples = interleave(silent, silent, left, right, silent, silent);
    const change = { channels: 6, channelMask: 0x3f };
    expect(bitErrorOf(itemsOf(samples, formatOf(samples, change)), mono)).toBeLessThan(0.003);
  });

  it("takes all channels alike where nothing says where they are", () => {
    const samples = interleave(silent, silent, silent, left, silent);
    expect(bitErrorOf(itemsOf(samples, formatOf(samples, { channels: 5 })), mono)).toBeLessThan(0.003);
  });
});

describe("a fingerprint under a hypothesis", () => {
  const hypotheses = [
    ["sped up by 1 %", spedUp(1.01), 0.01],
    ["sped up by 6 %", spedUp(1.06), 0.01],
    ["sped up by a quarter", spedUp(1.25), 0.01],
    ["slowed by 15 %", spedUp(0.85), 0.01],
    ["higher by a semitone", pitched(100), 0.1],
    ["lower by 20 cents", pitched(-20), 0.1],
    ["faster by 6 %", stretched(1.06), 0.1],
  ] as const;

  it.each(hypotheses)("is that of the recording as it was: %s", (_, change, most) => {
    const sound = playPiece({ seconds: SECONDS / change.tempo, sampleRate: 44_100, change });
    const { items: changed } = fingerprintMono(Float32Array.from(sound), {
      sampleRate: 44_100,
      hypothesis: change,
    });
    const was = fingerprintMono(Float32Array.from(left), { sampleRate: 44_100 }).items;
    const length = Math.min(changed.length, was.length);
    expect(length).toBeGreaterThan(was.length - 2);
    expect(bitErrorOf(changed.subarray(0, length), was.subarray(0, length))).toBeLessThan(most);
  });

  it("comes for several hypotheses at once as for each alone", () => {
    const all = createHypothesisFingerprinter(
      format,
      hypotheses.map(([, hypothesis]) => hypothesis),
    );
    all.add(stereo);
    const together = all.finish().map(({ items: made }) => made);
    const singly = hypotheses.map(([, hypothesis]) => {
      const one = createHypothesisFingerprinter(format, [hypothesis]);
      one.add(stereo);
      return one.finish()[0]?.items;
    });
    expect(together).toEqual(singly);
  });
});
