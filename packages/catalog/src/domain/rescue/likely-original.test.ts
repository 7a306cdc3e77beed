import { expect, it } from "vitest";
import { aSound } from "../../testing/asset-builders.ts";
import { byOriginality } from "./likely-original.ts";
import { soundsOf } from "./sounds.ts";
import { aRescueFile } from "./testing.ts";

const cut = { code: "WAV_DATA_CUT", severity: "error", path: [], message: "cut" } as const;

it.each([
  ["what has no silence put around it", "b.wav", {}, "a.wav", { durationMs: 183_500 }],
  [
    "what is at the level of the others",
    "b.wav",
    { sound: aSound() },
    "a.wav",
    { sound: aSound({ samplePeakDbfs: -9 }) },
  ],
  ["what has the rate of most", "b.wav", {}, "a.wav", { sampleRate: 48_000, modulation: null }],
  ["what is whole", "b.wav", { durationMs: 90_000, modulation: null }, "a.wav", { issues: [cut] }],
] as const)("takes %s as known before what differs in that", (...[, first, one, second, other]) => {
  const files = [
    aRescueFile(first, { facts: one }),
    aRescueFile(second, { facts: other }),
    aRescueFile("c live.wav"),
  ];
  const ids = byOriginality(soundsOf(files)).map(({ id }) => id);
  expect(ids.filter((id) => id !== "c live.wav")).toEqual([first, second]);
});
