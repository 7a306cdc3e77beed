import { describe, expect, it } from "vitest";
import { alignFingerprints } from "./align-fingerprints.ts";
import { ITEM_SECONDS } from "./find-candidates.ts";
import { aFingerprint, withBitErrors } from "./testing.ts";

const known = aFingerprint(1, 1600);

describe("two fingerprints item by item", () => {
  it("lie on each other when they are the same", () => {
    expect(alignFingerprints(known, known)).toEqual({ offsetSeconds: 0, bitError: 0, matchedShare: 1 });
  });

  it("tell where an excerpt lies, and how many bits differ", () => {
    const found = alignFingerprints(known, withBitErrors(known.subarray(700, 900), 0.08));
    expect(found.offsetSeconds).toBeCloseTo(700 * ITEM_SECONDS, 6);
    expect(found.bitError).toBeCloseTo(0.08, 1);
    expect(found.matchedShare).toBe(1);
  });

  it("start before zero when the second has more at its beginning", () => {
    const longer = Uint32Array.from([...aFingerprint(2, 160), ...known]);
    const found = alignFingerprints(known, longer);
    expect(found.offsetSeconds).toBeCloseTo(-160 * ITEM_SECONDS, 6);
    expect(found.matchedShare).toBeCloseTo(1600 / 1760, 1);
  });

  it("match at several offsets when the middle is cut out", () => {
    const cut = Uint32Array.from([...known.subarray(0, 512), ...known.subarray(800)]);
    const found = alignFingerprints(known, cut);
    expect(found.offsetSeconds).toBeCloseTo(288 * ITEM_SECONDS, 6);
    expect(found).toMatchObject({ bitError: 0, matchedShare: 1 });
  });

  it("have next to nothing in common when they are of two pieces, and nothing when one is empty or silent", () => {
    expect(alignFingerprints(known, aFingerprint(3, 1600)).matchedShare).toBeLessThan(0.1);
    const nothing = { offsetSeconds: 0, bitError: 1, matchedShare: 0 };
    expect(alignFingerprints(known, new Uint32Array(0))).toEqual(nothing);
    expect(alignFingerprints(new Uint32Array(0), known)).toEqual(nothing);
    expect(alignFingerprints(new Uint32Array(999), new Uint32Array(999))).toEqual(nothing);
  });
});
