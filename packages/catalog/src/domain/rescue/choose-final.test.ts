import { expect, it } from "vitest";
import { aSound } from "../../testing/asset-builders.ts";
import { weighFiles } from "./choose-final.ts";
import { aRescueFile } from "./testing.ts";

const wav = { bitDepth: 24, sampleRate: 44_100 } as const;
const clipped = aSound({ clipping: { runs: 900, firstMs: 10, longestFrames: 30 } });

it.each([
  [
    "a lossless file over a lossy one that calls itself final",
    "a.wav",
    { facts: wav },
    "FINAL MASTER USE THIS.mp3",
    { facts: { codec: "mp3", container: "mp3" } },
  ],
  [
    "24 bit over 16 bit that is newer",
    "a.wav",
    { facts: wav },
    "final.wav",
    { facts: { ...wav, bitDepth: 16 }, modifiedMs: 9 },
  ],
  [
    "96 kHz over 44.1 kHz",
    "a.wav",
    { facts: { ...wav, sampleRate: 96_000 } },
    "final master.wav",
    { facts: wav },
  ],
  [
    "what is whole over what is cut off",
    "a.wav",
    { facts: wav },
    "final.wav",
    { facts: { ...wav, issues: [{ code: "WAV_DATA_CUT", severity: "error", path: [], message: "cut" }] } },
  ],
  [
    "what is not clipped over what is",
    "a.wav",
    { facts: { ...wav, sound: aSound() } },
    "final2.wav",
    { facts: { ...wav, sound: clipped } },
  ],
  [
    "what was made for nothing over what was made for video at 48 kHz",
    "Drive final2.wav",
    { facts: wav },
    "Drive for video 48k.wav",
    { facts: { ...wav, sampleRate: 48_000 }, modifiedMs: 9 },
  ],
  [
    "a file at the level of the others over one that was turned down and calls itself final",
    "bounce.wav",
    { facts: { ...wav, sound: aSound({ samplePeakDbfs: -0.3 }) } },
    "Drive FINAL USE THIS.wav",
    { facts: { ...wav, sound: aSound({ samplePeakDbfs: -3.3 }) }, modifiedMs: 9 },
  ],
  [
    "what lies in a folder of deliveries over what is called a copy beside it",
    "Mastering/delivery 24bit for CD/Drive.wav",
    { facts: wav },
    "Drive copy.wav",
    { facts: wav },
  ],
  ["final2 over final where nothing else differs", "Drive final2.wav", {}, "Drive final.wav", {}],
  ["what is not in a folder for old things", "Drive.wav", {}, "old/Drive.wav", { modifiedMs: 0 }],
] as const)("takes %s", (...[, likelier, one, path, other]) => {
  const [first, second] = weighFiles([aRescueFile(path, other), aRescueFile(likelier, one)]);
  expect(first!.path).toBe(likelier);
  expect(second!.points).toBeLessThan(first!.points);
});

it("takes the rate that most files have over a copy at another rate that calls itself final", () => {
  const copy = { facts: { ...wav, sampleRate: 48_000 } };
  const mp3 = { facts: { codec: "mp3", container: "mp3" } } as const;
  const files = [
    aRescueFile("FINAL USE THIS.wav", copy),
    aRescueFile("export.wav", { facts: wav }),
    aRescueFile("d.mp3", mp3),
  ];
  expect(weighFiles(files).map(({ path }) => path)).toEqual(["export.wav", "FINAL USE THIS.wav", "d.mp3"]);
});

it("says every reason, those against it too", () => {
  const [first] = weighFiles([
    aRescueFile("Drive final2 USE THIS.wav"),
    aRescueFile("Drive.mp3", { facts: { codec: "mp3", container: "mp3" } }),
  ]);
  expect(first!.reasons.map(({ kind }) => kind)).toEqual(["lossless", "resolution", "name"]);
  expect(first!.reasons.at(-1)!.text).toContain("“use this”");
});
