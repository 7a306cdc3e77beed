import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { SHEET_FORMATS } from "../table-file/sheet-format.ts";
import { readMasterSheet } from "./read-master-sheet.ts";
import { aRow, anIsrc } from "./testing.ts";
import { writeMasterSheet } from "./write-master-sheet.ts";

const ROWS = 12_000;
/** Some pieces of 64 KiB at each step of the way; far less than a catalog. */
const MOST_AHEAD = 4_000;

/** Rows that count how many of them were asked for. */
function countedRows(): { readonly rows: Iterable<ReturnType<typeof aRow>>; readonly given: () => number } {
  let given = 0;
  function* rows(): Generator<ReturnType<typeof aRow>> {
    while (given < ROWS) yield aRow({ isrc: anIsrc(given), title: `Midnight Drive ${given++}` });
  }
  return { rows: rows(), given: () => given };
}

describe("memory does not grow with the catalog, because", () => {
  it("a CSV sheet is read while it is written, with few rows on the way", { timeout: 120_000 }, async () => {
    const { rows, given } = countedRows();
    let count = 0;
    let ahead = 0;
    let errors = 0;
    for await (const row of await readMasterSheet(writeMasterSheet(rows, { format: "csv" }))) {
      errors += row.issues.filter((issue) => issue.severity === "error").length;
      ahead = Math.max(ahead, given() - ++count);
    }
    expect({ count, errors }).toEqual({ count: ROWS, errors: 0 });
    expect(ahead).toBeLessThan(MOST_AHEAD);
  });

  it.each(SHEET_FORMATS)("the writer of %s waits for the one who takes the bytes", async (format) => {
    const { rows, given } = countedRows();
    for await (const chunk of writeMasterSheet(rows, { format })) {
      if (chunk.length < 1000) continue;
      await setTimeout(300);
      break;
    }
    expect(given()).toBeLessThan(ROWS / 2);
  });
});
