import fc from "fast-check";
import { expect, test } from "vitest";
import { RELATIONS, type Relation } from "../comparison/index.ts";
import { heardAs } from "../rule-set/testing.ts";
import type { HeardPair } from "./rescue-input.ts";
import type { Rescue } from "./rescue.ts";
import { aPair, aRescueFile, aRow, recordingsOf, rescueOf } from "./testing.ts";

const NAMES = [
  "Drive",
  "Drive (Radio Edit)",
  "drive clean v3",
  "MD final2",
  "stems/drums",
  "Other",
  "old/Drive USE THIS",
];
const SAME: readonly Relation[] = ["identical-file", "identical-audio", "format"];

/** Files, some with the same audio, and pairs that contradict each other as they like. */
const folders = fc
  .uniqueArray(
    fc.record({
      path: fc
        .tuple(fc.constantFrom(...NAMES), fc.integer({ min: 0, max: 3 }))
        .map(([name, n]) => `${name} ${n}.wav`),
      audio: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 12, selector: ({ path }) => path },
  )
  .chain((given) => {
    const files = given.map(({ path, audio }) =>
      aRescueFile(path, audio === undefined ? {} : { audio: `audio ${audio}` }),
    );
    const index = fc.integer({ min: 0, max: files.length - 1 });
    const pair = fc.record({ a: index, b: index, relation: fc.constantFrom(...RELATIONS) });
    return fc.record({
      files: fc.constant(files),
      pairs: fc.array(
        pair
          .filter(({ a, b }) => a !== b)
          .map(({ a, b, relation }) => aPair(files[a]!.path, files[b]!.path, heardAs(relation))),
        { maxLength: files.length === 1 ? 0 : 16 },
      ),
    });
  });

const rows = [aRow({ title: "Drive" }), aRow({ row: 3, title: "Drive (Radio Edit)", durationMs: 180_000 })];

function pathsIn(rescue: Rescue): readonly string[] {
  return [
    ...recordingsOf(rescue).flatMap(({ files }) => files.map(({ path }) => path)),
    ...rescue.families.flatMap(({ stems }) => stems.map(({ path }) => path)),
    ...rescue.looseStems.map(({ path }) => path),
    ...rescue.silent,
  ].sort();
}

test("no file is lost, and none is in two places", () => {
  fc.assert(
    fc.property(folders, ({ files, pairs }) => {
      expect(pathsIn(rescueOf(files, { pairs, rows }))).toEqual(files.map(({ path }) => path).sort());
    }),
  );
});

test("the order of files and comparisons does not matter", () => {
  fc.assert(
    fc.property(folders, ({ files, pairs }) => {
      // Two comparisons of the same two files have no order of their own.
      const once = [...new Map(pairs.map((pair) => [`${pair.a}|${pair.b}`, pair])).values()];
      const there = rescueOf(files, { pairs: once, rows });
      const back = rescueOf(files.toReversed(), { pairs: once.toReversed(), rows });
      expect(back).toEqual(there);
    }),
  );
});

test("files that were not heard to be the same are never one recording", () => {
  fc.assert(
    fc.property(folders, ({ files, pairs }) => {
      const rescue = rescueOf(files, { pairs, rows });
      const audio = new Map(files.map(({ path, facts }) => [path, facts.audioHash]));
      const isApart = ({ a, b, heard }: HeardPair): boolean =>
        audio.get(a) !== audio.get(b) && !SAME.includes(heard.relation);
      for (const { files: own } of recordingsOf(rescue)) {
        const paths = own.map(({ path }) => path);
        expect(
          pairs.filter((pair) => isApart(pair) && paths.includes(pair.a) && paths.includes(pair.b)),
        ).toEqual([]);
      }
    }),
  );
});
