import { describe, expect, it } from "vitest";
import { RELATIONS, SOUND_FACT_KINDS, VERDICTS, type SoundFactKind } from "../domain/comparison/index.ts";
import { factSentence, relationWords, timeWords, verdictWords } from "./comparison-sentences.ts";

// The keys of the table are the kinds.
const kinds = Object.keys(SOUND_FACT_KINDS) as SoundFactKind[];

describe("sentences about what was heard", () => {
  it.each(kinds)("tell of %s, with and without an amount", (kind) => {
    const unit = SOUND_FACT_KINDS[kind];
    const bare = factSentence({ kind });
    const full = factSentence({
      kind,
      start: 63.2,
      end: 75.6,
      amount: 12.4,
      ...(unit === null ? {} : { unit }),
    });
    for (const sentence of [bare, full]) {
      expect(sentence.length).toBeGreaterThan(6);
      expect(sentence).not.toMatch(/undefined|NaN|[.!]$|^\s|\s{2}/u);
    }
  });

  it.each([
    [{ kind: "cut", start: 63.2, end: 75.6, amount: 12.4, unit: "s" }, "12.40 s were cut out at 1:03.2"],
    [{ kind: "muted", start: 63.2, end: 63.7 }, "0.50 s were muted at 1:03.2"],
    [{ kind: "reversed" }, "a passage runs backwards"],
    [{ kind: "speed", amount: 3, unit: "%" }, "runs 3.0 % faster, its pitch with it"],
    [{ kind: "tempo", amount: -0.25, unit: "%" }, "runs 0.25 % slower, its pitch unchanged"],
    [{ kind: "pitch", amount: -100, unit: "cents" }, "is 100 cents lower, its tempo unchanged"],
    [{ kind: "level", amount: 1.2, unit: "dB" }, "is 1.2 dB louder"],
    [{ kind: "level", amount: -6, unit: "dB" }, "is 6.0 dB quieter"],
    [{ kind: "silence-start", amount: -0.5, unit: "s" }, "has 0.50 s less silence at the beginning"],
    [{ kind: "resampled", amount: 44_100, unit: "Hz" }, "has another sample rate, 44.1 kHz"],
    [{ kind: "fade-out", start: 170, end: 178, amount: 8, unit: "s" }, "fades out over 8.0 s at 2:50.0"],
    [{ kind: "matched", amount: 0.982, unit: "ratio" }, "98 % line up with the known recording"],
  ] as const)("put %o into words", (fact, sentence) => {
    expect(factSentence(fact)).toBe(sentence);
  });

  it("show times as players do, and carry tenths over", () => {
    expect([0, 59.96, 63.24, 3723.4].map(timeWords)).toEqual(["0:00.0", "1:00.0", "1:03.2", "1:02:03.4"]);
  });

  it("have words for every relation and every verdict, each its own", () => {
    expect(new Set(RELATIONS.map(relationWords)).size).toBe(RELATIONS.length);
    expect(new Set(VERDICTS.map(verdictWords)).size).toBe(VERDICTS.length);
  });
});
