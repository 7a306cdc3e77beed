import { describe, expect, it } from "vitest";
import { makeChannel, type Material } from "../alac/testing-material.ts";
import {
  decodeBytes,
  encodeFlac,
  expectedSamples,
  toBits,
  type TestFrame,
  type TestStream,
  type TestSubframe,
} from "./testing.ts";

const MATERIALS: readonly Material[] = ["noise", "sine", "silence", "music", "extremes", "steps"];
const DEPTHS = [4, 8, 12, 15, 16, 17, 20, 24, 25, 31, 32];
const MIXES = ["apart", "left-side", "side-right", "mid-side"] as const;

/** Coefficients of an order that predict something: a decaying row with changing signs. */
function taps(order: number, top: number): number[] {
  return Array.from({ length: order }, (_, k) => Math.round((k % 2 === 0 ? 1 : -0.8) * top * 0.7 ** k));
}

const SUBFRAMES: readonly TestSubframe[] = [
  { kind: "verbatim" },
  ...[0, 1, 2, 3, 4].map((order): TestSubframe => ({ kind: "fixed", order })),
  ...[1, 2, 4, 5, 8, 9, 12, 13, 20, 32].flatMap((order): TestSubframe[] => [
    { kind: "linear", coefficients: taps(order, 300), precision: 10, shift: 9 },
    { kind: "linear", coefficients: taps(order, 16_383), precision: 15, shift: 14 },
  ]),
  { kind: "linear", coefficients: [1, -1, 1], precision: 2, shift: 0 },
  { kind: "linear", coefficients: [-16_384, 16_383, -16_384], precision: 15, shift: 15 },
];

/** The samples that come out are those that went in; compared at once, because element by element takes minutes. */
async function expectExact(stream: TestStream): Promise<void> {
  const { samples, codes } = await decodeBytes(encodeFlac(stream));
  expect(codes).toEqual([]);
  const expected = expectedSamples(stream);
  expect(samples.length).toBe(expected.length);
  expect(Buffer.from(samples.buffer).equals(Buffer.from(expected.buffer))).toBe(true);
}

function makeChannels(material: Material, bits: number, amount: number, frames = 96): number[][] {
  return Array.from({ length: amount }, (_, n) => makeChannel(material, bits, frames, n));
}

