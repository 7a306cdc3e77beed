/** The master sheet between Deadwax and a spreadsheet program: out, edited or not, and back. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDesk, type Answer } from "./testing/desk.ts";

interface ImportedRow {
  readonly row: number;
  readonly outcome: string;
  readonly issues: readonly { readonly code: string; readonly path: readonly unknown[] }[];
}

function rowsIn({ document }: Answer): readonly ImportedRow[] {
  return document["rows"] as ImportedRow[];
}

describe("the sheet of the demo", () => {
  const desk = openDesk();
  const demo = ["--catalog", desk.path("catalog", "demo", "catalog")];

  beforeAll(async () => {
    expect((await desk.run(["demo", "demo", "--seconds", "4"])).code).toBe(0);
  }, 120_000);
  afterAll(() => {
    desk.remove();
  });

  it.each(["csv", "xlsx"])("changes nothing when it is exported as %s and imported again", async (ending) => {
    const [first, again] = [`first.${ending}`, `again.${ending}`];
    await desk.run(["sheet", "export", first, ...demo]);
    const before = await desk.ask(["history", ...demo]);
    const { code, document } = await desk.ask(["sheet", "import", first, ...demo]);
    expect(code).toBe(0);
    expect(document).toMatchObject({ created: 0, changed: 0, failed: 0 });
    expect((await desk.ask(["history", ...demo])).document).toEqual(before.document);
    await desk.run(["sheet", "export", again, ...demo]);
    const [one, other] = [first, again].map((name) => readFileSync(desk.path("catalog", name)));
    expect(other).toEqual(one);
  });

  it("shows a pasted code of another recording as a conflict, and enters nothing of it", async () => {
    const shown = await desk.ask(["show", "Midnight Drive (Radio Edit)", ...demo]);
    const [isrc = ""] = /AA6Q7\d{7}/u.exec(JSON.stringify(shown.document)) ?? [];
    const pasted = desk.write("codes.txt", `${isrc}\tMidnight Drive (Clean)\tThe Night Shift\t0:04\n`);
    const { code, document } = await desk.ask(["sheet", "codes", pasted, "--accept", "likely", ...demo]);
    expect(code).toBe(1);
    expect(document).toMatchObject({ entered: [], proposals: [{ certainty: "conflict" }] });
    const { stdout } = await desk.run(["sheet", "codes", pasted, "--accept", "likely", ...demo]);
    expect(stdout.replaceAll(/\s+/gu, " ")).toContain("belongs to “Midnight Drive (Radio Edit)” here");
    expect(stdout).not.toContain("set aside for examples");
  });

  it("tells for each row what a person edited in columns that are shown only", async () => {
    const text = readFileSync(desk.path("catalog", "first.csv"), "utf8");
    desk.write(
      "catalog/edited.csv",
      text.replaceAll(",coded,", ",paid,").replaceAll(",released,", ",draft,"),
    );
    const answer = await desk.ask(["sheet", "import", "edited.csv", ...demo]);
    expect(answer.document).toMatchObject({ created: 0, changed: 0, failed: 0 });
    const told = rowsIn(answer).filter(({ issues }) => issues.some(({ path }) => path[2] === "status"));
    expect(told).toHaveLength(8);
  });
});

describe("a sheet that somebody else made", () => {
  const desk = openDesk();

  beforeAll(async () => {
    await desk.run(["init", "--codes", "label"]);
  });
  afterAll(() => {
    desk.remove();
  });

  it("loses one row that is too long, not the sheet", async () => {
    desk.write("catalog/long.csv", "Song,Artist\nDrive,Ana\nHarbour,Ana,too,much\nSong 3,Ana\n");
    const answer = await desk.ask(["sheet", "import", "long.csv"]);
    expect(answer.code).toBe(1);
    expect(answer.document).toMatchObject({ created: 2, failed: 1 });
    const [failed] = rowsIn(answer).filter(({ outcome }) => outcome === "failed");
    expect(failed).toMatchObject({ row: 3, issues: [{ code: "SHEET_ROW_LONG" }] });
  });

  it("may have a header of fewer columns", async () => {
    desk.write("catalog/narrow.csv", "Song,Artist\nOne,Bo,x\nTwo,Bo,y\nThree,Bo,z\n");
    const { code, document } = await desk.ask(["sheet", "import", "narrow.csv"]);
    expect(code).toBe(0);
    expect(document).toMatchObject({ created: 3, failed: 0, issues: [{ code: "SHEET_COLUMNS_UNNAMED" }] });
  });
});
