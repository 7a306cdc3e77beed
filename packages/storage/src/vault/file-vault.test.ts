import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Vault } from "@deadwax/catalog";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFileVault } from "./file-vault.ts";

describe("the vault", () => {
  let folder = "";
  let vault: Vault;
  const bytes = Buffer.alloc(2_500_000, "deadwax");
  const sha256 = createHash("sha256").update(bytes).digest("hex");

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "deadwax-test-"));
    vault = createFileVault(join(folder, "vault"));
    await writeFile(join(folder, "take.wav"), bytes);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("keeps a file under its hash, whole and read-only", async () => {
    expect(await vault.has(sha256)).toBe(false);
    await vault.keep({ path: join(folder, "take.wav"), sha256 });
    expect(await vault.has(sha256)).toBe(true);
    const kept = join(folder, "vault", sha256.slice(0, 2), sha256.slice(2));
    expect(vault.pathOf(sha256)).toBe(kept);
    expect((await readFile(kept)).equals(bytes)).toBe(true);
    expect((await stat(kept)).mode & 0o222).toBe(0);
  });

  it("keeps one copy of the same bytes, also when asked twice at once", async () => {
    const keep = () => vault.keep({ path: join(folder, "take.wav"), sha256 });
    await Promise.all([keep(), keep(), keep()]);
    await keep();
    expect(await readdir(join(folder, "vault", sha256.slice(0, 2)))).toEqual([sha256.slice(2)]);
  });

  it("refuses a file that changed since it was measured, and leaves nothing of it", async () => {
    const other = "0".repeat(64);
    const kept = vault.keep({ path: join(folder, "take.wav"), sha256: other });
    await expect(kept).rejects.toMatchObject({ code: "FILE_NOT_READABLE" });
    expect(await vault.has(other)).toBe(false);
    expect(await readdir(join(folder, "vault", "00"))).toEqual([]);
  });

  it("says when there is no such file", async () => {
    const kept = vault.keep({ path: join(folder, "gone.wav"), sha256 });
    await expect(kept).rejects.toMatchObject({ code: "FILE_NOT_FOUND" });
  });

  it("takes nothing but a hash for a name", () => {
    expect(() => vault.pathOf("../../etc/passwd")).toThrow();
  });
});
