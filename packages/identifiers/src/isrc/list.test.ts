import { describe, expect, test } from "vitest";
import { parseIsrcList } from "../index.ts";

const ONE = "DEU671703268";
const OTHER = "USRC17607839";

describe("a value that holds several codes", () => {
  test.each([
    [`${ONE}\0${OTHER}`, "NUL, as ID3v2.4 does"],
    [`${ONE}/${OTHER}`, "a slash, as Picard does for ID3v2.3"],
    [`${ONE}; ${OTHER}`, "semicolons"],
    [`${ONE}, ${OTHER}`, "commas"],
    [`${ONE} | ${OTHER}`, "bars"],
    [`${ONE}\r\n${OTHER}`, "lines"],
    [`${ONE} ${OTHER}`, "a blank"],
    [`ISRC ${ONE} ISRC ${OTHER}`, "blanks, with labels"],
    [`urn:isrc:${ONE} urn:isrc:${OTHER}`, "blanks between URNs"],
    ["DE/U67/17/03268/US/RC1/76/07839", "slashes everywhere"],
    ["DE U67 17 03268 US RC1 76 07839", "blanks everywhere"],
    [`${ONE};${OTHER};${ONE}`, "semicolons, with a repetition"],
    [`${ONE};;${OTHER};`, "semicolons, with nothing between two"],
    [`${ONE}；${OTHER}`, "full-width semicolons"],
  ])("is split: %j (%s)", (text) => {
    expect(parseIsrcList(text).isrcs).toEqual([ONE, OTHER]);
    expect(parseIsrcList(text).issues.filter((issue) => issue.severity === "error")).toEqual([]);
  });

  test.each([
    "DE/U67/17/03268",
    "DE U67 17 03268",
    "ISRC DE-U67-17-03268",
    "https://musicbrainz.org/isrc/DEU671703268",
  ])("is not split where a slash or blank stands inside one code: %s", (text) => {
    expect(parseIsrcList(text).isrcs).toEqual([ONE]);
  });

  test("reports the pieces that are no codes by number and keeps the rest", () => {
    const list = parseIsrcList(`${ONE}; n/a; 844185059862; ${OTHER} AA-6Q7-25-00O01`);
    expect(list.isrcs).toEqual([ONE, OTHER]);
    expect(list.issues.map(({ code, path }) => [code, path])).toEqual([
      ["ISRC_PLACEHOLDER", [1]],
      ["ISRC_IS_A_BARCODE", [2]],
      ["ISRC_DESIGNATION_NOT_DIGITS", [4]],
    ]);
  });

  test.each(["", "   ", ";;", "\0"])("holds no codes and is no finding when it is empty: %j", (text) => {
    expect(parseIsrcList(text)).toEqual({ isrcs: [], issues: [] });
  });

  test("is read to its end, however many words without a code stand before one", () => {
    const text = `${"[live] ".repeat(50_000)}${ONE} ＤＥ Ｕ６７ １７ ０３２６９`;
    expect(parseIsrcList(text).isrcs).toEqual([ONE, "DEU671703269"]);
  });

  test("is never cut to its first twelve characters", () => {
    expect(parseIsrcList("USRC176078391").isrcs).toEqual([]);
  });
});
