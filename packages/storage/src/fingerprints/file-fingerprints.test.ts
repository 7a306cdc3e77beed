import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { describeFingerprints, KEY, SHORT } from "../testing/fingerprint-suite.ts";
import { createFileFingerprints } from "./file-fingerprints.ts";

describeFingerprints("fingerprints in the folder of a catalog", async () => {
  const work = await mkdtemp(join(tmpdir(), "deadwax-test-"));
  const folder = join(work, "fingerprints");
  const pathOf = (key: string): string => {
    const [kind = "", hash = ""] = key.split(":");
    return join(folder, kind, hash.slice(0, 2), `${hash.slice(2)}.fingerprint`);
  };
  return {
    fingerprints: createFileFingerprints(folder),
    openAgain: async () => createFileFingerprints(folder),
    openOther: async () => createFileFingerprints(join(work, "other")),
    damage: async (key, change) => {
      await writeFile(pathOf(key), change(await readFile(pathOf(key))));
    },
    close: () => rm(work, { recursive: true, force: true }),
  };
});

describe("fingerprints in a folder", () => {
  let work = "";
  beforeEach(async () => (work = await mkdtemp(join(tmpdir(), "deadwax-test-"))));
  afterEach(() => rm(work, { recursive: true, force: true }));
  const folder = () => join(work, "fingerprints");
  const file = () => join(folder(), "dwa1", "ab", `${"ab".repeat(31)}.fingerprint`);

  it("take the bytes that the page about the format shows", async () => {
    await createFileFingerprints(folder()).keep(KEY, SHORT);
    const bytes = (await readFile(file())).toString("hex");
    expect(bytes).toBe("4457465001000400020000006d61646501000000ffffffffe322818b");
    const page = await readFile(
      new URL("../../../../docs/reference/fingerprints.md", import.meta.url),
      "utf8",
    );
    expect(page.replaceAll(/\s/gu, "")).toContain(bytes);
  });

  it("are null where the file is damaged in any byte or cut short", async () => {
    const fingerprints = createFileFingerprints(folder());
    await fingerprints.keep(KEY, SHORT);
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
    await expect(fingerprints.keep(KEY, SHORT)).rejects.toMatchObject(refusal);
    await expect(fingerprints.keepIndex(Uint8Array.of(1))).rejects.toMatchObject(refusal);
    expect(await readdir(work)).toEqual(["fingerprints"]);
  });
});
