import { describe, expect, it } from "vitest";
import type { Relation, SoundFact, Verdict } from "../comparison/index.ts";
import { decide } from "./decide.ts";
import { NO_CLAIMS, NO_CONTEXT } from "./decision-context.ts";
import { cutBy, heardAs, knownAs } from "./testing.ts";

const verdictOf = (relation: Relation, ...facts: readonly SoundFact[]): Verdict =>
  decide(heardAs(relation, facts)).verdict;

describe("the verdict on what was heard", () => {
  it.each<[Relation, Verdict]>([
    ["identical-file", "reuse"],
    ["identical-audio", "reuse"],
    ["format", "reuse"],
    ["remaster", "ask"],
    ["edit", "ask"],
    ["clean-edit", "new"],
    ["part-removed", "new"],
    ["part-alone", "new"],
    ["overdub", "new"],
    ["fold-down", "ask"],
    ["same-work", "new"],
    ["unsure", "ask"],
    ["unrelated", "unrelated"],
  ])("of %s is %s", (relation, verdict) => {
    expect(verdictOf(relation)).toBe(verdict);
  });

  it.each([
    ["speed", "%", 2, 1.99],
    ["speed", "%", -2, -1.99],
    ["tempo", "%", 2, 1.99],
    ["pitch", "cents", 34.3, 34.2],
    ["pitch", "cents", -34.3, -34.2],
  ] as const)("of another %s (%s) is new from %d on and asked at %d", (kind, unit, from, below) => {
    expect(verdictOf(kind, { kind, amount: from, unit })).toBe("new");
    expect(verdictOf(kind, { kind, amount: below, unit })).toBe("ask");
  });

  it("of an edit is new above 10 s, the largest threshold of any authority, and asked up to it", () => {
    expect(decide(cutBy(10.1)).verdict).toBe("new");
    expect(decide(cutBy(10)).verdict).toBe("ask");
    expect(decide(cutBy(6)).verdict).toBe("ask");
    expect(decide(cutBy(0.2)).verdict).toBe("ask");
  });

  it("of an edit goes by the modulation: silence that was added or trimmed makes nothing longer", () => {
    const silence: SoundFact = { kind: "silence-end", amount: 20, unit: "s" };
    expect(decide(heardAs("edit", [silence], { duration: { a: 180, b: 200 } })).verdict).toBe("ask");
    expect(decide(heardAs("edit", [], { duration: { a: 180, b: 200 } })).verdict).toBe("new");
    expect(decide(cutBy(12, [{ ...silence, amount: 12 }])).verdict).toBe("new");
  });

  it("of an edit is new when 15 s were exchanged for 15 others, though the length is the same", () => {
    const facts: SoundFact[] = [
      { kind: "cut", start: 60, end: 75, amount: 15, unit: "s" },
      { kind: "repeated", start: 90, end: 105, amount: 15, unit: "s" },
    ];
    expect(decide(heardAs("edit", facts)).verdict).toBe("new");
  });

  it("of a small edit is new when it runs 3 % faster or has muted passages, too", () => {
    expect(decide(cutBy(3, [{ kind: "speed", amount: 3, unit: "%" }])).verdict).toBe("new");
    expect(decide(cutBy(3, [{ kind: "muted", start: 5, end: 5.4, amount: 0.4, unit: "s" }])).verdict).toBe(
      "new",
    );
  });

  it("of another speed does not count as an edit what the speed itself makes shorter", () => {
    const slower: SoundFact = { kind: "speed", amount: -1.5, unit: "%" };
    const duration = { a: 900, b: 900 / 0.985 };
    expect(decide(heardAs("speed", [slower], { duration })).verdict).toBe("ask");
  });

  it("allows silence, level, coding and rate of the same recording", () => {
    const facts: SoundFact[] = [
      { kind: "level", amount: -6, unit: "dB" },
      { kind: "silence-start", amount: 2, unit: "s" },
      { kind: "silence-end", amount: -1, unit: "s" },
      { kind: "resampled", amount: 44_100, unit: "Hz" },
      { kind: "lossy", amount: -22, unit: "dB" },
      { kind: "bandwidth", amount: 16_000, unit: "Hz" },
      { kind: "matched", amount: 0.99, unit: "ratio" },
      { kind: "residual", amount: -22, unit: "dB" },
      { kind: "drift", amount: 12, unit: "ppm" },
    ];
    expect(decide(heardAs("format", facts, { duration: { a: 180, b: 181 } })).verdict).toBe("reuse");
  });
});

describe("a wrong reuse", () => {
  it("is held back where music is missing that no fact speaks of", () => {
    expect(decide(heardAs("format", [], { duration: { a: 180, b: 172 } })).verdict).toBe("ask");
  });

  it("is held back where the stretches jump", () => {
    const stretches = [
      { aStart: 0, aEnd: 60, bStart: 0, bEnd: 60 },
      { aStart: 60.5, aEnd: 180, bStart: 60, bEnd: 179.5 },
    ];
    expect(decide(heardAs("format", [], { stretches })).verdict).toBe("ask");
  });

  it("is held back where little lines up or nothing is explained", () => {
    expect(verdictOf("format", { kind: "matched", amount: 0.3, unit: "ratio" })).toBe("ask");
    expect(verdictOf("format", { kind: "residual", amount: -0.2, unit: "dB" })).toBe("ask");
  });

  it("is held back for silence and broken files even when all samples are the same", () => {
    expect(verdictOf("identical-audio", { kind: "silent" })).toBe("ask");
    expect(verdictOf("identical-file", { kind: "cut-off" })).toBe("ask");
  });

  it("is held back for what is too plain to be told by ear, unless samples were compared", () => {
    expect(verdictOf("format", { kind: "not-distinctive" })).toBe("ask");
    expect(verdictOf("identical-audio", { kind: "not-distinctive" })).toBe("reuse");
  });
});

