import { describe, expect, test } from "vitest";
import { roleFromName } from "./role-from-name.ts";

const MINUTE = 60_000;

describe("the role a file name claims", () => {
  test.each([
    [["Midnight Drive Stems", "Drums.wav"]],
    [["STEMS", "01 Bass.wav"]],
    [["Album", "Multitracks", "Vox.wav"]],
    [["Midnight Drive_stem_vox.wav"]],
  ])("is stem in %j", (path) => {
    expect(roleFromName(path, 3 * MINUTE)).toBe("stem");
  });

  test.each([
    [["Vinyl", "Side A.wav"], 3 * MINUTE],
    [["Album Lacquer Side B.wav"], null],
    [["Album", "Side 2.wav"], 19 * MINUTE],
  ])("is side in %j", (path, durationMs) => {
    expect(roleFromName(path, durationMs)).toBe("side");
  });

  test.each([
    [["Album", "Side A.wav"], 3 * MINUTE],
    [["Systems", "Drums.wav"], 3 * MINUTE],
    [["Album", "Stemming the Tide.wav"], 3 * MINUTE],
    [["Album", "Inside A Dream.wav"], 12 * MINUTE],
    [["Album", "Dark Side.wav"], 12 * MINUTE],
  ])("is none in %j", (path, durationMs) => {
    expect(roleFromName(path, durationMs)).toBeUndefined();
  });
});
