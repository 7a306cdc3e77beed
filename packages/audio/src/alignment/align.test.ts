import { describe, expect, it } from "vitest";
import { playPiece } from "../ear/testing.ts";
import { atPace, inMemory } from "../working-audio/index.ts";
import { countFiles } from "../working-audio/testing.ts";
import { align } from "./align.ts";

describe("what runs faster", () => {
  const piece = playPiece({ work: 1, seconds: 20 });
  const a = inMemory(piece.left, piece.right);
  const faster = atPace(a, 1 / 1.01);

  it("is found alike whether its copy at the other pace is in memory or in a file", () => {
    const expected = align(a, faster);
    const found = align(a, faster, countFiles());
    expect(found.pace).toBeCloseTo(1.01, 5);
    expect({ ...found, b: found.b.frames, close: null }).toEqual({
      ...expected,
      b: expected.b.frames,
      close: null,
    });
    found.close();
    expected.close();
  });

  it("has one copy at a time, which is given back with the alignment", () => {
    const space = countFiles();
    const alignment = align(a, faster, space);
    expect(space.count()).toEqual({ open: 1, most: 1 });
    alignment.close();
    alignment.close();
    expect(space.count().open).toBe(0);
  });

  it("leaves no copy behind when the disk is full", () => {
    const write = (): number => {
      throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
    };
    const space = countFiles({ write });
    expect(() => align(a, faster, space)).toThrow(expect.objectContaining({ code: "FILE_DISK_FULL" }));
    expect(space.count()).toEqual({ open: 0, most: 1 });
  });
});
