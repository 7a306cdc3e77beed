import { expect, it } from "vitest";
import { playPiece, sound } from "../ear/testing.ts";
import { createLogSpectrum, type LogSpectrum } from "../log-spectrum/index.ts";
import { compareWorks } from "./work-likeness.ts";

function picture(work: number, take: number): LogSpectrum {
  return createLogSpectrum(sound(playPiece({ work, take, seconds: 30 })).audio);
}

it("finds the same notes in another take, and not in another piece", () => {
  const known = picture(3, 0);
  const again = compareWorks(known, picture(3, 5)).likeness;
  const other = compareWorks(known, picture(4, 0)).likeness;
  expect(again).toBeGreaterThan(other + 0.25);
});
