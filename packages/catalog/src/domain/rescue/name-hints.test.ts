import { describe, expect, it } from "vitest";
import { isShortFor, namesAreAlike, standingHints } from "./name-hints.ts";

const wordsIn = (path: string): readonly string[] => standingHints(path).map(({ word }) => word);

describe("what names say about which file counts", () => {
  it("is quoted in words that stand in them, once", () => {
    expect(wordsIn("Harbour mix 5.wav")).toEqual(["mix 5"]);
    expect(wordsIn("Harbour final2 USE THIS.wav")).toEqual(["use this", "final2"]);
    expect(wordsIn("Harbour.wav")).toEqual([]);
  });

  it("is not read across a slash", () => {
    expect(wordsIn("to shop/FINAL/07 Harbour.wav")).toEqual(["final"]);
  });

  it("weighs a later number more", () => {
    const points = (path: string): number => standingHints(path).reduce((sum, hint) => sum + hint.points, 0);
    expect(points("Harbour final2.wav")).toBeGreaterThan(points("Harbour final.wav"));
    expect(points("Harbour v7.wav")).toBeGreaterThan(points("Harbour v2.wav"));
  });
});

describe("a short word", () => {
  it("stands for a title by all of its initials, or by how it begins", () => {
    for (const short of ["nd", "ND", "nigh"]) expect(isShortFor(short, "Night Drive")).toBe(true);
    for (const other of ["n", "md", "Night", "night dr", "drive"])
      expect(isShortFor(other, "Night Drive")).toBe(false);
  });
});

describe("two names", () => {
  it("are alike without the versions they name, in any language", () => {
    expect(namesAreAlike("Harbour en vivo.wav", "Harbour (Radio Edit) v2.mp3")).toBe(true);
    expect(namesAreAlike("Harbour 现场版.wav", "harbour_final.wav")).toBe(true);
    expect(namesAreAlike("Harbour (Live).wav", "Glass (Live).wav")).toBe(false);
  });
});
