import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { nodeFileSystem } from "./node-file-system.ts";
import { planOf } from "../tagging/index.ts";
import { createSealer, type Sealer } from "./seal.ts";
import { inFolder } from "./testing.ts";
import { sealFile, sealPlan, writeChanges } from "./write-plan.ts";

function sealOf(sealer: Sealer, pieces: readonly Uint8Array[]): string {
  const seal = sealer.begin();
  for (const piece of pieces) seal.add(piece);
  return seal.finish();
}

it("is the same for the same bytes, however they are cut, and another one for every other bytes", () => {
  const sealer = createSealer();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(100), fc.nat(99), (bytes, cut, at) => {
      const whole = sealOf(sealer, [bytes]);
      expect(sealOf(sealer, [bytes.subarray(0, cut), bytes.subarray(cut)])).toBe(whole);
      if (bytes.length === 0) return;
      const index = at % bytes.length;
      const other = bytes.with(index, (bytes[index] ?? 0) ^ 1);
      expect(sealOf(sealer, [other])).not.toBe(whole);
      expect(sealOf(sealer, [bytes, Uint8Array.of(0)])).not.toBe(whole);
      expect(sealOf(sealer, [bytes.subarray(1)])).not.toBe(whole);
    }),
  );
});

it("is of a key of its own each time", () => {
  expect(sealOf(createSealer(), [])).not.toBe(sealOf(createSealer(), []));
  expect(sealOf(createSealer(), [])).toMatch(/^[0-9a-f]{32}$/u);
});

it("of a plan is that of the file the plan makes, over many blocks", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "a.bin");
    const block = createHash("sha256").update("seal").digest();
    const bytes = Buffer.concat(Array.from({ length: 20_000 }, () => block));
    writeFileSync(path, bytes);
    const plan = planOf([
      { kind: "old", offset: 0, size: 4 },
      { kind: "new", bytes: Uint8Array.of(1, 2) },
      { kind: "old", offset: 6, size: 262_137 },
      { kind: "new", bytes: Uint8Array.of(3, 4) },
      { kind: "old", offset: 262_145, size: 337_855 },
      { kind: "new", bytes: new Uint8Array(999).fill(5) },
    ]);
    expect(plan).toMatchObject({ isInPlace: true, length: 600_999 });
    const sealer = createSealer();
    const [source, file] = [
      await nodeFileSystem.open(path, "read"),
      await nodeFileSystem.open(path, "change"),
    ];
    const planned = await sealPlan(source, plan, sealer);
    expect(await sealFile(source, sealer)).not.toBe(planned);
    await writeChanges(file, plan);
    await Promise.all([source.close(), file.close()]);
    const written = await nodeFileSystem.open(path, "read");
    expect(await sealFile(written, sealer)).toBe(planned);
    await written.close();
  });
});
