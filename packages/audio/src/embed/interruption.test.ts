import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { buildInfo, buildWav, latin1 } from "../testing.ts";
import { recoverFolder, undoRecordPath } from "../undo-record/index.ts";
import { writeInPlace } from "./embed-in-place.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import { prepareWrite } from "./prepare.ts";
import { createTagWriter } from "./tag-writer.ts";
import { Death, dyingDisk, fullDisk, memoryDisk } from "./testing-disks.ts";
import { CODE, inFolder, measureSmall, openPlanned, OTHER_CODE, sha256 } from "./testing.ts";

/** A file in which a write patches a chunk in the middle, moves another, and appends. */
const OLD = buildWav({
  between: [buildInfo({ ISRC: OTHER_CODE, INAM: "Old title", ICMT: "kept" })],
  after: [{ id: "cue ", content: latin1("cue!") }],
});
const PLAN = { isrc: CODE, title: "A new title", artists: ["Alpha", "Beta"] };

async function expectedNew(): Promise<Uint8Array> {
  return inFolder(async (folder) => {
    const [source, target] = [join(folder, "old.wav"), join(folder, "new.wav")];
    writeFileSync(source, OLD);
    await createTagWriter({ measure: measureSmall }).embed({ source, target, plan: PLAN, replaceCode: true });
    return readFileSync(target);
  });
}

it("leaves the old file or the new one, wherever the process dies while it writes in place", async () => {
  const next = sha256(await expectedNew());
  const seen = new Set<string>();
  let steps = 0;
  for (let last = 1; ; last++) {
    const isFinished = await inFolder(async (folder) => {
      const path = join(folder, "take.wav");
      writeFileSync(path, OLD);
      const disk = dyingDisk(last);
      const writer = createTagWriter({ measure: measureSmall, fileSystem: disk });
      const request = { source: path, target: "in-place", plan: PLAN, replaceCode: true } as const;
      await writer.embed(request).catch((thrown: unknown) => {
        expect(thrown).toSatisfy((error) => error instanceof Death || disk.isDead());
      });
      await recoverFolder(nodeFileSystem, folder);
      await recoverFolder(nodeFileSystem, folder);
      seen.add(sha256(readFileSync(path)));
      expect(readdirSync(folder)).toEqual(["take.wav"]);
      return !disk.isDead();
    });
    steps = last;
    if (isFinished) break;
  }
  expect(steps).toBeGreaterThan(8);
  expect(seen).toEqual(new Set([sha256(OLD), next]));
});

it("recovers even when the recovery itself dies at any step", async () => {
  for (let last = 1; last < 12; last++) {
    await inFolder(async (folder) => {
      const path = join(folder, "take.wav");
      writeFileSync(path, OLD);
      const writer = createTagWriter({ measure: measureSmall, fileSystem: dyingDisk(6) });
      const request = { source: path, target: "in-place", plan: PLAN, replaceCode: true } as const;
      await expect(writer.embed(request)).rejects.toThrow();
      expect(existsSync(undoRecordPath(path))).toBe(true);
      await recoverFolder(dyingDisk(last), folder).catch(() => undefined);
      await recoverFolder(nodeFileSystem, folder);
      expect(sha256(readFileSync(path))).toBe(sha256(OLD));
      expect(readdirSync(folder)).toEqual(["take.wav"]);
    });
  }
});

it("leaves no copy or a whole one, wherever the process dies while it copies, and the source as it was", async () => {
  const next = sha256(await expectedNew());
  for (let last = 1; ; last++) {
    const isFinished = await inFolder(async (folder) => {
      const [source, target] = [join(folder, "a.wav"), join(folder, "b.wav")];
      writeFileSync(source, OLD);
      const disk = dyingDisk(last);
      const writer = createTagWriter({ measure: measureSmall, fileSystem: disk });
      await writer.embed({ source, target, plan: PLAN, replaceCode: true }).catch(() => undefined);
      await recoverFolder(nodeFileSystem, folder);
      expect(sha256(readFileSync(source))).toBe(sha256(OLD));
      if (existsSync(target)) expect(sha256(readFileSync(target))).toBe(next);
      expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
      return !disk.isDead();
    });
    if (isFinished) break;
  }
});

