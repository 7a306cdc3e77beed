import { mkdir, mkdtemp, rename, rm, writeFile, readFile, cp } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listBackups } from "../backup/list-backups.ts";
import { catalogFolder } from "../home/catalog-folder.ts";
import { MIGRATIONS, type Migration } from "../migrations/index.ts";
import { systemClock } from "../runtime/system-runtime.ts";
import { openTestStore, type TestStore } from "../testing/index.ts";
import { aCatalog, aRecording, oneOfEach, sampleIds } from "../testing/samples.ts";
import { APPLICATION_ID } from "./connection.ts";
import { createSqliteCatalog } from "./create-sqlite-catalog.ts";
import { openSqliteCatalog } from "./open-sqlite-catalog.ts";
import { prepareDatabase } from "./prepare-database.ts";

describe("a catalog in a folder", () => {
  let test: TestStore;
  let work = "";
  beforeEach(async () => {
    test = await openTestStore();
    work = await mkdtemp(join(tmpdir(), "deadwax-test-"));
  });
  afterEach(async () => {
    await test.close();
    await rm(work, { recursive: true, force: true });
  });
  const file = () => catalogFolder(test.folder).database;
  const withFile = <Value>(work: (database: DatabaseSync) => Value): Value => {
    const database = new DatabaseSync(file());
    try {
      return work(database);
    } finally {
      database.close();
    }
  };

  it("says what it is to other programs, and keeps every commit through a power cut", async () => {
    const settings = withFile((database) =>
      ["application_id", "user_version", "journal_mode"].map(
        (name) => database.prepare(`pragma ${name}`).get()?.[name],
      ),
    );
    expect(settings).toEqual([APPLICATION_ID, MIGRATIONS.length, "wal"]);
    const strict = withFile((database) => database.prepare("pragma table_list").all()).filter(
      ({ name, schema }) => schema === "main" && !String(name).startsWith("sqlite_"),
    );
    expect(strict.length).toBeGreaterThan(20);
    for (const table of strict) expect(table["strict"]).toBe(1);
  });

  it("is made once in a folder, with its log beside it", async () => {
    const again = createSqliteCatalog(test.folder, { catalog: aCatalog(), instanceId: sampleIds.next() });
    await expect(again).rejects.toMatchObject({ code: "STORE_EXISTS" });
    expect(await test.codesLog.size()).toBeGreaterThan(0);
    const { instanceId, fence, home } = await test.store.read((reader) => reader.instance());
    expect({ instanceId: typeof instanceId, fence }).toEqual({ instanceId: "string", fence: null });
    expect(await test.home.mark()).toEqual(home);
  });

  it("is still the same catalog when opened again, and another one as a copy or in another place", async () => {
    await test.store.write((writer) => writer.insert("recording", [aRecording()]));
    const { home } = await test.store.read((reader) => reader.instance());
    await test.store.close();
    const again = await openSqliteCatalog(test.folder);
    expect(await again.home.mark()).toEqual(home);
    await again.store.close();
    await cp(test.folder, join(work, "copy"), { recursive: true });
    const copy = await openSqliteCatalog(join(work, "copy"));
    const copied = await copy.home.mark();
    expect(copied.identity).not.toBe(home.identity);
    await copy.store.close();
    await rename(test.folder, join(work, "moved"));
    const moved = await openSqliteCatalog(join(work, "moved"));
    expect(await moved.home.mark()).toEqual({ ...home, place: join(work, "moved") });
    await moved.store.close();
  });

  it("is refused by name where there is none", async () => {
    await expect(openSqliteCatalog(work)).rejects.toMatchObject({ code: "STORE_NOT_FOUND" });
    await expect(openSqliteCatalog(join(work, "none"))).rejects.toMatchObject({ code: "STORE_NOT_FOUND" });
  });

  it("is refused by name when another program made the file", async () => {
    await mkdir(join(work, "other"));
    new DatabaseSync(join(work, "other", "catalog.sqlite")).close();
    await writeFile(join(work, "other", "catalog.sqlite"), "");
    await expect(openSqliteCatalog(join(work, "other"))).rejects.toMatchObject({
      code: "STORE_NOT_A_CATALOG",
    });
  });

  it("is refused untouched when a newer Deadwax made it", async () => {
    withFile((database) => {
      database.exec("pragma user_version = 99");
    });
    const opened = openSqliteCatalog(test.folder);
    await expect(opened).rejects.toMatchObject({
      code: "STORE_NEWER",
      parameters: { found: 99, known: MIGRATIONS.length },
    });
  });

  it("is refused as damaged when the file is garbage, or parts of it are", async () => {
    await test.store.write((writer) =>
      writer.insert(
        "recording",
        Array.from({ length: 2_000 }, () => aRecording()),
      ),
    );
    await test.store.close();
    const bytes = await readFile(file());
    const middle = Buffer.from(bytes);
    middle.fill(0xaa, 8192, bytes.length - 8192);
    await writeFile(file(), middle);
    const opened = openSqliteCatalog(test.folder).then(async ({ store }) => {
      try {
        return await store.read((reader) => reader.find("recording"));
      } finally {
        await store.close();
      }
    });
    await expect(opened).rejects.toMatchObject({ code: "STORE_DAMAGED" });
    await writeFile(file(), Buffer.alloc(bytes.length, "garbage"));
    await expect(openSqliteCatalog(test.folder)).rejects.toMatchObject({ code: "STORE_DAMAGED" });
  });

  it("is brought up to a newer schema after a backup, all or nothing", async () => {
    const places = catalogFolder(test.folder);
    const next: Migration = {
      version: MIGRATIONS.length + 1,
      name: "more",
      statements: () => ["create table more (a text) strict"],
    };
    const broken: Migration = {
      ...next,
      statements: () => ["create table more (a text)", "create table more (b text)"],
    };
    const before = MIGRATIONS.length;
    await expect(
      prepareDatabase(places, systemClock, { migrations: [...MIGRATIONS, broken] }),
    ).rejects.toThrow();
    const version = () =>
      withFile((database) => database.prepare("pragma user_version").get()?.["user_version"]);
    expect(version()).toBe(before);
    await prepareDatabase(places, systemClock, { migrations: [...MIGRATIONS, next] });
    expect(version()).toBe(next.version);
    const backups = await listBackups(test.folder);
    expect(backups.map(({ why, schemaVersion }) => ({ why, schemaVersion }))).toEqual([
      { why: `before-schema-${next.version}`, schemaVersion: before },
      { why: `before-schema-${next.version}`, schemaVersion: before },
    ]);
  });

  it("0002-asset-sound: of files that were read before, nobody knows how they sound", async () => {
    const { asset, recording } = oneOfEach(test.catalog.id, "full");
    const heard = { ...asset, recordingId: recording.id, madeFromId: null };
    const alone = { ...recording, ownerPartyId: null, mergedIntoId: null };
    await test.store.write(async (writer) => {
      await writer.insert("recording", [alone]);
      await writer.insert("asset", [heard]);
    });
    await test.store.close();
    withFile((database) => {
      database.exec("alter table asset drop column sound; pragma user_version = 1");
    });
    const opened = await openSqliteCatalog(test.folder);
    expect(await opened.store.read((reader) => reader.find("asset"))).toEqual([{ ...heard, sound: null }]);
    await opened.store.write((writer) => writer.replace("asset", [{ ...heard, revision: 2 }]));
    expect(await opened.store.read((reader) => reader.find("asset"))).toEqual([{ ...heard, revision: 2 }]);
    await opened.store.close();
    expect(await listBackups(test.folder)).toMatchObject([{ why: "before-schema-2", schemaVersion: 1 }]);
  });
});
