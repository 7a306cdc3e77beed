/** Every property of every format, on every fixture. `node test/formats/suite/table.ts` tells the same as a table. */
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FIXTURE_COUNT, FIXTURES, fixturePath } from "../fixtures/read-fixtures.ts";
import { PROPERTIES } from "./properties.ts";

it("looks at every fixture", () => {
  expect(FIXTURES).toHaveLength(FIXTURE_COUNT);
  expect(FIXTURES.length * PROPERTIES.length).toBeGreaterThan(200);
});

for (const fixture of FIXTURES) {
  describe(`${fixture.name}, ${fixture.about}`, () => {
    for (const { name, says, check } of PROPERTIES) {
      it(`${name}: ${says}`, async () => {
        const folder = mkdtempSync(join(tmpdir(), "deadwax-format-"));
        try {
          const path = join(folder, fixture.name);
          copyFileSync(fixturePath(fixture.name), path);
          await check(fixture, path);
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      });
    }
  });
}
