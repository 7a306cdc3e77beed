import { appendFile, copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFileHome } from "./file-home.ts";

describe("the mark of a catalog in a folder", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "deadwax-test-"));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it("stays the same while the database is written, also when it was taken in the moment of its birth", async () => {
    for (let run = 0; run < 20; run += 1) {
      const database = join(folder, `born-${run}.sqlite`);
      const home = createFileHome(folder, database);
      await writeFile(database, "");
      const atBirth = await home.mark();
      await new Promise((resolve) => setTimeout(resolve, 10));
      await appendFile(database, "a page");
      expect(await home.mark()).toEqual(atBirth);
    }
  });

  it("is another one for a copy", async () => {
    const [original, copy] = [join(folder, "original.sqlite"), join(folder, "copy.sqlite")];
    await writeFile(original, "");
    await copyFile(original, copy);
    const marks = [createFileHome(folder, original), createFileHome(folder, copy)].map((home) => home.mark());
    const [one, two] = await Promise.all(marks);
    expect(two?.identity).not.toBe(one?.identity);
  });
});
