import { describe, expect, it } from "vitest";
import { SHEET_FORMATS } from "../table-file/sheet-format.ts";
import { readMasterSheet } from "./read-master-sheet.ts";
import { aRow, anIsrc } from "./testing.ts";
import { writeMasterSheet } from "./write-master-sheet.ts";

const ROWS = 100_000;
const MEGABYTE = 1024 * 1024;

function* manyRows(): Generator<ReturnType<typeof aRow>> {
  for (let row = 0; row < ROWS; row++) yield aRow({ isrc: anIsrc(row), title: `Midnight Drive ${row}` });
}

/** The most memory in use while something is read, above what was in use before. */
function memoryMeter(): () => number {
  const before = process.memoryUsage().heapUsed;
  let most = 0;
  return () => (most = Math.max(most, process.memoryUsage().heapUsed - before));
}

describe("a catalog of a hundred thousand recordings", () => {
  it("is written and read as CSV at once, without either being in memory", { timeout: 300_000 }, async () => {
    const measure = memoryMeter();
    let count = 0;
    let errors = 0;
    for await (const row of await readMasterSheet(writeMasterSheet(manyRows(), { format: "csv" }))) {
      count++;
      errors += row.issues.filter((issue) => issue.severity === "error").length;
      if (count % 1000 === 0) measure();
    }
    expect([count, errors]).toEqual([ROWS, 0]);
    expect(measure() / MEGABYTE).toBeLessThan(250);
  });

  it.each(SHEET_FORMATS)("is written as %s without being in memory", { timeout: 300_000 }, async (format) => {
    const measure = memoryMeter();
    let size = 0;
    for await (const chunk of writeMasterSheet(manyRows(), { format })) {
      size += chunk.length;
      measure();
    }
    expect(size).toBeGreaterThan(MEGABYTE);
    expect(measure() / MEGABYTE).toBeLessThan(250);
  });
});