describe("what is no recording of its own", () => {
  it("has no code: a stem, an internal file, and what is no recording at all", () => {
    expect(decide(heardAs("part-alone"), knownAs({ role: "stem" }))).toMatchObject({
      verdict: "none",
      questions: [{ question: "released-by-itself" }],
    });
    expect(decide(heardAs("edit"), { ...NO_CONTEXT, isInternal: true }).verdict).toBe("none");
    const film = { ...NO_CONTEXT, content: { a: "sound", b: "other" } } as const;
    const { verdict, rules } = decide(heardAs("identical-audio"), film);
    expect(verdict).toBe("none");
    expect(rules[0]).toMatchObject({ rule: "ifpi/no-recording", isDeciding: true });
  });

  it("keeps the code of the recording whose whole sound it has", () => {
    expect(decide(heardAs("format"), { ...NO_CONTEXT, isInternal: true }).verdict).toBe("reuse");
  });

  it("is asked for, when it is a video beside a sound recording, and when pictures may differ", () => {
    const video = { ...NO_CONTEXT, content: { a: "sound", b: "music-video" } } as const;
    expect(decide(heardAs("identical-audio"), video)).toMatchObject({
      verdict: "ask",
      questions: [{ question: "video-of-its-own" }],
    });
    const videos = { ...NO_CONTEXT, content: { a: "music-video", b: "music-video" } } as const;
    expect(decide(heardAs("format"), videos)).toMatchObject({
      verdict: "ask",
      questions: [{ question: "same-pictures" }],
    });
    expect(decide(heardAs("identical-file"), videos).verdict).toBe("reuse");
  });
});

describe("the rules that speak", () => {
  const says = (agency: string | null, seconds: number): string => {
    const { rules } = decide(cutBy(seconds), { ...NO_CONTEXT, agency });
    return rules
      .slice(0, 1)
      .map(({ rule, says: word }) => `${rule} ${word}`)
      .join();
  };

  it("begin with the registrant's agency", () => {
    expect(says("SCPP", 4)).toBe("scpp/small-length same");
    expect(says("SCPP", 7)).toBe("scpp/edit new");
    expect(says("PPL UK", 7)).toBe("ppl/small-length same");
    expect(says("RIAA (USISRC)", 12)).toBe("riaa/length new");
    expect(says(null, 7)).toBe("ifpi/material-change depends");
    expect(says("Gramo", 12)).toBe("ifpi/different-edit new");
  });

  it("are IFPI's where the agency says nothing", () => {
    const { rules } = decide(heardAs("fold-down"), { ...NO_CONTEXT, agency: "PPL UK" });
    expect(rules[0]).toMatchObject({ rule: "ifpi/separate-mix" });
  });

  it("show every authority that disagrees", () => {
    const { rules } = decide(heardAs("remaster"), { ...NO_CONTEXT, agency: "SCPP" });
    const words = new Map(rules.map(({ authority, says: word }) => [authority, word]));
    expect(rules[0]).toMatchObject({ rule: "scpp/remaster", says: "same" });
    expect(words.get("PPL")).toBe("new");
    expect(words.get("IFPI")).toBe("depends");
    for (const { source, asOf, text } of rules) {
      expect(source).not.toBe("");
      expect(asOf).toMatch(/^\d{4}-\d\d-\d\d$/u);
      expect(text).not.toBe("");
    }
  });

  it("decide nothing where a person is asked, and else are those that say what the verdict is", () => {
    expect(decide(heardAs("remaster")).rules.filter(({ isDeciding }) => isDeciding)).toEqual([]);
    const { rules } = decide(cutBy(20), { ...NO_CONTEXT, agency: "SCPP" });
    expect(rules.filter(({ isDeciding }) => isDeciding).map(({ rule }) => rule)).toEqual(["scpp/edit"]);
  });

  it("speak of corrected titles only where the two are called by different ones", () => {
    const called = (a: string | null, b: string | null): readonly string[] => {
      const context = { ...NO_CONTEXT, a: { ...NO_CLAIMS, title: a }, b: { ...NO_CLAIMS, title: b } };
      return decide(heardAs("format"), context).rules.map(({ rule }) => rule);
    };
    expect(called("Midnight Drive", "midnight drive")).not.toContain("house/text-corrected");
    expect(called(null, "Midnight Drive")).not.toContain("house/text-corrected");
    expect(called("Midnite Drive", "Midnight Drive")).toContain("house/text-corrected");
  });

  it("are silent about two things that have nothing in common", () => {
    expect(decide(heardAs("unrelated")).rules).toEqual([]);
  });
});
