import { describe, expect, it } from "vitest";
import type { TagReading } from "../asset/audio-facts.ts";
import { claimsOfFile } from "./claims-of-file.ts";
import { NO_CLAIMS } from "./decision-context.ts";
import { questionsFor, settle } from "./questions.ts";

const ids = (...given: Parameters<typeof questionsFor>): string[] =>
  questionsFor(...given).map(({ question }) => question);

describe("the questions before a first code", () => {
  it("come in one order: what it is, who hears it, whose it is, what is in it, and whether it has a code", () => {
    expect(ids()).toEqual([
      "what-is-it",
      "heard-outside",
      "is-it-yours",
      "others-inside",
      "ever-coded",
      "made-from",
    ]);
  });

  it("leave out what is known and ask what a medley, a side or a reserved code makes open", () => {
    expect(ids({ content: "sound" })).not.toContain("what-is-it");
    expect(ids({ claims: { ...NO_CLAIMS, versionTypes: ["medley"] } })).toContain("whole-or-part");
    expect(ids({ claims: { ...NO_CLAIMS, role: "side" } })).toContain("whole-or-part");
    expect(ids({ hasReservation: true })).toContain("reserved-before");
  });

  it("are settled together: what forbids a code counts first, then what is open, then a code that exists", () => {
    expect(settle(["new", "new"])).toBe("new");
    expect(settle(["new", "reuse"])).toBe("reuse");
    expect(settle(["reuse", "ask"])).toBe("ask");
    expect(settle(["reuse", "none", "new"])).toBe("none");
    expect(settle([])).toBe("ask");
  });
});

describe("what a file claims", () => {
  const isrcTag: TagReading = { field: "isrc", value: "USRC17607839", carrier: "id3/TSRC", trust: "carrier" };

  it("is read out of its tags, its name and its folders", () => {
    const path = ["Album", "Stems", "Midnight Drive (Instrumental) [Explicit].wav"];
    const claims = claimsOfFile(path, [isrcTag], { isDemo: false, durationMs: 180_000 });
    expect(claims).toMatchObject({
      title: "Midnight Drive",
      versionTypes: ["instrumental"],
      advisory: "explicit",
      role: "stem",
      codes: [{ isrc: "USRC17607839", carrier: "id3/TSRC" }],
    });
  });
});
