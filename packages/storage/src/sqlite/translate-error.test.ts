import { DatabaseSync } from "node:sqlite";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CatalogError } from "@deadwax/catalog";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { translateSqliteError } from "./translate-error.ts";

describe("what SQLite throws", () => {
  let folder = "";
  let database: DatabaseSync;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "deadwax-test-"));
    database = new DatabaseSync(join(folder, "a.sqlite"), { timeout: 0 });
    database.exec("create table t (a text unique) strict");
  });
  afterEach(async () => {
    database.close();
    await rm(folder, { recursive: true, force: true });
  });
  function translated(work: () => unknown): unknown {
    try {
      work();
    } catch (thrown) {
      return translateSqliteError(thrown, "my catalog");
    }
    throw new Error("nothing was thrown");
  }

  it("is a full disk as STORE_DISK_FULL", () => {
    database.exec("pragma max_page_count = 3");
    const full = translated(() => database.prepare("insert into t values (?)").run("x".repeat(100_000)));
    expect(full).toMatchObject({ code: "STORE_DISK_FULL", parameters: { place: "my catalog" } });
  });

  it("is no space for the file that readers share as STORE_DISK_FULL, and other trouble of the disk as STORE_DISK", () => {
    const thrown = (errcode: number): Error => Object.assign(new Error("disk I/O error"), { errcode });
    expect(translateSqliteError(thrown(4874), "x")).toMatchObject({ code: "STORE_DISK_FULL" });
    expect(translateSqliteError(thrown(266), "x")).toMatchObject({ code: "STORE_DISK" });
  });

  it("is another writer as STORE_LOCKED", () => {
    const other = new DatabaseSync(join(folder, "a.sqlite"));
    other.exec("begin immediate");
    const locked = translated(() => {
      database.exec("begin immediate");
    });
    expect(locked).toMatchObject({ code: "STORE_LOCKED" });
    other.close();
  });

  it("is a file that may not be written as STORE_READ_ONLY, and a file that cannot be opened, too", () => {
    const readOnly = new DatabaseSync(join(folder, "a.sqlite"), { readOnly: true });
    const refused = translated(() => {
      readOnly.exec("insert into t values ('x')");
    });
    expect(refused).toMatchObject({ code: "STORE_READ_ONLY" });
    readOnly.close();
    expect(translated(() => new DatabaseSync(folder))).toMatchObject({ code: "STORE_READ_ONLY" });
  });

  it("is never shown raw: a broken rule of a table is a bug with the raw error as its cause", () => {
    database.exec("insert into t values ('x')");
    const bug = translated(() => {
      database.exec("insert into t values ('x')");
    });
    expect(bug).toBeInstanceOf(Error);
    expect(bug).not.toBeInstanceOf(CatalogError);
    expect((bug as Error).message).toMatch(/^the database refused a statement: UNIQUE/u);
  });

  it("leaves what is not SQLite's alone", () => {
    const mine = new Error("mine");
    expect(translateSqliteError(mine, "x")).toBe(mine);
    expect(translateSqliteError("text", "x")).toBe("text");
  });

  it.each([
    ["ENOSPC", "STORE_DISK_FULL"],
    ["EACCES", "STORE_READ_ONLY"],
    ["EROFS", "STORE_READ_ONLY"],
    ["EIO", "STORE_DISK"],
  ])("takes %s of the file system as %s", (code, expected) => {
    expect(translateSqliteError(Object.assign(new Error("x"), { code }), "x")).toMatchObject({
      code: expected,
    });
  });
});
