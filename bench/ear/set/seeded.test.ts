import { expect, it } from "vitest";
import { seeded } from "./seeded.ts";
import { splitPieces } from "./sources/split.ts";

it("gives the same numbers for the same name, and others for another", () => {
  const numbers = (name: string): readonly number[] => {
    const random = seeded(name);
    return Array.from({ length: 4 }, () => random.next());
  };
  expect(numbers("a")).toEqual(numbers("a"));
  expect(numbers("a")).not.toEqual(numbers("b"));
  expect(numbers("a").every((number) => number >= 0 && number < 1)).toBe(true);
});

it("gives a third of a source's pieces to tuning whatever their order", () => {
  const names = ["a", "b", "c", "d", "e", "f"];
  const split = splitPieces("source", names);
  expect(split).toEqual(splitPieces("source", names.toReversed()));
  expect([...split.values()].filter((one) => one === "tune")).toHaveLength(2);
  expect([...splitPieces("source", ["a", "b"]).values()].toSorted()).toEqual(["report", "tune"]);
});
