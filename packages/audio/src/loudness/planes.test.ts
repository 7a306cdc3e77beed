import fc from "fast-check";
import { expect, it } from "vitest";
import { createPlaneSplitter } from "./index.ts";
import { floatFormat } from "./testing.ts";

interface Seen {
  readonly firstFrame: number;
  readonly frames: number;
  readonly planes: readonly number[][];
  readonly lowest: readonly number[];
  readonly highest: readonly number[];
  readonly sums: readonly number[];
  readonly invalid: number;
}

function split(pieces: readonly (Int32Array | Float64Array)[], channels: number): Seen[] {
  const splitter = createPlaneSplitter(floatFormat({ channels }));
  const seen: Seen[] = [];
  const visit: Parameters<typeof splitter.add>[1] = (block) => {
    seen.push({
      ...block,
      planes: block.planes.map((plane) => [...plane]),
      lowest: [...block.lowest],
      highest: [...block.highest],
      sums: [...block.sums],
    });
  };
  for (const piece of pieces) splitter.add(piece, visit);
  splitter.finish(visit);
  return seen;
}

it("shows blocks of 256 frames and a shorter last one, full scale being 1", () => {
  const samples = Int32Array.from({ length: 600 }, (_, i) => (i % 2 === 0 ? 2 ** 30 : -(2 ** 31)));
  const [first, second] = split([samples], 2);
  expect(first).toMatchObject({ firstFrame: 0, frames: 256, lowest: [0.5, -1], highest: [0.5, -1] });
  expect(second).toMatchObject({ firstFrame: 256, frames: 44, sums: [22, -44] });
  expect(second?.planes[0]?.slice(43, 46)).toEqual([0.5, 0, 0]);
});

it("is the same however the samples are cut, even within a frame", () => {
  const audio = fc.record({
    channels: fc.integer({ min: 1, max: 7 }),
    frames: fc.integer({ min: 0, max: 700 }),
    pieces: fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 8 }),
  });
  fc.assert(
    fc.property(audio, ({ channels, frames, pieces }) => {
      const samples = Float64Array.from({ length: frames * channels }, (_, i) => i + 1);
      const cut: Float64Array[] = [];
      for (let at = 0, i = 0; at < samples.length; i++) {
        const end = at + (pieces[i % pieces.length] ?? 1);
        cut.push(samples.subarray(at, end));
        at = end;
      }
      const blocks = split(cut, channels);
      expect(blocks).toEqual(split([samples], channels));
      const joined = blocks.flatMap(({ planes, frames: count }) => planes[0]?.slice(0, count) ?? []);
      expect(joined).toEqual(Array.from({ length: frames }, (_, frame) => frame * channels + 1));
    }),
  );
});

it("counts what is no number or far beyond full scale, and takes it for 0", () => {
  const [block] = split([Float64Array.of(NaN, Infinity, -1e13, 1e-40, 2, -Infinity)], 1);
  expect(block?.planes[0]?.slice(0, 6)).toEqual([0, 0, 0, 0, 2, 0]);
  expect(block?.invalid).toBe(4);
});

it("forgets a frame that is never completed", () => {
  expect(split([Float64Array.of(1, 2, 3)], 2)).toMatchObject([{ frames: 1 }]);
  expect(split([Float64Array.of(1)], 2)).toEqual([]);
});
