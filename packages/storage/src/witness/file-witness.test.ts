import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CodesLogLine, Id, Instance, Instant, LedgerEntry } from "@deadwax/catalog";
import { afterEach, beforeEach, expect, it } from "vitest";
import { sampleIds } from "../testing/samples.ts";
import { createFileWitness } from "./file-witness.ts";

const INSTANCE = "0198a000-0000-7000-8000-000000000001";
let root = "";
const folder = (): string => join(root, "state", "issued");
const file = (): string => join(folder(), `${INSTANCE}.log`);

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "deadwax-test-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

function entries(operationId: Id, ...designations: readonly number[]): readonly LedgerEntry[] {
  return designations.map((designation) => ({
    ...{ sequence: 1, previous: 0, event: "assigned" as const, prefixCode: "AA6Q7", year: "26", designation },
    ...{ recordingId: null, blockId: null, operationId, at: "2026-11-22T10:00:00.000Z" as Instant },
    ...{ reason: null, declarations: null },
  }));
}

const HOME = { machine: "m", place: "/music/catalog with blanks", identity: "file 1 born 2" };
const instance: Instance = { instanceId: INSTANCE, home: HOME, fence: null, onlyBlocks: null, seenLog: null };
const designations = (lines: readonly CodesLogLine[]): readonly number[] =>
  lines.map((line) => line.designation);

it("knows what it was told, by instance, in a folder that it makes itself", async () => {
  const witness = createFileWitness(folder());
  expect(await witness.recent(INSTANCE)).toEqual([]);
  expect(await witness.home(INSTANCE)).toBeUndefined();
  await witness.note(instance, entries(sampleIds.next(), 0, 1));
  await witness.note(instance, entries(sampleIds.next(), 2));
  expect(designations(await witness.recent(INSTANCE))).toEqual([0, 1, 2]);
  expect(designations(await witness.numbers(INSTANCE))).toEqual([0, 1, 2]);
  expect(await witness.home(INSTANCE)).toEqual(HOME);
  expect(await witness.recent("another")).toEqual([]);
});

it("sees the newest numbers however many one operation took", async () => {
  const witness = createFileWitness(folder());
  await witness.note(
    instance,
    entries(sampleIds.next(), ...Array.from({ length: 10_000 }, (_none, index) => index)),
  );
  expect(designations(await witness.recent(INSTANCE)).at(-1)).toBe(9_999);
  expect(await witness.numbers(INSTANCE)).toHaveLength(10_000);
});

it("reads over what a crash or another program left in it", async () => {
  const witness = createFileWitness(folder());
  await witness.note(instance, entries(sampleIds.next(), 0));
  const text = await readFile(file(), "utf8");
  await appendFile(file(), `\u0000\u0000nonsense\n${text.slice(1, 40)}`);
  await witness.note(instance, entries(sampleIds.next(), 1));
  expect(designations(await witness.recent(INSTANCE))).toEqual([0, 1]);
});

it("knows which copy took a block", async () => {
  const witness = createFileWitness(folder());
  expect(await witness.blockHolder("b1")).toBeUndefined();
  await witness.takeBlock("b1", INSTANCE);
  expect(await witness.blockHolder("b1")).toBe(INSTANCE);
});

it("stands in nobody's way where nothing can be written, and says that it keeps nothing", async () => {
  await writeFile(join(root, "state"), "a file where the folder should be");
  const witness = createFileWitness(folder());
  expect(await witness.isKept()).toBe(false);
  await witness.note(instance, entries(sampleIds.next(), 0));
  expect(await witness.recent(INSTANCE)).toEqual([]);
  expect(await createFileWitness(join(root, "elsewhere")).isKept()).toBe(true);
  expect(await readdir(join(root, "elsewhere"))).toEqual([]);
});
