import { describe, expect, it } from "vitest";
import { RESCUE_STEPS } from "../../messages/rescue-steps.ts";
import { cutBy, heardAs } from "../rule-set/testing.ts";
import type { UnheardFile } from "./rescue-input.ts";
import type { Rescue, RescueStep } from "./rescue.ts";
import { aPair, aRescueFile, rescueOf } from "./testing.ts";

function unheard(path: string, code: string): UnheardFile {
  return { path, code, message: "", hint: "" };
}
function stepOf({ steps }: Rescue, kind: RescueStep["step"]): RescueStep | undefined {
  return steps.find(({ step }) => step === kind);
}

describe("the steps after a rescue", () => {
  it("tell nobody to export a text file again", () => {
    const files = [unheard("notes.wav", "AUDIO_NOT_AUDIO"), unheard("gone.wav", "AUDIO_FILE_EMPTY")];
    expect(stepOf(rescueOf([], { unheard: files }), "export-again")?.text).toBe(
      "Copy or export 1 file again that cannot be played or is not whole, and leave out 1 file that is no audio.",
    );
    expect(stepOf(rescueOf([], { unheard: files.slice(0, 1) }), "export-again")?.text).toBe(
      "Leave out 1 file that is no audio.",
    );
  });

  it("name all recordings that they are about by id, however many they name in words", () => {
    const paths = Array.from({ length: 8 }, (_, at) => `Drive ${at}.wav`);
    const pairs = paths.slice(1).map((path) => aPair(paths[0]!, path, heardAs("remaster")));
    const rescue = rescueOf(
      paths.map((path) => aRescueFile(path)),
      { pairs },
    );
    const answer = stepOf(rescue, "answer");
    expect(answer?.about).toHaveLength(5);
    expect(answer?.ids.toSorted()).toEqual(paths.slice(1));
    expect(answer?.count).toBe(7);
  });

  it("about wrong codes name the recordings that have them", () => {
    const tags = { isrc: "AA-6Q7-25-00001" };
    const files = ["Drive.wav", "Drive (Radio Edit).wav"].map((path) => aRescueFile(path, { tags }));
    const pairs = [aPair(files[0]!.path, files[1]!.path, cutBy(12))];
    expect(stepOf(rescueOf(files, { pairs }), "mend-codes")?.ids.toSorted()).toEqual([
      "Drive (Radio Edit).wav",
      "Drive.wav",
    ]);
  });

  it("have words for one and for several", () => {
    for (const { text, why } of Object.values(RESCUE_STEPS)) {
      for (const count of [1, 2]) expect(text({ count, notAudio: 0 })).toMatch(/^[A-Z].*[.?]$/u);
      expect(why).toMatch(/\.$/u);
    }
  });
});

describe("a file that is a tone or noise", () => {
  const sound = {
    measuredBy: "test",
    maxShortTermLufs: null,
    truePeakDbtp: -3,
    samplePeakDbfs: -3,
    dcOffset: 0,
  };
  const rest = { startSilenceMs: 0, endSilenceMs: 0, longestSilence: null, usedBits: 24 };
  const clipping = { runs: 0, firstMs: null, longestFrames: 0 };
  const channels = { areChannelsEqual: false, isMonoSumSilent: false };
  const remarksOf = (rangeLu: number | null, above: number): readonly string[] => {
    const loudness = { integratedLufs: -20, rangeLu, maxMomentaryLufs: -20 + above };
    const facts = { sound: { ...sound, ...rest, ...channels, clipping, ...loudness } };
    const rescue = rescueOf([aRescueFile("Audio.wav", { facts })]);
    return rescue.strangers.flatMap(({ remarks }) => remarks.map(({ code }) => code));
  };

  it("is said to be not for release, and music is not", () => {
    expect(remarksOf(0, 0)).toEqual(["SOUND_STEADY"]);
    expect(remarksOf(0.3, 0.8)).toEqual(["SOUND_STEADY"]);
    expect(remarksOf(2.9, 2.6)).toEqual([]);
    expect(remarksOf(0.3, 2.4)).toEqual([]);
    expect(remarksOf(null, 0)).toEqual([]);
  });
});
