import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { buildWav, latin1 } from "../testing.ts";
import { recoverFolder } from "../undo-record/index.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import { prepareWrite } from "./prepare.ts";
import { replaceFile } from "./replace-file.ts";
import { createTagWriter } from "./tag-writer.ts";
import { dyingDisk, fullDisk, memoryDisk } from "./testing-disks.ts";
import { CODE, inFolder, measureSmall, openPlanned, sha256 } from "./testing.ts";

/** What stands behind the end moves when tags are added, so that the file is made anew. */
const OLD = buildWav({ trailing: latin1("trailing") });
const PLAN = { isrc: CODE, title: "A new title" };

async function expectedNew(): Promise<string> {
  return inFolder(async (folder) => {
    const source = join(folder, "take.wav");
    writeFileSync(source, OLD);
    await createTagWriter({ measure: measureSmall }).embed({ source, target: "in-place", plan: PLAN });
    return sha256(readFileSync(source));
  });
}

it("leaves the old file or the new one, wherever the process dies while it replaces one", async () => {
  const next = await expectedNew();
  const seen = new Set<string>();
  for (let last = 1; ; last++) {
    const isFinished = await inFolder(async (folder) => {
      const source = join(folder, "take.wav");
      writeFileSync(source, OLD);
      const disk = dyingDisk(last);
      const writer = createTagWriter({ measure: measureSmall, fileSystem: disk });
      await writer.embed({ source, target: "in-place", plan: PLAN }).catch(() => undefined);
      await recoverFolder(nodeFileSystem, folder);
      seen.add(sha256(readFileSync(source)));
      expect(readdirSync(folder)).toEqual(["take.wav"]);
      return !disk.isDead();
    });
    if (!isFinished) continue;
    expect(last).toBeGreaterThan(5);
    break;
  }
  expect(seen).toEqual(new Set([sha256(OLD), next]));
});

it("survives a loss of power at every step, whatever part of the unsynced writes reached the disk", async () => {
  const path = "/disk/take.wav";
  const file = openPlanned(OLD, path);
  const { write } = await prepareWrite(file, { source: path, target: "in-place", plan: PLAN });
  const next = await expectedNew();
  const seen = new Set<string>();
  for (let last = 0; last < 12; last++) {
    for (let choice = 0; choice < 64; choice++) {
      const disk = memoryDisk(new Map([[path, OLD]]), last);
      const sourceFacts = await disk.stat(path);
      if (sourceFacts === null) throw new Error("the file is not there");
      const copy = { source: file, sourceFacts, target: path, write };
      const isDone = await replaceFile(disk, copy, () => Promise.resolve(true)).catch(() => false);
      let bit = 0;
      const after = disk.afterPowerLoss(() => ((choice >> (bit++ % 6)) & 1) === 1);
      await recoverFolder(after, "/disk");
      const found = sha256(after.content(path) ?? new Uint8Array(0));
      seen.add(found);
      if (isDone) expect(found).toBe(next);
      expect(await after.list("/disk")).toEqual(["take.wav"]);
    }
  }
  expect(seen).toEqual(new Set([sha256(OLD), next]));
});

it("does not replace a file that another program has written to meanwhile", async () => {
  await inFolder(async (folder) => {
    const source = join(folder, "take.wav");
    writeFileSync(source, OLD);
    let measured = 0;
    const writer = createTagWriter({
      measure: async (path) => {
        if (++measured === 2) writeFileSync(source, latin1("written by another program"));
        return measureSmall(path);
      },
    });
    await expect(writer.embed({ source, target: "in-place", plan: PLAN })).rejects.toMatchObject({
      code: "AUDIO_CHANGED_WHILE_READING",
    });
    expect(readFileSync(source, "latin1")).toBe("written by another program");
    expect(readdirSync(folder)).toEqual(["take.wav"]);
  });
});

it("leaves the file as it was when the disk is full", async () => {
  await inFolder(async (folder) => {
    const source = join(folder, "take.wav");
    writeFileSync(source, OLD);
    const writer = createTagWriter({ measure: measureSmall, fileSystem: fullDisk(1) });
    await expect(writer.embed({ source, target: "in-place", plan: PLAN })).rejects.toMatchObject({
      code: "FILE_DISK_FULL",
    });
    expect(existsSync(source) && sha256(readFileSync(source))).toBe(sha256(OLD));
    expect(readdirSync(folder)).toEqual(["take.wav"]);
  });
});

it("keeps bytes behind the end of a file the last ones, in the file itself as in a copy", async () => {
  await inFolder(async (folder) => {
    const [source, target] = [join(folder, "a.wav"), join(folder, "b.wav")];
    writeFileSync(source, buildWav({ trailing: latin1("trailing") }), { mode: 0o640 });
    const writer = createTagWriter({ measure: measureSmall });
    await writer.embed({ source, target, plan: PLAN });
    await writer.embed({ source, target: "in-place", plan: PLAN });
    const bytes = readFileSync(source);
    expect(bytes.toString("latin1")).toMatch(/trailing$/u);
    expect(bytes).toEqual(readFileSync(target));
    expect(statSync(source).mode & 0o777).toBe(0o640);
    expect((await writer.embed({ source, target: "in-place", plan: PLAN })).isChanged).toBe(false);
  });
});
