import { describe, expect, it } from "vitest";
import type { Comparison, SoundFact } from "@deadwax/catalog";
import { plainReason } from "./plain-facts.ts";
import { aComparison, versionOf } from "./testing.ts";

function reason(relation: Comparison["relation"], ...facts: readonly SoundFact[]): string {
  return plainReason(versionOf("a.wav", "b.wav", { comparison: aComparison(relation, facts) }).from!);
}

describe("what was heard, in plain words", () => {
  it("tells of a cut with its place and length", () => {
    expect(reason("edit", { kind: "cut", start: 44.4, amount: 13.9 })).toBe("14 s are cut out at 0:44.");
  });

  it("says that an end is missing where a cut goes up to it", () => {
    expect(reason("edit", { kind: "cut", start: 122, amount: 58 })).toBe("The last 58 s are missing.");
    expect(reason("edit", { kind: "cut", start: 0, amount: 51.8 })).toBe("The first 52 s are missing.");
  });

  it("counts many passages of one kind instead of listing three and leaving the rest out", () => {
    const muted = [3.2, 31, 46, 151].map((start): SoundFact => ({ kind: "muted", start, amount: 0.5 }));
    expect(reason("clean-edit", ...muted)).toBe("Muted for a moment in 4 places, from 0:03 to 2:31.");
  });

  it("adds up what was cut out in several places", () => {
    const cuts = [44, 100].map((start): SoundFact => ({ kind: "cut", start, amount: 10 }));
    expect(reason("edit", ...cuts)).toBe("20 s in all are cut out at 0:44 and 1:40.");
  });

  it("leaves decibels of what is missing to the small print", () => {
    expect(
      reason("part-removed", { kind: "part-removed", amount: 0 }, { kind: "residual", amount: -20 }),
    ).toBe("Something that sounds all through it is missing, such as a voice.");
  });

  it("names a speed in per cent, and what it does to the pitch", () => {
    expect(reason("speed", { kind: "speed", amount: -12 })).toBe(
      "It runs 12 % slower, and sounds lower by as much.",
    );
  });

  it("leaves out a level that nobody hears where something else differs", () => {
    const speed: SoundFact = { kind: "speed", amount: 15 };
    expect(reason("speed", speed, { kind: "level", amount: -0.3 })).not.toContain("dB");
    expect(reason("remaster", { kind: "level", amount: 0.1 })).toBe(
      "The same mix, mastered differently: 0.1 dB louder.",
    );
  });

  it("says what is unclear, that it is", () => {
    expect(reason("unsure", { kind: "matched", amount: 1 })).toBe("It cannot be told for sure by ear.");
  });
});
