import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Id, Instant, LedgerEntry } from "@deadwax/catalog";
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

it("knows what it was told, by instance, in a folder that it makes itself", async () => {
  const witness = createFileWitness(folder());
  expect(await witness.recent(INSTANCE)).toEqual([]);
  const [first, second] = [sampleIds.next(), sampleIds.next()];
  await witness.note(INSTANCE, entries(first, 0, 1));
  await witness.note(INSTANCE, entries(second, 2));
  expect(await witness.recent(INSTANCE)).toEqual([first, second]);
  expect((await witness.numbers(INSTANCE)).map((line) => line.designation)).toEqual([0, 1, 2]);
  expect(await witness.recent("another")).toEqual([]);
});

it("sees the newest operation however many numbers it took", async () => {
  const witness = createFileWitness(folder());
  const operationId = sampleIds.next();
  await witness.note(
    INSTANCE,
    entries(operationId, ...Array.from({ length: 10_000 }, (_none, index) => index)),
  );
  expect(await witness.recent(INSTANCE)).toEqual([operationId]);
});

it("holds nothing against a catalog from before a person settled what had happened", async () => {
  const witness = createFileWitness(folder());
  const [before, settling, after] = [sampleIds.next(), sampleIds.next(), sampleIds.next()];
  await witness.note(INSTANCE, entries(before, 0));
  await witness.settle(INSTANCE, settling);
  expect(await witness.recent(INSTANCE)).toEqual([]);
  await witness.note(INSTANCE, entries(after, 1));
  expect(await witness.recent(INSTANCE)).toEqual([after]);
  expect(await witness.numbers(INSTANCE)).toHaveLength(2);
});

it("reads over what a crash or another program left in it", async () => {
  const witness = createFileWitness(folder());
  const [first, second] = [sampleIds.next(), sampleIds.next()];
  await witness.note(INSTANCE, entries(first, 0));
  const whole = await readFile(file(), "utf8");
  await appendFile(file(), `\u0000\u0000nonsense\ncommitted\t${second.slice(0, 20)}`);
  await witness.note(INSTANCE, entries(second, 1));
  expect(await witness.recent(INSTANCE)).toEqual([first, second]);
  await writeFile(file(), whole);
  expect(await witness.recent(INSTANCE)).toEqual([first]);
});

it("stands in nobody's way where nothing can be written", async () => {
  await writeFile(join(root, "state"), "a file where the folder should be");
  const witness = createFileWitness(folder());
  await witness.note(INSTANCE, entries(sampleIds.next(), 0));
  await witness.settle(INSTANCE, sampleIds.next());
  expect(await witness.recent(INSTANCE)).toEqual([]);
});
