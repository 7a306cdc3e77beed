import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { mappingFrom } from "../column-mapping/mapping-from.ts";
import { suggestMapping } from "../column-mapping/suggest-mapping.ts";
import { readRows } from "../master-sheet/read-rows.ts";
import { sampleRows } from "../table/sample-rows.ts";
import { all } from "../table/testing.ts";
import { openTable } from "./open-table.ts";

/** Real sheets of other programs, where the machine has them. */
const FOLDER = join(import.meta.dirname, "../../../../../shared/data/sheets");

async function opened(name: string) {
  return sampleRows(await openTable(await readFile(join(FOLDER, name))));
}

async function matches(name: string): Promise<Record<string, string>> {
  const { sample, table } = await opened(name);
  const found = suggestMapping(table.header, sample).filter(({ status }) => status !== "ignored");
  return Object.fromEntries(found.map((one) => [one.name, `${one.status} ${one.target ?? ""}`]));
}

describe.skipIf(!existsSync(FOLDER))("real sheets", () => {
  it.each([
    ["bare-isrc-list-no-header.csv", null, 8],
    ["clicknclear-test-rightsholder-2023q1.csv", null, 6],
    ["dmp-royaltystatement.csv", 1, 6],
    ["dummy-metadata-catalog.csv", 1, 36],
    ["dummy-metadata-version.csv", 1, 20],
    ["dmp-work-import-template.csv", 1, 0],
  ])("%s: the header is in row %s and there are %s rows below", async (name, headerRow, rows) => {
    const { table } = await opened(name);
    expect([table.headerRow, (await all(table.rows)).length]).toEqual([headerRow, rows]);
  });

  it("suggests what the columns of a catalog are", async () => {
    expect(await matches("dummy-metadata-catalog.csv")).toEqual({
      isrc: "matched isrc",
      track_artist: "matched display_artist",
      track_title: "matched title",
      catalog_number: "matched catalog_number",
      catalog_name: "matched release",
    });
    expect(await matches("dummy-metadata-version.csv")).toMatchObject({
      catalog_number: "matched catalog_number",
    });
  });

  it("asks about codes that have no header", async () => {
    expect(await matches("bare-isrc-list-no-header.csv")).toEqual({ "Column A": "uncertain isrc" });
  });

  it("reads a publisher's sheet with blank lines and two recordings in a row", async () => {
    const found = await matches("dmp-dataimport.csv");
    expect(found).toMatchObject({ "Work Title": "matched work_title", ISWC: "matched iswc" });
    expect(found["Recording 1 ISRC"]).toMatch(/^uncertain|^matched/u);
  });

  it("reads every row of a catalog without an error", async () => {
    const { sample, table } = await opened("dummy-metadata-catalog.csv");
    const rows = await all(readRows(table, { mapping: mappingFrom(suggestMapping(table.header, sample)) }));
    expect(rows.flatMap((row) => row.issues.filter((issue) => issue.severity === "error"))).toEqual([]);
    expect(rows[0]?.values).toMatchObject({ isrc: "US1231900101", title: "Foreman Sinusoidal" });
  });
});
