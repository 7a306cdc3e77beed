import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { makeFolder } from "./make-folder.ts";

const folder = mkdtempSync(join(tmpdir(), "deadwax-folder-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it("makes a folder and those above it, and is content with one that is there", async () => {
  const path = join(folder, "a", "b", "c");
  await Promise.all([makeFolder(path), makeFolder(path)]);
  expect(statSync(path).isDirectory()).toBe(true);
});

it("refuses where a file or a link to nothing stands in the way", async () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  symlinkSync(join(folder, "nowhere"), join(folder, "link"));
  for (const path of [file, join(file, "below"), join(folder, "link"), join(folder, "link", "below")])
    await expect(makeFolder(path)).rejects.toMatchObject({ code: "FILE_NOT_WRITABLE" });
});

it.skipIf(process.platform !== "linux")("refuses where the system takes no folders, at once", async () => {
  for (const path of ["/proc/deadwax", "/proc/deadwax/below"])
    await expect(makeFolder(path)).rejects.toMatchObject({ code: "FILE_NOT_WRITABLE" });
});

it.skipIf(process.platform === "win32" || process.getuid?.() === 0)(
  "passes on that permission is missing",
  async () => {
    mkdirSync(join(folder, "closed"), { mode: 0o500 });
    await expect(makeFolder(join(folder, "closed", "x"))).rejects.toMatchObject({ code: "EACCES" });
  },
);
