import { describe, expect, it } from "vitest";
import { cutBy, heardAs } from "../rule-set/testing.ts";
import { turnedRound } from "./turned-round.ts";

describe("a comparison that is turned round", () => {
  it("has put in what was cut out, at its time in the file that has it", () => {
    const turned = turnedRound(cutBy(12, [{ kind: "level", amount: 1.5, unit: "dB" }]));
    expect(turned).toMatchObject({ relation: "edit", duration: { a: 168, b: 180 } });
    expect(turned?.facts).toEqual([
      { kind: "inserted", start: 60, end: 72, amount: 12, unit: "s" },
      { kind: "level", amount: -1.5, unit: "dB" },
    ]);
  });

  it("is as much slower as it was faster", () => {
    const heard = heardAs("speed", [{ kind: "speed", amount: 25, unit: "%" }]);
    expect(turnedRound(heard)?.facts[0]?.amount).toBeCloseTo(-20);
  });

  it("gives back the same when it is turned twice", () => {
    const stretches = [
      { aStart: 0, aEnd: 60, bStart: 0, bEnd: 60 },
      { aStart: 72, aEnd: 180, bStart: 60, bEnd: 168 },
    ];
    const heard = { ...cutBy(12), stretches };
    const once = turnedRound(heard);
    expect(once).not.toBeNull();
    expect(once === null ? null : turnedRound(once)).toEqual(heard);
  });

  it.each(["clean-edit", "part-removed", "part-alone", "overdub", "fold-down", "format"] as const)(
    "is unknown where %s has no name from the other side",
    (relation) => {
      expect(turnedRound(heardAs(relation))).toBeNull();
    },
  );

  it("is unknown where one fact says nothing of the other side", () => {
    expect(turnedRound(cutBy(12, [{ kind: "lossy", amount: -40, unit: "dB" }]))).toBeNull();
  });
});
