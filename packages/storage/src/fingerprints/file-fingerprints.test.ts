import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFileFingerprints } from "./file-fingerprints.ts";

const KEY = `dwa1:${"ab".repeat(32)}`;
const OTHER = `sha256:${"00".repeat(32)}`;
const short = { items: Uint32Array.of(1, 0xff_ff_ff_ff), madeBy: "made" };

describe("fingerprints in a folder", () => {
  let work = "";
  beforeEach(async () => (work = await mkdtemp(join(tmpdir(), "deadwax-test-"))));
  afterEach(() => rm(work, { recursive: true, force: true }));
  const folder = () => join(work, "fingerprints");
  const file = () => join(folder(), "dwa1", "ab", `${"ab".repeat(31)}.fingerprint`);

  it("are read as they were kept, and listed; the index beside them is not one of them", async () => {
    const fingerprints = createFileFingerprints(folder());
    expect(await fingerprints.keys()).toEqual([]);
    const none = { items: new Uint32Array(0), madeBy: "made/1 ffmpeg/7.1" };
    await fingerprints.keep(KEY, none);
    await fingerprints.keep(KEY, short);
    await fingerprints.keep(OTHER, none);
    await fingerprints.keepIndex(Uint8Array.of(1, 2, 3));
    expect(await fingerprints.read(KEY)).toEqual(short);
    expect(await fingerprints.read(OTHER)).toEqual(none);
    expect(await fingerprints.keys()).toEqual([KEY, OTHER]);
    expect(await fingerprints.readIndex()).toEqual(Buffer.of(1, 2, 3));
  });

  it("take the bytes that the page about the format shows", async () => {
    await createFileFingerprints(folder()).keep(KEY, short);
    const bytes = (await readFile(file())).toString("hex");
    expect(bytes).toBe("4457465001000400020000006d61646501000000ffffffffe322818b");
    const page = await readFile(
      new URL("../../../../docs/reference/fingerprints.md", import.meta.url),
      "utf8",
    );
    expect(page.replaceAll(/\s/gu, "")).toContain(bytes);
  });

  it("are null where there is none, and where the file is damaged in any byte or cut short", async () => {
    const fingerprints = createFileFingerprints(folder());
    expect(await fingerprints.read(KEY)).toBeNull();
    expect(await fingerprints.readIndex()).toBeNull();
    await fingerprints.keep(KEY, short);
    const whole = await readFile(file());
    for (const at of whole.keys()) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      await writeFile(file(), damaged);
      expect(await fingerprints.read(KEY), `byte ${at}`).toBeNull();
    }
    for (const size of [0, 3, 15, whole.length - 1]) {
      await writeFile(file(), whole.subarray(0, size));
      expect(await fingerprints.read(KEY)).toBeNull();
    }
  });

  it("that cannot be written are refused by name, and leave nothing behind", async () => {
    await writeFile(folder(), "a file stands here");
    const fingerprints = createFileFingerprints(folder());
    const refusal = { code: "FILE_NOT_WRITABLE" };
    await expect(fingerprints.keep(KEY, short)).rejects.toMatchObject(refusal);
    await expect(fingerprints.keepIndex(Uint8Array.of(1))).rejects.toMatchObject(refusal);
    expect(await readdir(work)).toEqual(["fingerprints"]);
  });
});
