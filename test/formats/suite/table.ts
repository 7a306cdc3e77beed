/**
 * The table format × property of docs/reference/formats.md. `node test/formats/suite/table.ts` runs every property on every
 * fixture and writes the page; a test compares what stands there with what there is to look at.
 */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Fixture } from "../fixtures/fixture.ts";
import { FIXTURES, fixturePath } from "../fixtures/read-fixtures.ts";
import { formatsPage, type Cell } from "./formats-page.ts";
import { PROPERTIES } from "./properties.ts";
import type { Property } from "./property.ts";

const cells: Cell[] = [];
for (const fixture of FIXTURES) {
  for (const property of PROPERTIES) {
    const outcome = await look(fixture, property);
    cells.push({ fixture, property, ...outcome });
    process.stderr.write(`${fixture.name}  ${property.name}  ${outcome.verdict}\n`);
  }
}
writeFileSync(join(import.meta.dirname, "../../../docs/reference/formats.md"), await formatsPage(cells));

async function look(fixture: Fixture, { check }: Property): Promise<Pick<Cell, "verdict" | "because">> {
  const folder = mkdtempSync(join(tmpdir(), "deadwax-format-"));
  try {
    const path = join(folder, fixture.name);
    copyFileSync(fixturePath(fixture.name), path);
    const { missing } = await check(fixture, path);
    return missing.length === 0
      ? { verdict: "passed" }
      : { verdict: "falls short", because: `not looked at without ${missing.join(", ")}` };
  } catch (thrown) {
    return { verdict: "falls short", because: thrown instanceof Error ? thrown.message : String(thrown) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
