import { describe, expect, it } from "vitest";
import { buildSegment, sketch } from "./segment.ts";
import { decodeSegments, encodeSegment } from "./segment-bytes.ts";
import { aFingerprint } from "./testing.ts";

const one = buildSegment(
  [sketch("Ä first", aFingerprint(1, 300)), sketch("second", aFingerprint(2, 211))],
  ["gone"],
);
const none = buildSegment([]);

describe("the bytes of a segment", () => {
  it("are read as they were written, one after the other, wherever they lie in memory", () => {
    const bytes = Buffer.concat([encodeSegment(one), encodeSegment(none), encodeSegment(one)]);
    expect(decodeSegments(bytes)).toEqual([one, none, one]);
    const shifted = Buffer.concat([Buffer.from([0]), bytes]).subarray(1);
    expect(decodeSegments(shifted)).toEqual([one, none, one]);
    expect(decodeSegments(new Uint8Array(0))).toEqual([]);
  });

  it("are the same for the same recordings", () => {
    const [again = none] = decodeSegments(encodeSegment(one)) ?? [];
    expect(encodeSegment(again)).toEqual(encodeSegment(one));
  });

  it("are no segments when one byte is another, or some are missing, or too many are there", () => {
    const bytes = encodeSegment(one);
    for (let at = 0; at < bytes.length; at += 1) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      expect(decodeSegments(damaged), `byte ${String(at)}`).toBeNull();
      if (at > 0) expect(decodeSegments(bytes.slice(0, at)), `the first ${String(at)}`).toBeNull();
    }
    expect(decodeSegments(Buffer.concat([bytes, Buffer.alloc(3)]))).toBeNull();
  });
});
