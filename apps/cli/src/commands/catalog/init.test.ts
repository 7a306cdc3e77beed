import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runWith } from "../../testing/surroundings.ts";

it("init lists the answers to its question as flags where nobody can be asked", async () => {
  const cwd = await mkdtemp(join(tmpdir(), "deadwax-test-"));
  const { code, stderr } = await runWith(["init"], { cwd });
  await rm(cwd, { recursive: true });
  expect(code).toBe(2);
  expect(stderr).toContain("give it with --codes distributor|own-prefix|label|unknown.");
  expect(stderr).toMatch(/^note +--codes distributor: A distributor \(TuneCore, DistroKid/mu);
  for (const answer of ["own-prefix", "label", "unknown"]) expect(stderr).toContain(`--codes ${answer}: `);
});
