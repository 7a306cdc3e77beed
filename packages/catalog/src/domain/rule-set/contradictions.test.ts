import type { Isrc } from "@deadwax/identifiers";
import { parseIsrc } from "@deadwax/identifiers";
import { describe, expect, it } from "vitest";
import type { FoundCode } from "../asset/match/match-types.ts";
import type { Comparison } from "../comparison/index.ts";
import { NO_CLAIMS, NO_CONTEXT, type DecisionContext, type SoundClaims } from "./decision-context.ts";
import { decide } from "./decide.ts";
import { cutBy, heardAs, knownAs } from "./testing.ts";

function isrc(text: string): Isrc {
  const parsed = parseIsrc(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value.value;
}
const A_CODE = isrc("AA-6Q7-26-00001");
const OTHER = isrc("AA-6Q7-26-00002");
const tagged = (code: Isrc): FoundCode => ({ isrc: code, carrier: "id3/TSRC", trust: "carrier" });
const hinted = (code: Isrc): FoundCode => ({ isrc: code, carrier: "file-name", trust: "hint" });
const carrying = (...codes: readonly FoundCode[]): DecisionContext =>
  knownAs({ codes }, { knownCodes: [A_CODE] });
const beside = (a: Partial<SoundClaims>, b: Partial<SoundClaims>): DecisionContext => ({
  ...NO_CONTEXT,
  a: { ...NO_CLAIMS, ...a },
  b: { ...NO_CLAIMS, ...b },
});
const found = ({ contradictions }: Comparison): string[] =>
  contradictions.map(({ code, severity }) => `${severity} ${code}`);

describe("codes in tags beside the sound", () => {
  it("a file with the code of a recording that sounds different is an error, and a person is asked", () => {
    const comparison = decide(heardAs("clean-edit"), carrying(tagged(A_CODE)));
    expect(found(comparison)).toEqual(["error CODE_OF_OTHER_SOUND"]);
    expect(comparison.contradictions[0]?.text).toContain("AA-6Q7-26-00001 (id3/TSRC)");
    expect(comparison.verdict).toBe("ask");
    expect(comparison.questions[0]).toMatchObject({
      question: "sound-or-words",
      answers: [{ verdict: "new" }, { verdict: "none" }, { verdict: "new" }],
    });
  });

  it("a stranger with a known code stays a stranger, and the error is told", () => {
    const comparison = decide(heardAs("unrelated"), carrying(tagged(A_CODE)));
    expect(comparison.verdict).toBe("unrelated");
    expect(found(comparison)).toEqual(["error CODE_OF_OTHER_SOUND"]);
  });

  it("two codes on one recording are an error", () => {
    const comparison = decide(heardAs("format"), carrying(tagged(OTHER)));
    expect(found(comparison)).toEqual(["error SECOND_CODE"]);
    expect(comparison.verdict).toBe("ask");
  });

  it("the right code on the same recording, and any code on what is open, contradict nothing", () => {
    expect(found(decide(heardAs("format"), carrying(tagged(A_CODE))))).toEqual([]);
    expect(decide(heardAs("format"), carrying(tagged(A_CODE))).verdict).toBe("reuse");
    expect(found(decide(heardAs("remaster"), carrying(tagged(A_CODE), tagged(OTHER))))).toEqual([]);
    expect(found(decide(cutBy(3), carrying(tagged(OTHER))))).toEqual([]);
    expect(found(decide(heardAs("clean-edit"), carrying(tagged(OTHER))))).toEqual([]);
  });

  it("a code in a file name is a hint, and warns", () => {
    const comparison = decide(heardAs("clean-edit"), carrying(hinted(A_CODE)));
    expect(found(comparison)).toEqual(["warning CODE_OF_OTHER_SOUND"]);
    expect(comparison.verdict).toBe("new");
    expect(decide(heardAs("format"), carrying(hinted(OTHER))).verdict).toBe("ask");
  });

  it("the tags of the known file count, its file name does not", () => {
    expect(
      found(decide(heardAs("format"), beside({ codes: [tagged(A_CODE)] }, { codes: [tagged(OTHER)] }))),
    ).toEqual(["error SECOND_CODE"]);
    expect(
      found(decide(heardAs("format"), beside({ codes: [hinted(A_CODE)] }, { codes: [tagged(OTHER)] }))),
    ).toEqual([]);
  });
});

describe("version titles beside the sound", () => {
  it.each(["radio-edit", "clean", "instrumental", "live", "remaster", "sped-up"] as const)(
    "a %s that sounds like the known recording is asked about",
    (type) => {
      for (const relation of ["identical-audio", "format"] as const) {
        const comparison = decide(heardAs(relation), knownAs({ versionTypes: [type] }));
        expect(found(comparison)).toEqual(["warning VERSION_NOT_HEARD"]);
        expect(comparison.verdict).toBe("ask");
      }
    },
  );

  it("a version that the known recording is, too, contradicts nothing", () => {
    const both = beside({ versionTypes: ["live"] }, { versionTypes: ["live"] });
    expect(decide(heardAs("format"), both)).toMatchObject({ verdict: "reuse", contradictions: [] });
  });

  it("a version that is another one than its name says is found out", () => {
    expect(found(decide(heardAs("clean-edit"), knownAs({ versionTypes: ["instrumental"] })))).toEqual([
      "warning OTHER_VERSION_HEARD",
    ]);
    expect(found(decide(heardAs("part-removed"), knownAs({ versionTypes: ["instrumental"] })))).toEqual([]);
    expect(found(decide(cutBy(20), knownAs({ versionTypes: ["live", "radio-edit"] })))).toEqual([]);
  });

  it("another recording with the very same name is found out, and stays new", () => {
    const alike = beside({ title: "Midnight Drive" }, { title: "midnight drive" });
    const comparison = decide(heardAs("clean-edit"), alike);
    expect(comparison.verdict).toBe("new");
    expect(found(comparison)).toEqual(["warning VERSION_NOT_NAMED"]);
    expect(
      found(decide(heardAs("clean-edit"), beside({ title: "Midnight Drive" }, { title: "Other" }))),
    ).toEqual([]);
    expect(found(decide(heardAs("format"), alike))).toEqual([]);
  });
});

describe("flags and roles beside the sound", () => {
  it("an explicit flag on a clean edit warns", () => {
    expect(found(decide(heardAs("clean-edit"), knownAs({ advisory: "explicit" })))).toEqual([
      "warning EXPLICIT_BUT_CLEAN",
    ]);
  });

  it("one recording that is marked explicit here and clean there is asked about", () => {
    const comparison = decide(heardAs("format"), beside({ advisory: "explicit" }, { advisory: "clean" }));
    expect(found(comparison)).toEqual(["warning FLAG_DIFFERS"]);
    expect(comparison.verdict).toBe("ask");
  });

  it("a stem that holds the whole recording is an error, and nothing is reused", () => {
    const comparison = decide(heardAs("identical-audio"), knownAs({ role: "stem" }));
    expect(found(comparison)).toEqual(["error STEM_IS_WHOLE"]);
    expect(comparison.verdict).toBe("ask");
    expect(comparison.questions[0]?.answers[0]).toMatchObject({ answer: "sound", verdict: "reuse" });
    expect(decide(heardAs("identical-audio"), beside({ role: "stem" }, { role: "stem" }))).toMatchObject({
      verdict: "none",
      contradictions: [],
    });
  });
});
