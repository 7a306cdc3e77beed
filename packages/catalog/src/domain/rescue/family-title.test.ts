import { describe, expect, it } from "vitest";
import { familyTitle } from "./family-title.ts";
import { knownNames } from "./plain-title.ts";
import type { RescueRow } from "./rescue-input.ts";
import { aRescueFile, aRow, rescueOf } from "./testing.ts";

function titleOf(names: readonly string[], rows: readonly RescueRow[] = []): string {
  const files = names.map((name) => aRescueFile(name));
  return familyTitle(files.slice(0, 2), files.slice(2), knownNames(files, rows));
}

describe("the title of a family", () => {
  const names = ["nd mixdown.wav", "nd final2 USE THIS.mp3", "Night Drive edit.wav"];

  it("is written in full where most files have its initials or a piece of it only", () => {
    expect(titleOf(names)).toBe("Night Drive");
    expect(titleOf(["nigh v2.wav", "nigh final.wav", "Night Drive.wav"])).toBe("Night Drive");
  });

  it("has no version in it, marked or not, and an original is none", () => {
    expect(titleOf(["Drive instrumental.wav", "Drive (Original).wav"])).toBe("Drive");
    const rescue = rescueOf([aRescueFile("Drive (Original).wav"), aRescueFile("Drive Original Version.wav")]);
    expect(rescue.strangers.map(({ title, versionTitle }) => [title, versionTitle])).toEqual([
      ["Drive", null],
      ["Drive", null],
    ]);
  });

  it("is short where a sheet has it so, and where nothing is called in full", () => {
    expect(titleOf(names, [aRow({ title: "ND" })])).toBe("nd");
    expect(titleOf(["nd mixdown.wav", "nd final.wav", "Harbour.wav"])).toBe("nd");
  });
});
