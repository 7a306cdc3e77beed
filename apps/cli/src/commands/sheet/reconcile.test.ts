import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runWith, type Ran } from "../../testing/surroundings.ts";

let place = "";

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "deadwax-test-"));
  await deadwax("init", "--name", "Test", "--codes", "distributor");
  await put("catalog.csv", [
    "isrc,title,version_title,display_artist,duration,advisory,release,barcode,track_position",
    "QZ6Q72600001,Harbour,,Ana Lima,3:21.000,not-explicit,Ferry Street Nights,0666017082523,1-1",
    "QZ6Q72600002,Harbour,Radio Edit,Ana Lima,2:50.000,not-explicit,Ferry Street Nights,0666017082523,1-2",
  ]);
  await deadwax("sheet", "import", "catalog.csv", "--yes");
});
afterEach(() => rm(place, { recursive: true, force: true }));

function deadwax(...argv: readonly string[]): Promise<Ran> {
  const env = { XDG_STATE_HOME: join(place, "state"), DEADWAX_ACTOR: "Ada" };
  return runWith([...argv, "--catalog", join(place, "catalog")], { cwd: place, env });
}

function put(name: string, lines: readonly string[]): Promise<void> {
  return writeFile(join(place, name), `${lines.join("\n")}\n`);
}

const HEADER = "Barcode;Albumtitel;Nr.;Interpret;Titel;Länge;ISRC";

describe("deadwax reconcile", () => {
  it("has nothing to say where the distributor has what the catalog has", async () => {
    await put("same.csv", [
      HEADER,
      "666017082523;FERRY STREET NIGHTS;1;Ana Lima;Harbour;3:21;QZ-6Q7-26-00001",
      "666017082523;Ferry Street Nights;2;Ana Lima;Harbour (Radio Edit);2:51;qz6q72600002",
    ]);
    const { code, stdout } = await deadwax("reconcile", "same.csv");
    expect([code, stdout.trim()]).toEqual([
      0,
      "ok       2 rows read, 2 matched with the catalog, nothing differs",
    ]);
  });

  it("lays swapped codes side by side, and ends with 1", async () => {
    await put("swapped.csv", [
      HEADER,
      "666017082523;Ferry Street Nights;1;Ana Lima;Harbour;3:21;QZ-6Q7-26-00002",
      "666017082523;Ferry Street Nights;2;Ana Lima;Harbour (Radio Edit);2:50;QZ-6Q7-26-00001",
    ]);
    const { code, stdout } = await deadwax("reconcile", "swapped.csv");
    expect(code).toBe(1);
    expect(stdout).toContain("Codes swapped (2)");
    expect(stdout).toMatch(/2 +Harbour +QZ-6Q7-26-00002 +QZ-6Q7-26-00001 +Harbour/u);
  });

  it("tells a program who is right, and why", async () => {
    await put("missing.csv", [
      HEADER,
      "666017082523;Ferry Street Nights;1;Ana Lima;Harbour;3:21;",
      "666017082523;Ferry Street Nights;2;Ana Lima;Harbour (Radio Edit);2:50;QZ-6Q7-26-00002",
    ]);
    const { stdout } = await deadwax("reconcile", "missing.csv", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      schema: "deadwax.reconcile/1",
      sources: [
        {
          file: "missing.csv",
          rows: 2,
          matched: 2,
          discrepancies: [
            {
              kind: "code-missing",
              field: "isrc",
              row: 2,
              held: "",
              catalog: "QZ-6Q7-26-00001",
              right: "catalog",
            },
          ],
        },
      ],
    });
  });
});
