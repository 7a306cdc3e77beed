import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatTitle } from "./format-title.ts";
import type { ParsedTitle } from "./parsed-title.ts";
import { parseTitle } from "./parse-title.ts";
import { ENGLISH_TITLES } from "./testing/english-titles.ts";
import { PLAIN_TITLES } from "./testing/plain-titles.ts";
import { WORLD_TITLES } from "./testing/world-titles.ts";
import { titleAndVersion } from "./title-and-version.ts";

const kindsIn = ({ versions }: ParsedTitle): string => versions.map(({ kinds }) => kinds.join("+")).join(" ");

describe("a title taken apart", () => {
  it.each([...ENGLISH_TITLES, ...WORLD_TITLES])("%j is called %j and is %j", (text, title, kinds) => {
    const parsed = parseTitle(text);
    expect([parsed.title, kindsIn(parsed)]).toEqual([title, kinds]);
  });

  it.each(PLAIN_TITLES)("%j has nothing but a title", (text) => {
    expect(parseTitle(text)).toMatchObject({ title: text, versions: [], featured: [], rest: [] });
  });

  it("is tried with at least 250 titles", () => {
    expect(ENGLISH_TITLES.length + WORLD_TITLES.length + PLAIN_TITLES.length).toBeGreaterThanOrEqual(250);
  });

  it("tells who made a version, where, and when", () => {
    expect(parseTitle("Harbour (Jo Berg Remix)").versions[0]?.by?.words).toBe("Jo Berg");
    expect(parseTitle("Harbour (Remix von Jo Berg)").versions[0]?.by?.words).toBe("Jo Berg");
    expect(parseTitle("Harbour (Jo’s Version)").versions[0]?.by?.words).toBe("Jo");
    expect(parseTitle("Harbour (Live at Old Mill, 2019)")).toMatchObject({
      versions: [{ detail: { words: "Old Mill", place: { start: 17, end: 25 } }, year: 2019 }],
      year: 2019,
    });
    expect(parseTitle("Harbour (Take 3)").versions[0]?.detail?.words).toBe("3");
  });

  it("names who is featured, and is not sure of names behind a word such as with", () => {
    expect(parseTitle("Harbour (feat. Jo Berg)").featured).toMatchObject([{ name: "Jo Berg", isSure: true }]);
    expect(parseTitle("Harbour (with Jo Berg)").featured).toMatchObject([{ name: "Jo Berg", isSure: false }]);
    expect(parseTitle("Harbour feat. Jo & Al").featured).toMatchObject([
      { name: "Jo & Al", isSure: false, candidates: [{ words: "Jo" }, { words: "Al" }] },
    ]);
  });

  it("says of a version without brackets or dash that it is not sure", () => {
    expect(parseTitle("Harbour Radio Edit").versions[0]?.isSure).toBe(false);
    expect(parseTitle("Harbour - Radio Edit").versions[0]?.isSure).toBe(true);
  });

  it("keeps what shops add apart from title and version", () => {
    expect(parseTitle("Harbour (Official Video)").rest.map(({ words }) => words)).toEqual(["Official Video"]);
  });

  it("leaves credits and numbers where they were typed when title and version get their fields", () => {
    expect(titleAndVersion("01. Harbour (feat. Jo) [Live] (Remastered)")).toEqual({
      title: "01. Harbour (feat. Jo)",
      versionTitle: "Live, Remastered",
    });
    expect(titleAndVersion("Harbour Radio Edit")).toEqual({ title: "Harbour Radio Edit" });
    expect(titleAndVersion("Harbour (Jo Remix feat. Al)")).toEqual({
      title: "Harbour",
      versionTitle: "Jo Remix feat. Al",
    });
  });
});

const PIECES = [
  ...["(", ")", "[", "]", "-", "–", "—", "~", "〜", "'", '"', "/", ",", "&", "+", ".", ":", " "],
  ...[
    "Harbour",
    "Live",
    "at",
    "Radio Edit",
    "Remix",
    "feat.",
    "with",
    "Jo Berg",
    "2011",
    "Remaster",
    "Pt. 2",
    "版",
    "ライブ",
    "İ",
    "e\u0301",
  ],
];
const titles = fc.oneof(
  fc.string({ unit: "binary", maxLength: 120 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(" ")),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join("")),
);

describe("any text as a title", () => {
  it("is covered by its pieces in their order", () => {
    fc.assert(
      fc.property(titles, (text) => {
        const { pieces } = parseTitle(text);
        expect(pieces.map(({ place }) => text.slice(place.start, place.end)).join("")).toBe(text);
        for (const [index, { place }] of pieces.entries())
          expect(place.start).toBe(pieces[index - 1]?.place.end ?? 0);
      }),
      { numRuns: 3000 },
    );
  });

  it("has every part in the place it names", () => {
    fc.assert(
      fc.property(titles, (text) => {
        const { versions, featured, rest } = parseTitle(text);
        const names = featured.map(({ name, place }) => ({ words: name, place }));
        const others = versions.flatMap(({ by, detail }) => [by, detail]).filter((part) => part !== null);
        for (const { words, place } of [
          ...versions,
          ...names,
          ...rest,
          ...others,
          ...featured.flatMap((one) => one.candidates),
        ]) {
          expect(text.slice(place.start, place.end)).toBe(words);
          expect(words).not.toBe("");
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("is read the same after it was formatted", () => {
    const parts = ({ title, versions, featured, rest, year }: ParsedTitle): unknown => [
      title,
      versions.map(({ words, kinds }) => [words, kinds]),
      featured.map(({ name }) => name).sort(),
      rest.map(({ words }) => words),
      year,
    ];
    fc.assert(
      fc.property(titles, (text) => {
        const parsed = parseTitle(text);
        const formatted = formatTitle(parsed);
        expect(parts(parseTitle(formatted))).toEqual(parts(parsed));
        expect(formatTitle(parseTitle(formatted))).toBe(formatted);
      }),
      { numRuns: 3000 },
    );
  });

  it("has a title unless it is blank", () => {
    fc.assert(fc.property(titles, (text) => (parseTitle(text).title === "") === (text.trim() === "")));
  });

  it.each(["(", "[live] ", "- ", "feat ", "版", "Live / ", " -a", "～", " ", "x & "])(
    "is read also where it is %j many times",
    (piece) => {
      for (const length of [200, 50_000])
        expect(parseTitle(piece.repeat(length)).versions.length).toBeLessThan(200);
    },
  );
});
