import { expect, it } from "vitest";
import { edit, pitch, placed, speed } from "./labels.ts";

it("asks about short edits, gives long ones a new code, and takes either in between", () => {
  expect(edit(4)).toMatchObject({ verdicts: ["ask"], same: null });
  expect(edit(7)).toMatchObject({ verdicts: ["new", "ask"], same: false });
  expect(edit(12)).toMatchObject({ verdicts: ["new"], same: false });
});

it("asks about a speed or pitch below two percent", () => {
  expect(speed(-1.5)).toMatchObject({ relations: ["speed"], verdicts: ["ask"], same: null });
  expect(speed(3)).toMatchObject({ verdicts: ["new"], same: false });
  expect(pitch(20)).toMatchObject({ verdicts: ["ask"] });
  expect(pitch(-100)).toMatchObject({
    verdicts: ["new"],
    facts: [{ kind: "pitch", amount: -100, unit: "cents" }],
  });
});

it("moves facts of B with the pace of B and leaves those of A", () => {
  const facts = placed(
    [
      { kind: "muted", start: 10, end: 11 },
      { kind: "cut", start: 20, end: 25 },
    ],
    { speed: 25, later: 1 },
  );
  expect(facts).toEqual([
    { kind: "muted", start: 9, end: 9.8 },
    { kind: "cut", start: 20, end: 25 },
  ]);
});
