import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  applyList,
  compare,
  findProblems,
  parseList,
  renderModule,
  renderTable,
  type PrefixFile,
} from "./update-isrc-prefixes.ts";

const PACKAGE = join(import.meta.dirname, "..", "packages", "identifiers");
const stored = readFileSync(join(PACKAGE, "data", "isrc-prefixes.json"), "utf8");
const table = JSON.parse(stored) as PrefixFile;

/** The table as the registration authority's list would have it, with some lines changed. */
function listWith(change: (lines: string[]) => string[]): string {
  const lines = table.values.filter(({ kind }) => kind !== "retired").map(({ value }) => value);
  return ["Valid Characters in the ISRC Prefix", "", ...change(lines)].join("\r\n");
}

test("the stored table is sound, and file and module are what the updater writes", async () => {
  expect(findProblems(table)).toEqual([]);
  expect(renderTable(table)).toBe(stored);
  expect(await renderModule(table)).toBe(
    readFileSync(join(PACKAGE, "src", "isrc", "prefix-data.ts"), "utf8"),
  );
});

test("a list is read from CSV, from semicolons, tabs and columns of blanks, and headings are passed over", () => {
  const text =
    'Value,Territory,Agency\nUS,"United States",RIAA\nQM;United States;RIAA\nGB\tUnited Kingdom\tPPL UK\nFX  France  SCPP\nPage 1 of 2\nDE\n';
  expect(parseList(text)).toEqual([
    { value: "US", territory: "United States", agency: "RIAA" },
    { value: "QM", territory: "United States", agency: "RIAA" },
    { value: "GB", territory: "United Kingdom", agency: "PPL UK" },
    { value: "FX", territory: "France", agency: "SCPP" },
    { value: "DE" },
  ]);
});

test("an unchanged list changes nothing but the date", () => {
  const rows = parseList(listWith((lines) => lines));
  expect(compare(table, rows)).toEqual({ added: [], removed: [], moved: [] });
  expect(applyList(table, rows, "2026-11-03")).toEqual({ ...table, date: "2026-11-03" });
});

test("a new value of a known country becomes an additional one, run by the agency that the list names", () => {
  const rows = parseList(listWith((lines) => [...lines, "QX,United States,RIAA"]));
  expect(compare(table, rows).added).toEqual([{ value: "QX", territory: "United States", agency: "RIAA" }]);
  const next = applyList(table, rows, "2026-11-03");
  expect(next.values.find(({ value }) => value === "QX")).toEqual({
    value: "QX",
    territory: "United States",
    agency: "riaa",
    kind: "additional",
  });
  expect(findProblems(next)).toEqual([]);
});

test("a country that gets its own value leaves the list of those without, and a new agency is described", () => {
  const rows = parseList(listWith((lines) => [...lines, "TV,Tuvalu,Tuvalu Music"]));
  const next = applyList(table, rows, "2026-11-03");
  expect(next.values.find(({ value }) => value === "TV")).toMatchObject({
    agency: "tuvalu-music",
    kind: "country",
  });
  expect(next.agencies.at(-1)).toEqual({ id: "tuvalu-music", name: "Tuvalu Music", kind: "national" });
  expect(next.unlisted.some(({ code }) => code === "TV")).toBe(false);
  expect(next.unlisted.some(({ code }) => code === "TC")).toBe(true);
  expect(findProblems(next)).toEqual([]);
});

test("a value that is gone stays as retired, because codes that carry it exist", () => {
  const rows = parseList(listWith((lines) => lines.filter((value) => value !== "GL")));
  expect(compare(table, rows).removed).toEqual(["GL"]);
  expect(applyList(table, rows, "2026-11-03").values.find(({ value }) => value === "GL")).toMatchObject({
    kind: "retired",
  });
});

test("a value that another agency runs now is moved", () => {
  const rows = parseList(
    listWith((lines) => lines.map((value) => (value === "CN" ? "CN,China,Chinese Agency" : value))),
  );
  expect(compare(table, rows).moved).toEqual([
    { value: "CN", from: "International ISRC Registration Authority (IFPI)", to: "Chinese Agency" },
  ]);
  expect(applyList(table, rows, "2026-11-03").values.find(({ value }) => value === "CN")).toMatchObject({
    agency: "chinese-agency",
  });
});

test("a new value without territory or agency is refused with what to write", () => {
  const rows = parseList(listWith((lines) => [...lines, "QX"]));
  expect(() => applyList(table, rows, "2026-11-03")).toThrow("QX");
});

test("a table with a broken row is reported row by row", () => {
  const broken: PrefixFile = {
    ...table,
    date: "November 2025",
    values: [...table.values, { value: "US", territory: "", agency: "nobody", kind: "country" }],
    aliases: { Nowhere: "QQ" },
  };
  expect(findProblems(broken)).toHaveLength(5);
});