describe("the FLAC decoder gives back what a plain encoder wrote", () => {
  it.each(DEPTHS)("for every kind of prediction and of mix in %i bits", async (bitDepth) => {
    for (const mix of MIXES) {
      const frames = SUBFRAMES.flatMap((subframe) =>
        MATERIALS.map((material): TestFrame => ({
          mix,
          subframes: [subframe],
          channels: makeChannels(material, bitDepth, 2),
        })),
      );
      await expectExact({ bitDepth, frames });
    }
  });

  it.each(DEPTHS)(
    "for the extremes of %i bits, which the difference of two channels doubles",
    async (bitDepth) => {
      const top = 2 ** (bitDepth - 1) - 1;
      const rows = [
        [top, top, -top - 1, -top - 1, top, -top - 1, 0, -1],
        [-top - 1, top, top, -top - 1, -top - 1, top, -1, 1],
      ];
      await expectExact({ bitDepth, frames: MIXES.map((mix) => ({ mix, channels: rows })) });
      const constant = [rows[0]!.map(() => top), rows[0]!.map(() => -top - 1)];
      const subframes: TestSubframe[] = [{ kind: "constant" }];
      await expectExact({ bitDepth, frames: MIXES.map((mix) => ({ mix, channels: constant, subframes })) });
    },
  );

  it("for 1 to 8 channels", async () => {
    for (let amount = 1; amount <= 8; amount++) {
      const channels = makeChannels("music", 24, amount);
      await expectExact({
        bitDepth: 24,
        frames: [{ channels }, { channels, subframes: [{ kind: "fixed", order: 2 }] }],
      });
    }
  });

  it.each([8, 16, 24, 32])("for unused low bits in %i bits, in one channel or in both", async (bitDepth) => {
    for (const mix of MIXES) {
      for (const wasted of [1, 3, bitDepth - 2]) {
        const channels = makeChannels("music", bitDepth - wasted - 1, 2).map((channel) =>
          channel.map((sample) => sample * 2 ** (wasted + 1)),
        );
        const kinds: TestSubframe[] = [
          { kind: "verbatim", wasted },
          { kind: "fixed", order: 1, wasted },
          { kind: "linear", coefficients: [900, -400], shift: 9, wasted },
        ];
        await expectExact({
          bitDepth,
          frames: kinds.map((subframe) => ({
            mix,
            channels,
            subframes: [subframe, { ...subframe, wasted: 1 }],
          })),
        });
      }
    }
  });

  it("for all Rice parameters of both methods, partitions and escapes, and codes longer than 32 bits", async () => {
    const channels = makeChannels("music", 12, 1, 192);
    const parameters = [
      ...Array.from({ length: 15 }, (_, parameter) => ({ method: 0 as const, parameter })),
      ...Array.from({ length: 31 }, (_, parameter) => ({ method: 1 as const, parameter })),
      { method: 0 as const, parameter: "escape" as const },
      { method: 1 as const, parameter: "escape" as const },
    ];
    const frames = parameters.flatMap((coding) =>
      [0, 1, 3, 6].map((partitionOrder): TestFrame => ({
        channels,
        subframes: [{ kind: "fixed", order: 2, ...coding, partitionOrder }],
      })),
    );
    await expectExact({ frames });
  });

  it("for every code of a length", async () => {
    const codes: [number, number, string][] = [
      ...[192, 576, 1152, 2304, 4608].map((length, k): [number, number, string] => [length, k + 1, ""]),
      [77, 6, toBits(76, 8)],
      [1, 6, toBits(0, 8)],
      [300, 7, toBits(299, 16)],
      [65_535, 7, toBits(65_534, 16)],
      ...Array.from({ length: 8 }, (_, k): [number, number, string] => [256 << k, 8 + k, ""]),
    ];
    let number = 0;
    const frames = codes.map(([length, code, bits]): TestFrame => {
      const channels = [new Array<number>(length).fill(number % 100)];
      const frame: TestFrame = {
        ...{ channels, isVariable: true, number, subframes: [{ kind: "constant" }] },
        lengthCode: [code, bits],
      };
      number += length;
      return frame;
    });
    await expectExact({ frames });
  });

  it("for every code of a rate and of a depth", async () => {
    const rates = [88_200, 176_400, 192_000, 8000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000];
    const codes: [number, number, string][] = [
      ...rates.map((rate, k): [number, number, string] => [rate, k + 1, ""]),
      [7000, 12, toBits(7, 8)],
      [37_123, 13, toBits(37_123, 16)],
      [384_000, 14, toBits(38_400, 16)],
    ];
    for (const [sampleRate, code, bits] of codes) {
      await expectExact({ sampleRate, frames: [{ channels: [[1, 2, 3]], rateCode: [code, bits] }] });
    }
    for (const [bitDepth, depthCode] of [
      [8, 1],
      [12, 2],
      [16, 4],
      [20, 5],
      [24, 6],
      [32, 7],
    ] as const) {
      await expectExact({ bitDepth, frames: [{ channels: [[1, 2, -3]], depthCode }] });
    }
  });

  it("for frames larger than what is read at once", async () => {
    const channels = makeChannels("noise", 24, 8, 20_000);
    await expectExact({
      bitDepth: 24,
      frames: [{ channels }, { channels }, { channels: channels.map((row) => row.slice(0, 99)) }],
    });
  });

  it("for thousands of frames of one sample", async () => {
    const frames = Array.from({ length: 3000 }, (_, k): TestFrame => ({ channels: [[k], [-k]] }));
    await expectExact({ frames, blockSize: 1 });
  });
});
