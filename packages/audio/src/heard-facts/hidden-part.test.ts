import { describe, expect, it } from "vitest";
import { findHiddenPart, type Coded } from "./hidden-part.ts";

const [none, ofB, ofA, both] = [
  { a: false, b: false },
  { a: false, b: true },
  { a: true, b: false },
  { a: true, b: true },
] as const satisfies readonly Coded[];

function whose(percent: number, lean: number, coded: Coded, swing = 0.2): string {
  return findHiddenPart({ share: percent / 100, lean, power: 0.01, swing }, coded)?.whose ?? "nobody's";
}

describe("a part below what a coder leaves over", () => {
  it("is told where it is missing from what was coded, however seldom it sounds", () => {
    expect([whose(0.7, 0.6, ofB), whose(17, 0.79, ofB), whose(6.8, 0.34, ofB)]).toEqual(["a", "a", "a"]);
  });

  it("is not made of what a coder adds where it comes late", () => {
    expect([whose(5.4, -0.59, ofB), whose(5.4, 0.59, ofA), whose(0.5, 0.41, ofB, 0.04)]).toEqual(
      Array.from({ length: 3 }, () => "nobody's"),
    );
  });

  it("is told where it was added to what was coded, by leaning further than a coder does", () => {
    expect([whose(4.4, -0.83, ofB), whose(3, 0.8, ofA), whose(3, -0.8, none)]).toEqual(["b", "a", "b"]);
  });

  it("is not made of what a coder adds all the time, even where that is all it does", () => {
    expect([whose(6.4, -0.77, ofB, 0.06), whose(6.4, -0.77, ofB, 0.1)]).toEqual(["nobody's", "b"]);
  });

  it("is told between two coders by a lean that two coders do not have", () => {
    expect([whose(3.6, 0.69, both), whose(5, -0.45, both), whose(0.2, -0.8, both)]).toEqual([
      "a",
      "nobody's",
      "nobody's",
    ]);
  });

  it("is named where it is often there", () => {
    expect(findHiddenPart({ share: 0.04, lean: 0.7, power: 0.01, swing: 0.2 }, ofB)?.isSure).toBe(true);
    expect(findHiddenPart({ share: 0.01, lean: 0.7, power: 0.01, swing: 0.2 }, ofB)?.isSure).toBe(false);
  });
});
