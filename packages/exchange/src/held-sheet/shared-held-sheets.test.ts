import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { columnsOf, readAll, valuesOf } from "./testing.ts";

/** Real sheets of other programs, where the machine has them. */
const FOLDER = join(import.meta.dirname, "../../../../../shared/data/sheets");

describe.skipIf(!existsSync(FOLDER))("real sheets", () => {
  it("a catalog is read with its release and its recordings", async () => {
    const read = await readAll(await readFile(join(FOLDER, "dummy-metadata-catalog.csv")));
    expect(columnsOf(read)).toEqual([
      "isrc=isrc",
      "track_artist=artist",
      "track_title=title",
      "catalog_number=catalogNumber",
      "catalog_artist=releaseArtist",
      "catalog_name=releaseTitle",
    ]);
    expect(read.rows).toHaveLength(36);
    expect(read.rows.flatMap(({ issues }) => issues)).toEqual([]);
  });

  it("a bare list of codes is read as a page", async () => {
    const read = await readAll(await readFile(join(FOLDER, "bare-isrc-list-no-header.csv")));
    expect(read.tables[0]?.kind).toBe("page");
    expect(valuesOf(read)).toHaveLength(8);
  });

  it.each([
    "clicknclear-test-rightsholder-2023q1.csv",
    "dmp-royaltystatement.csv",
    "dummy-metadata-version.csv",
  ])("%s tells of no recording, and is refused", async (name) => {
    await expect(readAll(await readFile(join(FOLDER, name)))).rejects.toMatchObject({
      code: "HELD_SHEET_SAYS_NOTHING",
    });
  });
});
