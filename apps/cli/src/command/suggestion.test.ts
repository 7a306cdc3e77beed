import { describe, expect, it } from "vitest";
import { editDistance, nearestWord } from "./suggestion.ts";

describe("editDistance", () => {
  it.each([
    ["assign", "assign", 0],
    ["asign", "assign", 1],
    ["assing", "assign", 1],
    ["", "add", 3],
    ["kitten", "sitting", 3],
  ])("counts the slips between %s and %s", (left, right, expected) => {
    expect(editDistance(left, right)).toBe(expected);
    expect(editDistance(right, left)).toBe(expected);
  });
});

describe("nearestWord", () => {
  const words = ["add", "assign", "approve", "reconcile", "rescue"];
  it.each([
    ["asign", "assign"],
    ["ADD", "add"],
    ["rescu", "rescue"],
    ["reconcilliate", "reconcile"],
    ["appr", "approve"],
    ["zzz", undefined],
    ["x", undefined],
  ])("answers %s with %s", (typed, expected) => {
    expect(nearestWord(typed, words)).toBe(expected);
  });
});
