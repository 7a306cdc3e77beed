import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogFolder } from "../home/catalog-folder.ts";
import { openTestStore, type TestStore } from "../testing/index.ts";

const KEY = "catalog_id = 'c'";

describe("the query planner", () => {
  let test: TestStore;
  let database: DatabaseSync;
  beforeAll(async () => {
    test = await openTestStore();
    database = new DatabaseSync(catalogFolder(test.folder).database);
  });
  afterAll(async () => {
    database.close();
    await test.close();
  });

  it.each([
    ["recording_code", "isrc = 'x'"],
    ["recording_code", "recording_id = 'x'"],
    ["asset", "sha256 = 'x'"],
    ["asset", "audio_hash = 'x'"],
    ["asset", "recording_id = 'x'"],
    ["location", "asset_id = 'x'"],
    ["location", "path = 'x'"],
    ["track", "release_id = 'x'"],
    ["track", "recording_id = 'x'"],
    ["credit", "subject_id = 'x'"],
    ["credit", "party_id = 'x'"],
    ["approval", "recording_id = 'x'"],
    ["code_claim", "isrc = 'x'"],
    ["code_claim", "recording_id = 'x'"],
    ["code_claim", "asset_id = 'x'"],
    ["derivation", "source_recording_id = 'x'"],
    ["prefix", "prefix_code = 'x'"],
    ["recording", "id in (select value from json_each('[]'))"],
    ["recording_code", "isrc in (select value from json_each('[]'))"],
  ])("looks %s up by %s in an index, in an empty catalog as in a large one", (table, condition) => {
    const query = `explain query plan select * from ${table} where ${KEY} and ${condition} order by id`;
    const [first] = database.prepare(query).all();
    const column = condition.split(" ")[0]!;
    expect(String(first?.["detail"])).toMatch(
      new RegExp(`USING INDEX \\w+ \\(catalog_id=\\? AND ${column}=\\?`, "u"),
    );
  });

  it("finds the last entry of a number without looking at another number", () => {
    const query = `explain query plan select * from ledger_entry where ${KEY} and prefix_code = 'p' and year = 'y'
      and designation = 1 order by previous desc limit 1`;
    expect(
      database
        .prepare(query)
        .all()
        .map(({ detail }) => String(detail)),
    ).toEqual([
      expect.stringContaining("(catalog_id=? AND prefix_code=? AND year=? AND designation=?)") as string,
    ]);
  });
});
