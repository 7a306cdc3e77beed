import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  RELATIONS,
  SOUND_FACT_KINDS,
  type HeardComparison,
  type Relation,
  type SoundFact,
  type SoundFactKind,
} from "../comparison/index.ts";
import { VERSION_TYPES } from "../recording/version-type.ts";
import { decide } from "./decide.ts";
import { NO_CLAIMS, NO_CONTEXT, type DecisionContext, type SoundClaims } from "./decision-context.ts";
import { heardAs } from "./testing.ts";

/** Written here once more, and the other way round: what must never stand beside `reuse`. */
const AGAINST_REUSE: readonly SoundFactKind[] = [
  ...(["equaliser", "dynamics", "cut", "repeated", "inserted", "moved", "fade-in", "fade-out"] as const),
  ...(["muted", "reversed", "replaced", "part-removed", "part-added", "part-alone"] as const),
  ...(["speed", "tempo", "pitch", "fold-down", "nothing-in-common", "silent", "cut-off"] as const),
];
const SAME: readonly Relation[] = ["identical-file", "identical-audio", "format"];

const kinds = Object.keys(SOUND_FACT_KINDS) as SoundFactKind[];
const fact: fc.Arbitrary<SoundFact> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    start: fc.option(fc.double({ min: 0, max: 180, noNaN: true }), { nil: null }),
    amount: fc.option(fc.double({ min: -200, max: 200 }), { nil: null }),
  })
  .map(({ kind, start, amount }) => ({
    kind,
    ...(start === null ? {} : { start }),
    ...(amount === null ? {} : { amount }),
  }));
const seconds = fc.double({ min: 0, max: 11_000 });
const heard: fc.Arbitrary<HeardComparison> = fc
  .record({
    // Half of them claim to be the same, where mistakes would hurt.
    relation: fc.oneof(fc.constantFrom(...SAME), fc.constantFrom(...RELATIONS)),
    facts: fc.array(fact, { maxLength: 3 }),
    a: seconds,
    b: seconds,
    isAsLong: fc.boolean(),
  })
  .map(({ relation, facts, a, b, isAsLong }) =>
    heardAs(relation, facts, { duration: { a, b: isAsLong ? a : b } }),
  );
const claims: fc.Arbitrary<SoundClaims> = fc
  .record({
    versionTypes: fc.uniqueArray(fc.constantFrom(...VERSION_TYPES), { maxLength: 2 }),
    advisory: fc.constantFrom(null, "explicit", "clean"),
    role: fc.constantFrom(null, "stem", "master", "side"),
    title: fc.constantFrom(null, "Midnight Drive", "Harbour"),
  })
  .map((given) => ({ ...NO_CLAIMS, ...given }));
const kind = fc.constantFrom(...(["sound", "sound", "sound", "music-video", "other"] as const));
const context: fc.Arbitrary<DecisionContext> = fc
  .record({
    agency: fc.constantFrom(null, "RIAA (USISRC)", "PPL UK", "SCPP", "BVMI", "Gramo"),
    a: claims,
    b: claims,
    content: fc.record({ a: kind, b: kind }),
    isInternal: fc.boolean(),
  })
  .map((given) => ({ ...NO_CONTEXT, ...given }));

const RUNS = { numRuns: 3000 };

describe("over any facts, names and agencies", () => {
  it("reuse is never said beside a fact that contradicts it, nor for another relation", () => {
    let reused = 0;
    fc.assert(
      fc.property(heard, context, (one, about) => {
        if (decide(one, about).verdict !== "reuse") return;
        reused += 1;
        expect(SAME).toContain(one.relation);
        expect(one.facts.filter((each) => AGAINST_REUSE.includes(each.kind))).toEqual([]);
        const isSampled = one.relation !== "format";
        if (!isSampled) expect(one.facts.map((each) => each.kind)).not.toContain("not-distinctive");
        expect(about.content.b).not.toBe("other");
        expect(about.b.versionTypes.every((type) => about.a.versionTypes.includes(type))).toBe(true);
      }),
      RUNS,
    );
    expect(reused).toBeGreaterThan(20);
  });

  it("one fact against it takes reuse from a comparison that had it", () => {
    for (const relation of SAME) {
      expect(decide(heardAs(relation)).verdict).toBe("reuse");
      for (const against of AGAINST_REUSE) {
        expect(decide(heardAs(relation, [{ kind: against }])).verdict, `${relation} ${against}`).toBe("ask");
      }
    }
  });

  it("the rule that decides says what the verdict is, the first never the opposite", () => {
    fc.assert(
      fc.property(heard, context, (one, about) => {
        const { verdict, rules } = decide(one, about);
        const deciding = rules.filter(({ isDeciding }) => isDeciding);
        expect(deciding.length).toBeLessThanOrEqual(1);
        const [first] = rules;
        if (verdict === "reuse") expect(first?.says).not.toMatch(/new|no-code/u);
        if (verdict === "new") expect(first?.says, first?.rule).not.toMatch(/same|no-code/u);
        for (const { says, rule } of deciding)
          expect({ reuse: "same", new: "new", none: "no-code", ask: "", unrelated: "" }[verdict], rule).toBe(
            says,
          );
      }),
      RUNS,
    );
  });

  it("what is left open comes with a question, and every question with a way out", () => {
    fc.assert(
      fc.property(heard, context, (one, about) => {
        const { verdict, questions } = decide(one, about);
        if (verdict === "ask") expect(questions.length).toBeGreaterThan(0);
        if (verdict === "new" || verdict === "reuse") expect(questions).toEqual([]);
        for (const { answers } of questions) {
          expect(answers.some((answer) => answer.verdict !== "ask")).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it("unrelated things stay unrelated unless no recording is asked about", () => {
    fc.assert(
      fc.property(heard, context, (one, about) => {
        const { verdict } = decide({ ...one, relation: "unrelated" }, about);
        expect(["unrelated", "none"]).toContain(verdict);
      }),
    );
  });
});
