import { describe, expect, test } from "vitest";
import { formatPrefixCode, isCompactPrefixCode, parseIsrc, parsePrefixCode } from "../index.ts";
import { agencyFor, listAgencies, listTerritories, PREFIX_TABLE, territoryFor } from "./prefix-table.ts";

function codesOf(text: string): readonly string[] {
  const parsed = parseIsrc(text, { prefixes: PREFIX_TABLE });
  return parsed.ok ? parsed.value.issues.map((issue) => issue.code) : ["refused"];
}

describe("the dated table", () => {
  test("holds the 223 values of November 2025", () => {
    expect(PREFIX_TABLE.values.size).toBe(223);
    expect(PREFIX_TABLE.date).toBe("2025-11-04");
  });

  test.each([
    "US",
    "QM",
    "QZ",
    "QT",
    "GX",
    "UK",
    "FX",
    "BX",
    "CB",
    "KS",
    "ZB",
    "ZZ",
    "CP",
    "DG",
    "QN",
    "VV",
    "TC",
    "XK",
  ])("knows %s, which a list of countries would miss or misread", (value) => {
    expect(codesOf(`${value}RC12500001`)).toEqual([]);
  });

  test("warns about an unknown value and names the date of the table, but accepts the code", () => {
    const parsed = parseIsrc("XX-SKG-19-12345", { prefixes: PREFIX_TABLE });
    expect(parsed).toMatchObject({
      ok: true,
      value: { issues: [{ code: "ISRC_PREFIX_UNKNOWN", severity: "warning" }] },
    });
    expect(parsed.ok && parsed.value.issues[0]?.message).toContain("2025-11-04");
  });

  test("judges no prefix without a table", () => {
    expect(parseIsrc("XXSKG1912345")).toMatchObject({ ok: true, value: { issues: [] } });
  });

  test("warns about the value of a country that was gone by the year, and only then", () => {
    expect(codesOf("YUA120100001")).toEqual([]);
    expect(codesOf("YUA129900001")).toEqual([]);
    expect(codesOf("YUA120500001")).toEqual(["ISRC_PREFIX_RETIRED"]);
    expect(codesOf("CSA122500001")).toEqual(["ISRC_PREFIX_RETIRED"]);
    expect(codesOf("PRA122500001")).toEqual([]);
  });

  test("says only one thing about a documentation prefix", () => {
    expect(codesOf("AA6Q72500001")).toEqual(["ISRC_DOCUMENTATION_PREFIX"]);
  });
});

describe("who allocates", () => {
  test.each([
    ["QM", "RIAA (USISRC)"],
    ["GX", "PPL UK"],
    ["United Kingdom", "PPL UK"],
    ["england", "PPL UK"],
    ["Greenland", "Gramex DK"],
    ["LU", "SIMIM"],
    ["Tonga", "Recorded Music NZ"],
    ["turkey", "MÜ-YAP"],
    ["Cote d'Ivoire", "International ISRC Registration Authority (IFPI)"],
    ["China", "International ISRC Registration Authority (IFPI)"],
    ["Antarctica", "International ISRC Registration Authority (IFPI)"],
    ["TC", "TuneCore"],
    ["Turks and Caicos Islands", "International ISRC Registration Authority (IFPI)"],
    ["Puerto Rico", "RIAA (USISRC)"],
    ["South Korea", "KMCA"],
  ])("is known for %s: %s", (text, name) => {
    expect(agencyFor(text)?.name).toBe(name);
  });

  test("is not guessed for a name that is no territory", () => {
    expect([agencyFor("Atlantis"), agencyFor(""), territoryFor("Yugoslavia")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("lists every agency with the territories and values it serves, one of them international", () => {
    const agencies = listAgencies();
    expect(agencies.filter((agency) => agency.isInternational)).toHaveLength(1);
    expect(agencyFor("US")).toMatchObject({
      territories: ["Puerto Rico", "United States"],
      values: ["QM", "QT", "QZ", "US"],
    });
    expect(agencies.filter((agency) => agency.territories.length === 0).map((agency) => agency.name)).toEqual(
      ["TuneCore"],
    );
  });

  test("answers which country are you in for every territory, in order of name, with what to do next", () => {
    const territories = listTerritories();
    expect(territories.length).toBeGreaterThan(240);
    expect(territories[0]?.territory).toBe("Afghanistan");
    expect(new Set(territories.map(({ code }) => code)).size).toBe(territories.length);
    expect(territoryFor("Tuvalu")?.guidance).toContain("isrc.ifpi.org");
    expect(territoryFor("NL")?.guidance).toContain("SENA");
    expect(territories.every(({ territory, guidance }) => guidance.includes(territory))).toBe(true);
  });
});

describe("a prefix code by itself", () => {
  test.each(["DEU67", "de-u67", "DE U67", "ISRC: DE-U67", "DE–U67"])("is read from %s", (text) => {
    expect(parsePrefixCode(text, { prefixes: PREFIX_TABLE })).toEqual({
      ok: true,
      value: { value: "DEU67", issues: [] },
    });
    expect(formatPrefixCode(text)).toBe("DE-U67");
  });

  test.each([
    ["", "PREFIX_CODE_EMPTY"],
    ["DE-U6", "PREFIX_CODE_LENGTH"],
    ["DEU671703268", "PREFIX_CODE_LENGTH"],
    ["D3-U67", "PREFIX_CODE_NOT_LETTERS"],
    ["DE-U6*", "PREFIX_CODE_CHARACTERS"],
  ])("is refused from %j as %s", (text, code) => {
    expect(parsePrefixCode(text)).toMatchObject({ ok: false, error: [{ code }] });
    expect(isCompactPrefixCode(text)).toBe(false);
  });

  test.each([
    ["AA-6Q7", "PREFIX_CODE_DOCUMENTATION"],
    ["XX-ABC", "PREFIX_CODE_UNKNOWN"],
  ])("is accepted with a warning: %s as %s", (text, code) => {
    expect(parsePrefixCode(text, { prefixes: PREFIX_TABLE })).toMatchObject({
      ok: true,
      value: { issues: [{ code, severity: "warning" }] },
    });
  });
});
