import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ITEM_SECONDS } from "./find-candidates.ts";
import { createFingerprintIndex, type FingerprintIndex } from "./fingerprint-index.ts";
import { decodeSegments, encodeSegment } from "./segment-bytes.ts";
import { aFingerprint, withBitErrors } from "./testing.ts";

const FIFTEEN_SECONDS = 101; // An item covers 2.5 s, so 15 s have so many.
const pieces = Array.from({ length: 40 }, (_, seed) => aFingerprint(seed, 1200 + 10 * seed));

function anIndex(fingerprints: readonly Uint32Array[] = pieces): FingerprintIndex {
  const index = createFingerprintIndex();
  for (const [n, items] of fingerprints.entries()) index.add(`piece-${String(n)}`, items);
  return index;
}

function asItIs(items: Uint32Array): [{ name: "as it is"; items: Uint32Array }] {
  return [{ name: "as it is", items }];
}

describe("an index of fingerprints", () => {
  it("finds a recording by any 15 s of it, with bits as a coder changes them, and tells where they lie", () => {
    const index = anIndex();
    for (const [n, items] of pieces.entries()) {
      for (let start = 0; start + FIFTEEN_SECONDS <= items.length; start += 173) {
        const piece = withBitErrors(items.subarray(start, start + FIFTEEN_SECONDS), 0.02, start);
        const [first] = index.find(asItIs(piece));
        expect(first?.id, `${String(n)} from ${String(start)}`).toBe(`piece-${String(n)}`);
        expect(first?.offsetSeconds).toBeCloseTo(start * ITEM_SECONDS, -0.4);
      }
    }
  });

  it("tells hardly a candidate for strangers, and none for silence, for a tone, and for nothing at all", () => {
    const index = anIndex();
    index.add("silence", new Uint32Array(2000).fill(627_964_279));
    const strangers = Array.from({ length: 40 }, (_, seed) =>
      index.find(asItIs(aFingerprint(1000 + seed))),
    ).flat();
    expect(strangers.filter(({ score }) => score > 60)).toEqual([]);
    expect(strangers.length).toBeLessThan(12);
    expect(index.find(asItIs(new Uint32Array(2000).fill(627_964_279)))).toEqual([]);
    expect(index.find(asItIs(new Uint32Array(0)))).toEqual([]);
    expect(index.find([])).toEqual([]);
    expect(createFingerprintIndex().find(asItIs(aFingerprint(1)))).toEqual([]);
  });

  it("tells which hypothesis met the recording", () => {
    const [known = new Uint32Array()] = pieces;
    const hypotheses = [
      { name: 1, items: aFingerprint(2000) },
      { name: 1.06, items: withBitErrors(known, 0.05) },
      { name: 0.94, items: aFingerprint(2001) },
    ];
    expect(anIndex().find(hypotheses)).toMatchObject([{ id: "piece-0", hypothesis: 1.06, met: 1 }]);
  });

  it("finds a recording whose middle is cut out, and one whose bars are all the same", () => {
    const [whole = new Uint32Array()] = pieces;
    const cut = Uint32Array.from([...whole.subarray(0, 500), ...whole.subarray(700)]);
    const bars = Uint32Array.from({ length: 1600 }, (_, n) => whole[n % 64] ?? 0);
    const index = anIndex();
    index.add("loop", bars);
    expect(index.find(asItIs(cut))[0]?.id).toBe("piece-0");
    expect(index.find(asItIs(bars.subarray(801, 801 + FIFTEEN_SECONDS))).map(({ id }) => id)).toContain(
      "loop",
    );
  });

  it("finds an excerpt of a mix of three hours, and keeps no more of it than 64 KiB", () => {
    const mix = Uint32Array.from(
      Array.from({ length: 44 }, (_, n) => [...aFingerprint(5000 + n, 2000)]).flat(),
    );
    const index = anIndex();
    index.add("mix", mix);
    const without = anIndex()
      .segments()
      .reduce((sum, segment) => sum + encodeSegment(segment).length, 0);
    const bytes = index.segments().reduce((sum, segment) => sum + encodeSegment(segment).length, 0);
    expect(bytes - without).toBeLessThan(2 ** 16 + 2 ** 15);
    for (const start of [0, 30_000, 87_000]) {
      const [first] = index.find(asItIs(mix.subarray(start, start + 250)));
      expect(first?.id).toBe("mix");
      expect(first?.offsetSeconds).toBeCloseTo(start * ITEM_SECONDS, -0.4);
    }
  });

  it("keeps at most 2 kB of four minutes, all included", () => {
    const index = createFingerprintIndex();
    const four = Array.from({ length: 200 }, (_, n) => aFingerprint(n, 1920));
    for (const items of four) index.add(crypto.randomUUID(), items);
    index.merge();
    const [segment, ...others] = index.segments();
    expect(others).toEqual([]);
    // The directory is shared: of 200 recordings each bears 0.3 kB of it, of 100,000 next to nothing.
    const bytes = segment === undefined ? 0 : encodeSegment(segment).length;
    expect((bytes - 2 ** 16) / four.length).toBeLessThan(2000);
    expect(bytes).toBeLessThan(four.length * 2400);
  });

  it("tells the best first, ends where it is told to, and leaves out what is below the minimum", () => {
    const [known = new Uint32Array()] = pieces;
    const index = createFingerprintIndex();
    for (let n = 0; n < 30; n += 1) index.add(String(n), withBitErrors(known, n / 300, n));
    const found = index.find(asItIs(known));
    expect(found).toHaveLength(20);
    expect(found[0]?.id).toBe("0");
    expect(found.map(({ score }) => score)).toEqual(
      found.map(({ score }) => score).toSorted((a, b) => b - a),
    );
    expect(index.find(asItIs(known), { limit: 3 })).toEqual(found.slice(0, 3));
    const minimum = found[4]?.score ?? 0;
    expect(index.find(asItIs(known), { minimum })).toEqual(found.filter(({ score }) => score >= minimum));
  });

  it("refuses names that its file could not keep", () => {
    const index = createFingerprintIndex();
    expect(() => {
      index.add("a\nb", aFingerprint(1, 100));
    }).toThrow(/no recording is called/u);
  });
});

