import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseArtistLine } from "./parse-artist-line.ts";

const mainNames = (text: string, known?: readonly string[]): readonly string[] =>
  parseArtistLine(text, known === undefined ? {} : { knownNames: new Set(known) }).main.map(
    ({ name }) => name,
  );

describe("an artist line taken apart", () => {
  it.each([
    ["Simon & Garfunkel", ["Simon", "Garfunkel"]],
    ["Earth, Wind & Fire", ["Earth", "Wind", "Fire"]],
    ["AC/DC", ["AC", "DC"]],
    ["Tyler, the Creator", ["Tyler", "the Creator"]],
    ["Florence + the Machine", ["Florence", "the Machine"]],
    ["Ana Lima and Jo Berg", ["Ana Lima", "Jo Berg"]],
    ["Ana Lima und Jo Berg", ["Ana Lima", "Jo Berg"]],
    ["Ana Lima con Jo Berg", ["Ana Lima", "Jo Berg"]],
    ["Ana Lima X Jo Berg", ["Ana Lima", "Jo Berg"]],
    ["椎名と浮雲", ["椎名", "浮雲"]],
  ])("leaves %j one name and says where it might be cut", (text, candidates) => {
    const [name, ...more] = parseArtistLine(text).main;
    expect(more).toEqual([]);
    expect(name).toMatchObject({ name: text, isSure: false });
    expect(name?.candidates.map(({ words }) => words)).toEqual(candidates);
  });

  it.each([
    ["Ana Lima", ["Ana Lima"]],
    ["Malcolm X", ["Malcolm X"]],
    ["ひととよう", ["ひととよう"]],
    ["Ana Lima x Jo Berg", ["Ana Lima", "Jo Berg"]],
    ["Ana Lima × Jo Berg", ["Ana Lima", "Jo Berg"]],
    ["Ana Lima vs. Jo Berg", ["Ana Lima", "Jo Berg"]],
    ["Ana Lima / Jo Berg", ["Ana Lima", "Jo Berg"]],
    ["Ana Lima; Jo Berg", ["Ana Lima", "Jo Berg"]],
  ])("is sure about %j", (text, names) => {
    const { main } = parseArtistLine(text);
    expect(main.map(({ name, isSure }) => [name, isSure])).toEqual(names.map((name) => [name, true]));
  });

  it.each([
    ["Ana Lima feat. Jo Berg", "Ana Lima", "Jo Berg"],
    ["Ana Lima ft Jo Berg", "Ana Lima", "Jo Berg"],
    ["Ana Lima, featuring Jo Berg", "Ana Lima", "Jo Berg"],
    ["Ana Lima (feat. Jo Berg)", "Ana Lima", "Jo Berg"],
    ["Ana Lima [FT. Jo Berg]", "Ana Lima", "Jo Berg"],
  ])("reads who is featured in %j", (text, main, featured) => {
    const line = parseArtistLine(text);
    expect([line.main.map(({ name }) => name), line.featured.map(({ name }) => name)]).toEqual([
      [main],
      [featured],
    ]);
  });

  it("cuts at a doubtful sign where every name is known, and never where the whole is", () => {
    expect(mainNames("Ana Lima & Jo Berg", ["ana lima", "jo berg"])).toEqual(["Ana Lima", "Jo Berg"]);
    expect(mainNames("Ana Lima & Jo Berg", ["ana lima"])).toEqual(["Ana Lima & Jo Berg"]);
    expect(mainNames("Salt & Sea", ["salt", "sea", "salt and sea"])).toEqual(["Salt & Sea"]);
  });

  it("gives every name with its place, for any text", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc
            .array(fc.constantFrom("Ana", "&", ",", " x ", "feat.", "(", ")", " ", "と", "/", "Jo"), {
              maxLength: 12,
            })
            .map((parts) => parts.join(" ")),
        ),
        (text) => {
          const { main, featured } = parseArtistLine(text);
          for (const { name, place, candidates } of [...main, ...featured]) {
            expect(text.slice(place.start, place.end)).toBe(name);
            for (const one of candidates) expect(text.slice(one.place.start, one.place.end)).toBe(one.words);
          }
          expect(main.length > 0).toBe(text.trim() !== "");
        },
      ),
      { numRuns: 2000 },
    );
  });
});
