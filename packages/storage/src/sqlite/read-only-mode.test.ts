import { cp, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { catalogFolder } from "../home/catalog-folder.ts";
import { MIGRATIONS } from "../migrations/index.ts";
import { openTestStore, type TestStore } from "../testing/index.ts";
import { aRecording } from "../testing/samples.ts";
import { openSqliteCatalog } from "./open-sqlite-catalog.ts";
import { readOnlyMode } from "./read-only-mode.ts";

const READ_ONLY = { isReadOnly: true };

describe("a catalog that cannot be written", () => {
  let test: TestStore;
  let work = "";
  beforeEach(async () => {
    test = await openTestStore();
    work = await mkdtemp(join(tmpdir(), "deadwax-test-"));
    await test.store.write((writer) => writer.insert("recording", [aRecording()]));
  });
  afterEach(async () => {
    await test.close();
    await rm(work, { recursive: true, force: true });
  });
  /** As it lies there while it is open, with what is committed beside the file. */
  const copyOfOpen = async (): Promise<string> => {
    await cp(test.folder, join(work, "copy"), { recursive: true });
    return join(work, "copy");
  };

  it("is read, and nothing is made in its folder", async () => {
    await test.store.close();
    const before = await readdir(test.folder);
    const catalog = await openSqliteCatalog(test.folder, READ_ONLY);
    expect(await catalog.store.read((reader) => reader.find("recording"))).toHaveLength(1);
    expect(await catalog.store.read((reader) => reader.instance())).toMatchObject({ fence: null });
    expect(await catalog.codesLog.readFrom(0)).toMatchObject({ lines: [] });
    await catalog.fingerprints.keepIndex(new Uint8Array(4));
    expect(await readdir(test.folder)).toEqual(before);
    await catalog.store.close();
    expect(await readdir(test.folder)).toEqual(before);
  });

  it("refuses what has to be written, by name, before it does anything", async () => {
    await test.store.close();
    const { store } = await openSqliteCatalog(test.folder, READ_ONLY);
    const writing = store.write((writer) => writer.insert("recording", [aRecording()]));
    await expect(writing).rejects.toMatchObject({ code: "STORE_READ_ONLY" });
    expect(await store.read((reader) => reader.find("recording"))).toHaveLength(1);
    await store.close();
  });

  it("is read without its log where that is missing", async () => {
    await test.store.close();
    await rm(catalogFolder(test.folder).codesLog);
    const { store, codesLog } = await openSqliteCatalog(test.folder, READ_ONLY);
    expect([await codesLog.size(), (await codesLog.readFrom(0)).lines]).toEqual([0, []]);
    expect(await readdir(test.folder)).not.toContain("codes.log");
    await store.close();
  });

  it("is read beside a program that has it open, with what that committed last", async () => {
    expect(await readOnlyMode(catalogFolder(test.folder))).toBe("read");
    const { store } = await openSqliteCatalog(test.folder, READ_ONLY);
    expect(await store.read((reader) => reader.find("recording"))).toHaveLength(1);
    await store.close();
  });

  it("is refused where committed changes would be left out", async () => {
    const folder = await copyOfOpen();
    // A link to itself stands for a folder in which the file that readers share cannot be made.
    await rm(join(folder, "catalog.sqlite-shm"), { force: true });
    await symlink("catalog.sqlite-shm", join(folder, "catalog.sqlite-shm"));
    const opening = openSqliteCatalog(folder, READ_ONLY);
    await expect(opening).rejects.toMatchObject({ code: "STORE_READ_ONLY_PENDING" });
  });

  it("is refused where it would have to be brought up to date first", async () => {
    await test.store.close();
    const database = new DatabaseSync(catalogFolder(test.folder).database);
    database.exec(`pragma user_version = ${MIGRATIONS.length - 1}`);
    database.close();
    const opening = openSqliteCatalog(test.folder, READ_ONLY);
    await expect(opening).rejects.toMatchObject({ code: "STORE_READ_ONLY_OUTDATED" });
  });
});
