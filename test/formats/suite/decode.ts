import { spawnSync } from "node:child_process";
import { expect } from "vitest";
import { PASSED, type Property } from "./property.ts";
import { probe } from "./tagging.ts";

const FRAMES_PER_PAIR = 256;

export const decode: Property = {
  name: "decode",
  says: "all frames are heard, no more and no fewer, and as loud as another decoder makes them",
  async check(fixture, path) {
    const facts = await probe.probe(path);
    if (fixture.codec === "aac" && facts.sound === null) {
      expect(facts.issues.map(({ code }) => code)).toContain("AUDIO_NOT_DECODED");
      return { missing: ["ffmpeg"] };
    }
    expect(facts.issues.filter(({ severity }) => severity === "error")).toEqual([]);
    const pairs = Math.ceil(fixture.frames / FRAMES_PER_PAIR);
    expect(facts.waveform?.channels.map(({ length }) => length / 2)).toEqual(
      Array.from({ length: fixture.channels }, () => pairs),
    );
    expect(facts.modulation?.endFrame).toBeLessThanOrEqual(fixture.frames);
    const { stderr, error } = spawnSync(
      "ffmpeg",
      ["-v", "info", "-i", path, "-map", "0:a", "-af", "volumedetect", "-f", "null", "-"],
      { encoding: "utf8" },
    );
    if (error !== undefined) return { missing: ["ffmpeg"] };
    const peak = Number(/max_volume: (?<peak>-?[\d.]+) dB/u.exec(stderr)?.groups?.["peak"]);
    // It measures at 16 bits, in steps of a tenth; its decoder of Opus is another one.
    const tolerance = fixture.codec === "opus" ? 0.5 : 0.16;
    expect(Math.abs((facts.sound?.samplePeakDbfs ?? NaN) - peak)).toBeLessThan(tolerance);
    return PASSED;
  },
};