it("survives a loss of power at every step, whatever part of the unsynced writes reached the disk", async () => {
  const path = "/disk/take.wav";
  const request = { source: path, target: "in-place", plan: PLAN, replaceCode: true } as const;
  const { write } = await prepareWrite(openPlanned(OLD, path), request);
  const next = sha256(await expectedNew());
  const seen = new Set<string>();
  const random = generator(20_26);
  for (let last = 0; last < 14; last++) {
    for (let round = 0; round < 60; round++) {
      const disk = memoryDisk(new Map([[path, OLD]]), last);
      const isDone = await writeInPlace(disk, { path, write }, () => Promise.resolve(true)).catch(
        () => false,
      );
      const share = random();
      // The power goes a second time, in the middle of the recovery.
      const first = disk.afterPowerLoss(() => random() < share, Math.floor(random() * 6));
      await recoverFolder(first, "/disk").catch(() => undefined);
      const after = first.afterPowerLoss(() => random() < share);
      await recoverFolder(after, "/disk");
      const found = sha256(after.content(path) ?? new Uint8Array(0));
      seen.add(found);
      // What was reported as done stays done.
      if (isDone) expect(found).toBe(next);
      expect(await after.list("/disk")).toEqual(["take.wav"]);
    }
  }
  expect(seen).toEqual(new Set([sha256(OLD), next]));
});

/** Numbers from 0 to 1 that look random and are the same in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

it("is one of two whole files after kill -9 in the middle of writes in place", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "take.wav");
    writeFileSync(path, OLD);
    const writer = createTagWriter({ measure: measureSmall });
    const states = new Set<string>();
    for (const title of ["L".repeat(1500), "Short"]) {
      const plan = { isrc: CODE, title };
      states.add((await writer.embed({ source: path, target: "in-place", plan, replaceCode: true })).sha256);
    }
    for (const milliseconds of [40, 90, 170]) {
      await killWhileWriting(["in-place", path], milliseconds);
      await writer.recover(folder);
      expect(readdirSync(folder)).toEqual(["take.wav"]);
      expect(states).toContain(sha256(readFileSync(path)));
    }
  });
});

it("leaves only whole copies after kill -9 in the middle of copying", async () => {
  await inFolder(async (folder) => {
    const source = join(folder, "source.wav");
    writeFileSync(source, buildWav());
    await killWhileWriting(["copies", source, folder], 120);
    const writer = createTagWriter({ measure: measureSmall });
    await writer.recover(folder);
    const names = readdirSync(folder);
    expect(names.filter((name) => name.startsWith("."))).toEqual([]);
    const sizes = new Set(
      names.filter((name) => name.startsWith("copy")).map((name) => readFileSync(join(folder, name)).length),
    );
    expect(sizes.size).toBeLessThanOrEqual(2);
  });
});

async function killWhileWriting(parameters: readonly string[], milliseconds: number): Promise<void> {
  const script = join(import.meta.dirname, "testing-child.ts");
  const child = spawn(process.execPath, [script, ...parameters], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  expect(child.exitCode).toBeNull();
  child.kill("SIGKILL");
  await once(child, "exit");
}

it("puts everything back when the disk is full, in place and as a copy", async () => {
  for (const from of [1, 2]) {
    await inFolder(async (folder) => {
      const path = join(folder, "take.wav");
      writeFileSync(path, OLD);
      const writer = createTagWriter({ measure: measureSmall, fileSystem: fullDisk(from) });
      const request = { source: path, plan: PLAN, replaceCode: true };
      await expect(writer.embed({ ...request, target: "in-place" })).rejects.toMatchObject({
        code: "FILE_DISK_FULL",
      });
      const copier = createTagWriter({ measure: measureSmall, fileSystem: fullDisk(from) });
      const copy = copier.embed({ ...request, target: join(folder, "copy.wav") });
      await expect(copy).rejects.toMatchObject({ code: "FILE_DISK_FULL" });
      expect(readdirSync(folder)).toEqual(["take.wav"]);
      expect(sha256(readFileSync(path))).toBe(sha256(OLD));
    });
  }
});

it("does not overwrite a file that took the place of the one whose write was interrupted", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "take.wav");
    writeFileSync(path, OLD);
    const writer = createTagWriter({ measure: measureSmall, fileSystem: dyingDisk(6) });
    await expect(
      writer.embed({ source: path, target: "in-place", plan: PLAN, replaceCode: true }),
    ).rejects.toThrow();
    const other = Buffer.alloc(OLD.length, 0x55);
    writeFileSync(path, other);
    const recovery = createTagWriter({ measure: measureSmall }).recover(folder);
    await expect(recovery).rejects.toMatchObject({ code: "AUDIO_TAG_NOT_RESTORED" });
    expect(readFileSync(path)).toEqual(other);
    expect(existsSync(undoRecordPath(path))).toBe(true);
  });
});
