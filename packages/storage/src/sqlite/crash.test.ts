import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { verifyHistory } from "@deadwax/catalog";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkDatabaseFile } from "../backup/check-database-file.ts";
import { catalogFolder } from "../home/catalog-folder.ts";
import { systemDigest } from "../runtime/system-runtime.ts";
import { openTestStore, type TestStore } from "../testing/index.ts";
import { openSqliteCatalog } from "./open-sqlite-catalog.ts";

const CHILD = fileURLToPath(new URL("../testing/crash-child.ts", import.meta.url));

/** Runs a child until it has said a few numbers, and kills it in the middle of whatever it does. */
async function runAndKill(folder: string, atLeast: number): Promise<readonly number[]> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", CHILD, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  const isEnough = new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.split("\n").length > atLeast) resolve();
    });
    child.on("exit", () => {
      reject(new Error(`the child ended by itself after ${said}`));
    });
  });
  await isEnough;
  await sleep(Math.random() * 20);
  const isGone = new Promise((resolve) => child.on("close", resolve));
  child.kill("SIGKILL");
  await isGone;
  // A number whose line end was not written was not said.
  return said.split("\n").slice(0, -1).map(Number);
}

describe("a catalog whose program is killed while it writes", () => {
  let test: TestStore;
  beforeEach(async () => {
    test = await openTestStore();
  });
  afterEach(() => test.close());

  it("opens whole, has lost nothing it acknowledged, and its log knows no less than its ledger", async () => {
    const said: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const writers = round === 4 ? 2 : 1;
      const runs = Array.from({ length: writers }, () => runAndKill(test.folder, 4 + round));
      said.push(...(await Promise.all(runs)).flat());
      const { store, codesLog } = await openSqliteCatalog(test.folder);
      await store.read(async (reader) => {
        const entries = await reader.ledger.entries(1, 100_000);
        const inLedger = entries.map(({ designation }) => designation);
        expect(inLedger).toEqual(Array.from({ length: entries.length }, (_none, index) => index));
        expect(said.filter((number) => !inLedger.includes(number))).toEqual([]);
        const { lines } = await codesLog.readFrom(0);
        const inLog = new Set(lines.map(({ designation }) => designation));
        expect(inLedger.filter((number) => !inLog.has(number))).toEqual([]);
        expect(await verifyHistory(reader, systemDigest)).toMatchObject({
          isValid: true,
          entries: entries.length,
        });
        expect(await reader.count("recording")).toBe(entries.length);
      });
      await store.close();
      await checkDatabaseFile(catalogFolder(test.folder).database, test.folder, { isChainChecked: true });
    }
    expect(new Set(said).size).toBe(said.length);
  });
});
