import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runWith } from "./testing/surroundings.ts";

const main = join(import.meta.dirname, "main.ts");
const cwd = mkdtempSync(join(tmpdir(), "deadwax-read-only-"));
const catalog = join(cwd, "catalog");
chmodSync(cwd, 0o755);
const env = { XDG_STATE_HOME: join(cwd, "state") };
/** The superuser may write anywhere; nobody may not. */
const other = userInfo().uid === 0 ? { uid: 65_534, gid: 65_534 } : {};

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function deadwax(...words: readonly string[]): Ended {
  const surroundings = { PATH: process.env["PATH"], ...env, NO_COLOR: "1" };
  return spawnSync(process.execPath, [main, ...words], {
    ...other,
    cwd,
    env: surroundings,
    encoding: "utf8",
  });
}

const canStart = process.platform !== "win32" && deadwax("--version").status === 0;

describe.skipIf(!canStart)("a catalog in a folder that one may not write", () => {
  let before: readonly string[];
  beforeAll(async () => {
    writeFileSync(join(cwd, "rows.csv"), "Title,Artist\nMidnight Drive,Mara Lind\n");
    for (const words of [
      ["init", "catalog", "--codes", "unknown", "--yes"],
      ["sheet", "import", "rows.csv", "--catalog", "catalog", "--yes"],
    ])
      expect((await runWith(words, { cwd, env })).code).toBe(0);
    for (const name of readdirSync(catalog))
      chmodSync(join(catalog, name), name.includes(".") ? 0o444 : 0o555);
    for (const folder of [cwd, catalog]) chmodSync(folder, 0o555);
    before = readdirSync(catalog);
  }, 60_000);
  afterAll(() => {
    for (const folder of [cwd, catalog]) chmodSync(folder, 0o755);
    rmSync(cwd, { recursive: true, force: true });
  });

  it("is listed, shown, and looked over", () => {
    expect(deadwax("list", "--catalog", catalog)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("Midnight Drive") as string,
    });
    expect(deadwax("show", "Midnight Drive", "--catalog", catalog).status).toBe(0);
    expect(deadwax("history", "--catalog", catalog).status).toBe(0);
    expect(deadwax("doctor", "--catalog", catalog).stdout).toContain("The database is whole.");
    expect(readdirSync(catalog)).toEqual(before);
  }, 60_000);

  it("is not changed, and a sentence says why", () => {
    const refused = deadwax("set", "Midnight Drive", "title=Harbour", "--catalog", catalog);
    expect(refused).toMatchObject({ status: 3, stdout: "" });
    expect(refused.stderr).toContain("cannot be written: it, or its folder, is read-only for you");
    expect(readdirSync(catalog)).toEqual(before);
  }, 60_000);
});
