import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { FIXTURES } from "../fixtures/read-fixtures.ts";
import { formatsPage } from "./formats-page.ts";
import { PROPERTIES } from "./properties.ts";

it("is written down with every format and property there is, all of them passed", async () => {
  const cells = FIXTURES.flatMap((fixture) =>
    PROPERTIES.map((property) => ({ fixture, property, verdict: "passed" as const })),
  );
  const written = readFileSync(join(import.meta.dirname, "../../../docs/reference/formats.md"), "utf8");
  expect(written).toBe(await formatsPage(cells));
});
