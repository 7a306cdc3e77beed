import { describe, expect, it } from "vitest";
import { edit, format, REMASTER, UNRELATED, type Label, type LabelledPair } from "../set/labels.ts";
import { countAnswers, matrixText } from "./matrix.ts";
import { placeError } from "./measures.ts";
import { readResults, type Heard, type PairResult } from "./results.ts";
import { judge, scoreAll } from "./score.ts";
import { targetsOf } from "./targets.ts";

function pairOf(id: string, label: Label): LabelledPair {
  return { id, piece: "piece", split: "tune", variant: id, a: "a", b: "b", ...label };
}

function said(id: string, heard: Partial<Heard>): PairResult {
  return { id, ms: 5, verdict: "ask", relation: "unsure", facts: [], ...heard };
}

const PAIRS = [
  pairOf("mp3", format()),
  pairOf("remaster", REMASTER),
  pairOf("cut", edit(12, { kind: "cut", start: 30, end: 42 })),
  pairOf("stranger", UNRELATED),
];

describe("scoreAll", () => {
  it("counts what is right", () => {
    const score = scoreAll(
      judge(PAIRS, [
        said("mp3", { relation: "format", verdict: "reuse" }),
        said("remaster", { relation: "remaster" }),
        said("cut", { relation: "edit", verdict: "new", facts: [{ kind: "cut", start: 30.02, end: 42.01 }] }),
        said("stranger", { relation: "unrelated", verdict: "unrelated" }),
      ]),
    );
    expect(score.relationRight).toEqual({ count: 4, of: 4, others: [] });
    expect(score.editTimes.errors[0]).toBeCloseTo(0.02);
    const words = targetsOf(score).map(({ name, isMet }) => `${name}: ${String(isMet)}`);
    expect(words.filter((word) => word.endsWith("false"))).toEqual([]);
    expect(words).toContain("edit times: true");
    expect(words).toContain("pitches: undefined");
  });

  it("names every distinct recording that was called the same, and keeps those for a person apart", () => {
    const wrong = { relation: "format", verdict: "reuse" } as const;
    const score = scoreAll(
      judge(
        PAIRS,
        PAIRS.map(({ id }) => said(id, wrong)),
      ),
    );
    expect(score.wrongReuse).toEqual(["cut", "stranger"]);
    expect(score.unaskedReuse).toEqual(["remaster"]);
    expect(score.wronglyRelated).toEqual(["stranger"]);
    expect(score.editTimes.missed).toEqual(["cut"]);
  });

  it("takes a failure for an answer that is not right", () => {
    const score = scoreAll(judge(PAIRS, [{ id: "mp3", ms: 3, error: "cannot be read" }]));
    expect(score.compared).toBe(1);
    expect(score.sameReused).toEqual({ count: 0, of: 1, others: ["mp3"] });
    expect(score.errors).toEqual([{ id: "mp3", error: "cannot be read" }]);
    expect(targetsOf(score)[0]).toMatchObject({
      name: "distinct recordings called the same",
      isMet: undefined,
    });
  });
});

it("measures a place by the farther of its ends, and only near the truth", () => {
  const truth = { kind: "muted", start: 10, end: 10.4 } as const;
  expect(placeError(truth, [{ kind: "replaced", start: 10.01, end: 10.43 }])).toBeCloseTo(0.03);
  expect(placeError(truth, [{ kind: "muted", start: 40, end: 40.4 }])).toBeUndefined();
  expect(placeError(truth, [{ kind: "cut", start: 10, end: 10.4 }])).toBeUndefined();
});

it("aligns a matrix and leaves out what nobody said", () => {
  const judged = judge(PAIRS, [said("mp3", { relation: "format" }), said("cut", { relation: "unsure" })]);
  expect(matrixText(countAnswers(judged, "relation"), ["format", "edit", "speed", "unsure"])).toBe(
    ["        format  unsure  all", "format       1       ·    1", "edit         ·       1    1"].join("\n"),
  );
});

it("reads the last result of a pair", () => {
  const lines = [said("mp3", {}), said("mp3", { verdict: "reuse" })]
    .map((line) => JSON.stringify(line))
    .join("\n");
  expect(readResults(`${lines}\n`)).toMatchObject([{ id: "mp3", verdict: "reuse" }]);
});
