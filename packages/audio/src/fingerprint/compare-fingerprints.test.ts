import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareFingerprints, FINGERPRINT_ALGORITHM } from "./index.ts";

const madeBy = FINGERPRINT_ALGORITHM;

/** Items that look like chance, each sharing most bits with the one before, as those of music do. */
function makeItems(length: number, seed: number): Uint32Array {
  const items = new Uint32Array(length);
  let state = seed;
  let item = seed;
  for (let n = 0; n < length; n += 1) {
    for (let k = 0; k < 5; k += 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      item ^= 1 << (state >>> 27);
    }
    items[n] = item;
  }
  return items;
}

const a = makeItems(640, 1);

function compare(first: Uint32Array, second: Uint32Array): ReturnType<typeof compareFingerprints> {
  return compareFingerprints({ items: first, madeBy }, { items: second, madeBy });
}

function join(...parts: readonly Uint32Array[]): Uint32Array {
  return Uint32Array.from(parts.flatMap((part) => [...part]));
}

describe("comparing fingerprints", () => {
  it("finds the same at offset 0 without a bit of error", () => {
    const { best, blocks } = compare(a, a);
    expect(best).toEqual({ first: 0, items: 640, offset: 0, bitError: 0 });
    expect(blocks).toHaveLength(10);
    expect(blocks.every(({ offset, bitError }) => offset === 0 && bitError === 0)).toBe(true);
  });

  it("finds a part wherever it lies, from either side", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 100, max: 140 }), (start, length) => {
        const part = a.subarray(start, start + length);
        expect(compare(part, a).best).toMatchObject({ offset: start, bitError: 0, items: part.length });
        expect(compare(a, part).best).toMatchObject({ first: start, offset: 0 - start, bitError: 0 });
      }),
      { numRuns: 30 },
    );
  });

  it("tells by blocks where the parts of an edit came from", () => {
    const edit = join(a.subarray(0, 192), a.subarray(320));
    const { blocks } = compare(edit, a);
    expect(blocks.map(({ offset }) => offset)).toEqual([0, 0, 0, 128, 128, 128, 128, 128]);
  });

  it("finds sections that changed places", () => {
    const moved = join(a.subarray(320), a.subarray(0, 320));
    const { blocks } = compare(moved, a);
    expect(blocks.map(({ offset }) => offset)).toEqual([
      320, 320, 320, 320, 320, -320, -320, -320, -320, -320,
    ]);
    expect(blocks.every(({ bitError }) => bitError === 0)).toBe(true);
  });

  it("counts the bits that differ", () => {
    const changed = a.map((item, n) => (n % 4 === 0 ? item ^ 0b11 : item));
    expect(compare(changed, a).best?.bitError).toBeCloseTo(2 / 32 / 4, 6);
  });

  it("finds nothing in other music that is below the error of chance by much", () => {
    const { best, blocks } = compare(makeItems(640, 7), a);
    expect(best?.bitError).toBeGreaterThan(0.4);
    expect(Math.min(...blocks.map(({ bitError }) => bitError))).toBeGreaterThan(0.25);
  });

  it("has no best offset where one of them is empty", () => {
    const empty = new Uint32Array(0);
    for (const pair of [compare(empty, a), compare(a, empty), compare(empty, empty)]) {
      expect(pair).toEqual({ best: null, blocks: [] });
    }
  });

  it("finds a passage of a minute in one of three hours, and three hours in themselves, in a second or two", () => {
    const long = makeItems(87_000, 3);
    expect(compare(long.subarray(50_000, 50_480), long).best).toMatchObject({ offset: 50_000, bitError: 0 });
    const trimmed = compare(long.subarray(700), long);
    expect(trimmed.best).toMatchObject({ offset: 700, bitError: 0 });
    expect(trimmed.blocks.every(({ offset }) => offset === 700)).toBe(true);
  });

  it("refuses fingerprints that were made in different ways", () => {
    expect(() => compareFingerprints({ items: a, madeBy }, { items: a, madeBy: "another/1" })).toThrow(
      "fingerprints by chromaprint-1/deadwax-1 and another/1",
    );
  });
});
