import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { change, type CatalogContext } from "@deadwax/catalog";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { catalogFolder } from "../home/catalog-folder.ts";
import { openSqliteCatalog } from "../sqlite/open-sqlite-catalog.ts";
import { openTestStore, type TestStore } from "../testing/index.ts";
import { aRecording, anEntry } from "../testing/samples.ts";
import { createBackup } from "./create-backup.ts";
import { listBackups } from "./list-backups.ts";
import { restoreBackup } from "./restore-backup.ts";

/** Issues one number, as a service does. */
async function issue(context: CatalogContext, designation: number): Promise<void> {
  await change(context, { action: "assign" }, async (transaction) => {
    const recording = await transaction.insert("recording", aRecording());
    await transaction.appendLedger([
      anEntry(transaction.operationId, { designation, recordingId: recording.id }),
    ]);
  });
}

describe("backups", () => {
  let test: TestStore;
  let context: CatalogContext;
  let elsewhere = "";
  beforeEach(async () => {
    test = await openTestStore();
    context = { ...test, actor: "Zoë" };
    elsewhere = await mkdtemp(join(tmpdir(), "deadwax-test-"));
    await issue(context, 1);
  });
  afterEach(async () => {
    await test.close();
    await rm(elsewhere, { recursive: true, force: true });
  });
  const backUp = (why = "by-hand") => createBackup(test.folder, { why, clock: test.clock });

  it("are made while the catalog is open, proven, and listed newest first", async () => {
    const one = await backUp();
    await issue(context, 2);
    test.clock.advance(1_000);
    const two = await backUp("before-import");
    expect(one.tables).toMatchObject({ recording: 1, ledger_entry: 1, operation: 1, catalog: 1 });
    expect(two.tables).toMatchObject({ recording: 2, ledger_entry: 2, operation: 2 });
    expect(two.lastOperation?.sequence).toBe(2);
    expect(two.files.map(({ name }) => name)).toEqual(["catalog.sqlite", "codes.log"]);
    expect(two.folder.endsWith("2026-11-22T100001000Z-before-import")).toBe(true);
    expect(await listBackups(test.folder)).toEqual([two, one]);
    expect(await readdir(two.folder)).toEqual(["catalog.sqlite", "codes.log", "manifest.json"]);
  });

  it("hold one moment while somebody keeps writing", async () => {
    let isDone = false;
    const writing = (async () => {
      for (let designation = 2; !isDone; designation += 1) await issue(context, designation);
    })();
    const backups = [];
    for (let round = 0; round < 3; round += 1) {
      test.clock.advance(1_000);
      backups.push(await backUp());
    }
    isDone = true;
    await writing;
    for (const { tables } of backups) {
      expect(tables["recording"]).toBe(tables["operation"]);
      expect(tables["ledger_entry"]).toBe(tables["operation"]);
    }
  });

  it("are refused by name when the copy would not hold, and leave nothing behind", async () => {
    await test.store.write(async (writer) => {
      const last = await writer.history.last();
      const forged = {
        ...last!,
        sequence: 2,
        id: test.ids.next(),
        previousHash: last!.hash,
        hash: "f".repeat(64),
      };
      await writer.history.append({ ...forged, ledgerFrom: null, ledgerTo: null }, [], []);
    });
    await expect(backUp()).rejects.toMatchObject({ code: "STORE_DAMAGED" });
    expect(await readdir(catalogFolder(test.folder).backups)).toEqual([]);
  });

  it("are restored beside the catalog, fenced, with the numbers they knew", async () => {
    const { folder } = await backUp();
    const to = join(elsewhere, "restored");
    const { manifest } = await restoreBackup({ backup: folder, to, clock: test.clock });
    expect(manifest.tables["recording"]).toBe(1);
    const restored = await openSqliteCatalog(to);
    await restored.store.read(async (reader) => {
      expect((await reader.instance()).fence).toMatchObject({ reason: "restored", is: { place: to } });
      expect(await reader.count("recording")).toBe(1);
      expect((await reader.ledger.last())?.designation).toBe(1);
    });
    const home = await restored.home.mark();
    const { fence } = await restored.store.read((reader) => reader.instance());
    expect(fence?.is).toEqual(home);
    expect(restored.codesLog.logId).toBe(test.codesLog.logId);
    await restored.store.close();
  });

  it("never overwrite a catalog, nor a folder with other things in it", async () => {
    const { folder } = await backUp();
    const into = (to: string) => restoreBackup({ backup: folder, to, clock: test.clock });
    await expect(into(test.folder)).rejects.toMatchObject({ code: "STORE_EXISTS" });
    await writeFile(join(elsewhere, "diary.txt"), "");
    await expect(into(elsewhere)).rejects.toMatchObject({ code: "STORE_EXISTS" });
    expect(await readdir(elsewhere)).toEqual(["diary.txt"]);
  });

  it("restored in place keep the newer log and set the newer catalog aside as a backup", async () => {
    const { folder } = await backUp();
    await issue(context, 2);
    await test.store.close();
    test.clock.advance(60_000);
    const request = { backup: folder, to: test.folder, clock: test.clock, isInPlace: true };
    const { setAside } = await restoreBackup(request);
    const restored = await openSqliteCatalog(test.folder);
    const log = await restored.codesLog.readFrom(0);
    expect(log.lines.map(({ designation }) => designation)).toEqual([1, 2]);
    await restored.store.read(async (reader) => {
      expect(await reader.count("recording")).toBe(1);
      const { seenLog, fence } = await reader.instance();
      expect(seenLog?.size).toBeLessThan(log.size);
      expect(fence?.reason).toBe("restored");
    });
    await restored.store.close();
    const [replaced] = await listBackups(test.folder);
    expect(replaced?.folder).toBe(setAside);
    expect(replaced?.tables["recording"]).toBe(2);
  });

  it("restore where the database was lost and its log was not", async () => {
    const { folder } = await backUp();
    await issue(context, 2);
    await test.store.close();
    await rm(catalogFolder(test.folder).database);
    await restoreBackup({ backup: folder, to: test.folder, clock: test.clock });
    const { store, codesLog } = await openSqliteCatalog(test.folder);
    expect((await codesLog.readFrom(0)).lines).toHaveLength(2);
    expect(await store.read((reader) => reader.count("recording"))).toBe(1);
    await store.close();
  });

  it("restored in place wait for nobody: a catalog that is open stays where it is", async () => {
    const { folder } = await backUp();
    const other = await openSqliteCatalog(test.folder);
    await other.store.write((writer) => writer.insert("recording", [aRecording()]));
    const restored = restoreBackup({ backup: folder, to: test.folder, clock: test.clock, isInPlace: true });
    await expect(restored).rejects.toMatchObject({ code: "STORE_LOCKED" });
    expect(await other.store.read((reader) => reader.count("recording"))).toBe(2);
    await other.store.close();
  });

  it("set a damaged catalog aside as it is", async () => {
    const { folder } = await backUp();
    await test.store.close();
    await writeFile(
      catalogFolder(test.folder).database,
      "no database at all, and longer than a header ".repeat(40),
    );
    const request = { backup: folder, to: test.folder, clock: test.clock, isInPlace: true };
    const { setAside } = await restoreBackup(request);
    expect(await readFile(join(setAside!, "catalog.sqlite"), "utf8")).toContain("no database at all");
    expect((await listBackups(test.folder)).map((backup) => backup.folder)).toEqual([folder]);
    const { store } = await openSqliteCatalog(test.folder);
    await store.close();
  });

  it("are refused when a file is not what the manifest says, or is none", async () => {
    const { folder } = await backUp();
    const copy = join(elsewhere, "copy");
    const into = (backup: string) => restoreBackup({ backup, to: join(elsewhere, "new"), clock: test.clock });
    await cp(folder, copy, { recursive: true });
    await writeFile(join(copy, "codes.log"), "x");
    await expect(into(copy)).rejects.toMatchObject({ code: "STORE_DAMAGED" });
    await rm(join(copy, "codes.log"));
    await expect(into(copy)).rejects.toMatchObject({ code: "STORE_DAMAGED" });
    await mkdir(join(elsewhere, "empty"));
    await expect(into(join(elsewhere, "empty"))).rejects.toMatchObject({ code: "STORE_NOT_FOUND" });
    await expect(
      createBackup(join(elsewhere, "none"), { why: "x", clock: test.clock }),
    ).rejects.toMatchObject({
      code: "STORE_NOT_FOUND",
    });
  });
});
