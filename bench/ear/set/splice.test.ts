import { expect, it } from "vitest";
import { JOIN, spliceGraph } from "./splice.ts";

it("widens passages by half a join on each inner side, so that no time is lost", () => {
  const graph = spliceGraph([
    { start: 0, end: 20 },
    { start: 24, end: 60 },
  ]);
  expect(graph).toBe(
    "[0:a]atrim=0.000000:20.005000,asetpts=PTS-STARTPTS[p0];" +
      "[0:a]atrim=23.995000:60.000000,asetpts=PTS-STARTPTS[p1];" +
      `[p0][p1]acrossfade=d=${JOIN}[j1];[j1]anull[out]`,
  );
});

it("takes a reversed passage from the same place and other inputs by their number", () => {
  const graph = spliceGraph([
    { start: 0, end: 2 },
    { start: 2, end: 3, isReversed: true },
    { start: 7, end: 9, input: 1 },
  ]);
  expect(graph).toContain("[0:a]atrim=1.995000:3.005000,asetpts=PTS-STARTPTS,areverse[p1]");
  expect(graph).toContain("[1:a]atrim=6.995000:9.000000");
});
