import { describe, expect, it } from "vitest";
import { MASTER_SHEET_COLUMNS } from "./columns.ts";
import { masterSheetReference } from "./master-sheet-reference.ts";

describe("masterSheetReference", () => {
  it("has one line for each column, in the order of the sheet", () => {
    const lines = masterSheetReference()
      .split("\n")
      .filter((line) => line.startsWith("| `"));
    expect(lines.map((line) => line.split("`")[1])).toEqual(MASTER_SHEET_COLUMNS.map(({ id }) => id));
  });

  it("makes a table whose lines all have five cells", () => {
    const lines = masterSheetReference()
      .split("\n")
      .filter((line) => line.startsWith("|"));
    expect(new Set(lines.map((line) => line.replaceAll("\\|", "").split("|").length))).toEqual(new Set([7]));
  });
});
