import { describe, expect, it } from "vitest";
import { aSound } from "../../testing.ts";
import { soundIssues } from "./sound-issues.ts";
import type { SoundFacts } from "./sound-facts.ts";

/** Of three minutes, unless said otherwise. */
function findings(given: Partial<SoundFacts>, durationMs: number | null = 180_000): readonly string[] {
  const issues = soundIssues({ sound: aSound(given), frames: 1, durationMs });
  return issues.map(({ code, severity }) => `${severity} ${code}`);
}

const clipping = (runs: number) => ({ clipping: { runs, firstMs: 67_250, longestFrames: 9 } });

describe("how a file sounds", () => {
  it("is nothing to remark on where nothing is odd, nobody listened, or there is nothing to hear", () => {
    expect(findings({})).toEqual([]);
    expect(soundIssues({ sound: null, frames: 1, durationMs: 1 })).toEqual([]);
    const empty = aSound({ samplePeakDbfs: null, truePeakDbtp: null });
    expect(soundIssues({ sound: empty, frames: 0, durationMs: 0 })).toEqual([]);
  });

  it("is noted where a loud master touches full scale, and a warning where it does so all the time", () => {
    expect(findings(clipping(1))).toEqual(["info SOUND_CLIPPED"]);
    expect(findings(clipping(180))).toEqual(["info SOUND_CLIPPED"]);
    expect(findings(clipping(181))).toEqual(["warning SOUND_CLIPPED"]);
    expect(findings(clipping(10), 2000)).toEqual(["info SOUND_CLIPPED"]);
    expect(findings(clipping(11), 2000)).toEqual(["warning SOUND_CLIPPED"]);
    expect(findings(clipping(9999), null)).toEqual(["info SOUND_CLIPPED"]);
  });

  it("says where it is clipped first, and how long", () => {
    const [issue] = soundIssues({ sound: aSound(clipping(2)), frames: 1, durationMs: 180_000 });
    expect(issue?.message).toBe(
      "It is clipped in 2 places, first at 1:07.250; the longest is 9 samples at full scale.",
    );
  });

  it("is noted where three seconds of silence are at an end, and a warning where ten are", () => {
    expect(findings({ startSilenceMs: 2999, endSilenceMs: 2999 })).toEqual([]);
    expect(findings({ startSilenceMs: 3000 })).toEqual(["info SOUND_LATE_START"]);
    expect(findings({ startSilenceMs: 9999, endSilenceMs: 10_000 })).toEqual([
      "info SOUND_LATE_START",
      "warning SOUND_LATE_END",
    ]);
  });

  it("is a warning where mono players play nothing", () => {
    expect(findings({ isMonoSumSilent: true })).toEqual(["warning SOUND_MONO_SILENT"]);
  });

  it("is one warning, not several, where all of it is silent", () => {
    const silences = { startSilenceMs: 180_000, endSilenceMs: 180_000, isMonoSumSilent: true };
    const [digital] = soundIssues({
      sound: aSound({ ...silences, samplePeakDbfs: null }),
      frames: 1,
      durationMs: 180_000,
    });
    expect(digital).toMatchObject({ code: "SOUND_SILENT", message: "All of it is digital silence." });
    const [noise, more] = soundIssues({
      sound: aSound({ ...silences, samplePeakDbfs: -71.5 }),
      frames: 1,
      durationMs: 180_000,
    });
    expect(noise?.message).toBe("Nothing in it is louder than -71.5 dBFS.");
    expect(more).toBeUndefined();
  });
});
