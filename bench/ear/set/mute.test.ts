import { expect, it } from "vitest";
import { muteFilter } from "./mute.ts";

it("multiplies a gain for each span into both channels", () => {
  expect(muteFilter([{ start: 1, end: 1.5 }])).toBe(
    "aeval=val(0)*clip(max(1.0000-t\\,t-1.5000)/0.005\\,0\\,1)|val(1)*clip(max(1.0000-t\\,t-1.5000)/0.005\\,0\\,1):c=same",
  );
});
