import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editDistance } from "./edit-distance.ts";
import { foldText } from "./fold-text.ts";

describe("text folded for comparing", () => {
  test.each([
    ["Björk – “Jóga” (Live)", "bjork joga live"],
    ["DON’T  STOP", "dont stop"],
    ["Simon & Garfunkel", "simon and garfunkel"],
    ["Ｆｕｌｌ　Ｗｉｄｔｈ", "full width"],
    ["Straße", "strasse"],
    ["Cafe\u0301", "cafe"],
    ["!!!", "!!!"],
  ])("%s is %s", (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  test("keeps marks that make another letter outside Latin, Greek and Cyrillic", () => {
    expect(foldText("が")).not.toBe(foldText("か"));
  });

  test("is the same when folded again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => foldText(foldText(text)) === foldText(text)),
    );
  });
});

test("the edit distance stops at its limit", () => {
  expect(editDistance("harbour", "harbor", 2)).toBe(1);
  expect(editDistance("", "ab", 2)).toBe(2);
  expect(editDistance("midnight", "noon", 2)).toBe(3);
});
