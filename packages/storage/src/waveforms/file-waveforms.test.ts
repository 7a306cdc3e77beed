import { chmod, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Waveform } from "@deadwax/catalog";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFileWaveforms } from "./file-waveforms.ts";

const KEY = `dwa1:${"ab".repeat(32)}`;
const stereo: Waveform = {
  framesPerPair: 512,
  channels: [Int16Array.of(-32_768, 32_767, 0, 0), Int16Array.of(-1, 1, -300, 299)],
};

describe("outlines in a folder", () => {
  let work = "";
  beforeEach(async () => (work = await mkdtemp(join(tmpdir(), "deadwax-test-"))));
  afterEach(() => rm(work, { recursive: true, force: true }));
  const folder = () => join(work, "waveforms");
  const file = () => join(folder(), "dwa1", "ab", `${"ab".repeat(31)}.waveform`);

  it("are read as they were kept, one file for each audio, and the later takes the place of the earlier", async () => {
    const waveforms = createFileWaveforms(folder());
    await waveforms.keep(KEY, { framesPerPair: 256, channels: [Int16Array.of(1, 2)] });
    await waveforms.keep(KEY, stereo);
    const none = { framesPerPair: 256, channels: [new Int16Array(0)] };
    await waveforms.keep(`sha256:${"00".repeat(32)}`, none);
    expect(await waveforms.read(KEY)).toEqual(stereo);
    expect(await waveforms.read(`sha256:${"00".repeat(32)}`)).toEqual(none);
    const files = (await readdir(work, { recursive: true, withFileTypes: true })).filter((one) =>
      one.isFile(),
    );
    expect(files.map(({ name }) => name.length)).toEqual([71, 71]);
  });

  it("take the bytes that the page about the format shows", async () => {
    await createFileWaveforms(folder()).keep(KEY, {
      framesPerPair: 256,
      channels: [Int16Array.of(-2, 3), Int16Array.of(-1, 1)],
    });
    const bytes = (await readFile(file())).toString("hex");
    expect(bytes).toBe("44575746010002000001000001000000feff0300ffff0100104c8e5f");
    const page = await readFile(new URL("../../../../docs/reference/waveforms.md", import.meta.url), "utf8");
    expect(page.replaceAll(/\s/gu, "")).toContain(bytes);
  });

  it("are null where there is none, and where the file is damaged in any byte or cut short", async () => {
    const waveforms = createFileWaveforms(folder());
    expect(await waveforms.read(KEY)).toBeNull();
    await waveforms.keep(KEY, stereo);
    const whole = await readFile(file());
    for (const at of whole.keys()) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      await writeFile(file(), damaged);
      expect(await waveforms.read(KEY), `byte ${at}`).toBeNull();
    }
    await writeFile(file(), whole);
    for (const size of [0, 3, 19, whole.length - 1]) {
      await truncate(file(), size);
      expect(await waveforms.read(KEY)).toBeNull();
      await writeFile(file(), whole);
    }
    await truncate(file(), 2 ** 25);
    expect(await waveforms.read(KEY)).toBeNull();
  });

  it("that cannot be written are refused by name, and leave nothing behind", async () => {
    await writeFile(folder(), "a file stands here");
    await expect(createFileWaveforms(folder()).keep(KEY, stereo)).rejects.toMatchObject({
      code: "FILE_NOT_WRITABLE",
    });
    await rm(folder());
    await createFileWaveforms(folder()).keep(KEY, stereo);
    if (process.getuid?.() === 0) return; // Root may write anywhere.
    await chmod(join(folder(), "dwa1", "ab"), 0o555);
    await expect(createFileWaveforms(folder()).keep(KEY, stereo)).rejects.toMatchObject({
      code: "STORE_READ_ONLY",
    });
    await chmod(join(folder(), "dwa1", "ab"), 0o755);
    expect(await readdir(join(folder(), "dwa1", "ab"))).toHaveLength(1);
  });
});
