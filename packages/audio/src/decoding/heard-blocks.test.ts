import { describe, expect, it } from "vitest";
import { createHeardBlocks, type HeardBlocks } from "./heard-blocks.ts";

/** A ramp of so many frames, in the second channel with the sign turned. */
function ramp(from: number, frames: number): Float32Array[] {
  const left = Float32Array.from({ length: frames }, (_, index) => from + index);
  return [left, left.map((sample) => -sample)];
}

/** Adds pieces of these lengths, a negative one as silence, and tells what came of it. */
function play(heard: HeardBlocks, lengths: readonly number[]): { samples: number[]; starts: number[] } {
  const samples: number[] = [];
  const starts: number[] = [];
  const take = (blocks: ReturnType<HeardBlocks["end"]>): void => {
    for (const block of blocks) {
      starts.push(block.firstFrame);
      samples.push(...block.samples);
    }
  };
  let at = 1;
  for (const length of lengths) {
    take(length < 0 ? heard.addSilence(-length) : heard.add(ramp(at, length), length));
    at += Math.abs(length);
  }
  take(heard.end());
  return { samples, starts };
}

describe("what is heard of decoded frames", () => {
  it("leaves out the beginning and what is over the limit, over pieces of any length", () => {
    for (const lengths of [[20], [3, 3, 3, 11], [1, 1, 1, 1, 1, 15], [9, 0, 11]]) {
      const heard = createHeardBlocks({ order: [0, 1], skip: 4 });
      heard.setLimit(6);
      const { samples } = play(heard, lengths);
      expect(samples).toEqual([5, -5, 6, -6, 7, -7, 8, -8, 9, -9, 10, -10]);
      expect([heard.frames, heard.isFull]).toEqual([6, true]);
    }
  });

  it("has silence where it is asked for, which skip and limit count like sound", () => {
    const heard = createHeardBlocks({ order: [0, 1], skip: 1 });
    heard.setLimit(5);
    expect(play(heard, [-2, 2, -2]).samples).toEqual(
      [0, -0, 3, -3, 4, -4, 0, -0, 0, -0].map((one) => one + 0),
    );
  });

  it("puts channels in their places", () => {
    const heard = createHeardBlocks({ order: [1, 0], skip: 0 });
    expect(play(heard, [2]).samples).toEqual([-1, 1, -2, 2]);
  });

  it("comes in blocks that follow each other", () => {
    const heard = createHeardBlocks({ order: [0, 1], skip: 10 });
    const { samples, starts } = play(heard, [30_000, 10_000]);
    expect(starts).toEqual([0, 12_288, 24_576, 36_864]);
    expect(samples.length).toBe(2 * 39_990);
    expect(samples.at(-2)).toBe(40_000);
  });
});