const change = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("add" as const), id: fc.nat(9), seed: fc.nat(11) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("remove" as const), id: fc.nat(9) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom("merge" as const, "reload" as const, "seal" as const) }),
  },
);

describe("an index that changes", () => {
  const queries = Array.from({ length: 12 }, (_, seed) =>
    withBitErrors(pieces[seed] ?? new Uint32Array(), 0.06, seed),
  );

  it("answers as if it had been built at once from what is in it, whatever was added, removed, merged and read again", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 25 }), (changes) => {
        const model = new Map<string, Uint32Array>();
        let index = createFingerprintIndex();
        for (const one of changes) {
          if (one.do === "add") {
            const items = pieces[one.seed] ?? new Uint32Array();
            index.add(String(one.id), items);
            model.set(String(one.id), items);
          } else if (one.do === "remove") {
            expect(index.remove(String(one.id))).toBe(model.delete(String(one.id)));
          } else if (one.do === "merge") index.merge();
          else if (one.do === "seal") index.segments();
          else index = reread(index);
        }
        const anew = createFingerprintIndex();
        for (const id of [...model.keys()].toSorted()) anew.add(id, model.get(id) ?? new Uint32Array());
        expect(index.size).toBe(model.size);
        for (let id = 0; id < 10; id += 1) expect(index.has(String(id))).toBe(model.has(String(id)));
        for (const items of queries) expect(index.find(asItIs(items))).toEqual(anew.find(asItIs(items)));
      }),
      { numRuns: 60 },
    );
  });

  it("is the same when thousands are added one by one, and keeps few segments", () => {
    const short = Array.from({ length: 2500 }, (_, n) => aFingerprint(n, 120));
    const index = anIndex(short);
    expect(index.size).toBe(2500);
    expect(index.segments().length).toBeLessThan(4);
    const found = index.find(asItIs(short[1700] ?? new Uint32Array()));
    expect(found[0]?.id).toBe("piece-1700");
    index.merge();
    expect(index.segments()).toHaveLength(1);
    expect(index.find(asItIs(short[1700] ?? new Uint32Array()))).toEqual(found);
  });

  it("appends: segments that were told stay the same objects, and a removal is a segment of its own", () => {
    const index = anIndex();
    const [first] = index.segments();
    index.add("new", aFingerprint(77));
    index.remove("piece-3");
    const [again, appended, ...others] = index.segments();
    expect(again).toBe(first);
    expect(appended).toMatchObject({ ids: ["new"], removed: ["piece-3"] });
    expect(others).toEqual([]);
    expect(reread(index).has("piece-3")).toBe(false);
  });
});

function reread(index: FingerprintIndex): FingerprintIndex {
  const segments = decodeSegments(Buffer.concat(index.segments().map(encodeSegment)));
  expect(segments).not.toBeNull();
  return createFingerprintIndex(segments ?? []);
}
