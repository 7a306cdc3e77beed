import { expect, it } from "vitest";
import { muteFilter } from "./mute.ts";

it("multiplies the gains of all spans, each silent from its start to its end", () => {
  const spans = [
    { start: 1, end: 1.5 },
    { start: 4, end: 4.25 },
  ];
  expect(muteFilter(spans)).toBe(
    "asetnsamples=n=32:p=0,volume=clip(max(1.0000-t\\,t-1.5000)/0.005\\,0\\,1)*" +
      "clip(max(4.0000-t\\,t-4.2500)/0.005\\,0\\,1):eval=frame:precision=float",
  );
});
