import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keepPath, pathToOpen, pathToShow } from "./kept-path.ts";

describe("a path in the catalog", () => {
  test("is kept as it is where NFC does not change it", () => {
    expect(keepPath("/Music/Café/50% off.wav")).toBe("/Music/Café/50% off.wav");
  });

  test("keeps apart two names that differ only in how é is spelled", () => {
    const composed = "/Music/Caf\u00E9.wav";
    const decomposed = "/Music/Cafe\u0301.wav";
    expect(keepPath(decomposed)).toBe("utf8:/Music/Cafe%CC%81.wav");
    expect(keepPath(decomposed)).not.toBe(keepPath(composed));
    expect(pathToShow(keepPath(decomposed))).toBe(composed);
  });

  test("opens the file it was made from, after NFC was applied to what is stored", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const path = `/${text}`;
        expect(pathToOpen(keepPath(path).normalize("NFC"))).toBe(path);
      }),
    );
  });
});
