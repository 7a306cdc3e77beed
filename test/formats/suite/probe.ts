import { expect } from "vitest";
import { PASSED, type Property } from "./property.ts";
import { probe } from "./tagging.ts";

const CODECS: Readonly<Record<string, RegExp>> = { pcm: /^pcm_s/u, float: /^pcm_f/u };

export const probeProperty: Property = {
  name: "probe",
  says: "container, coding, rate, channels, depth and the exact number of frames are told",
  async check(fixture, path) {
    const facts = await probe.probe(path, "identity");
    expect(facts.container).toBe(fixture.container === "mov" ? "mp4" : fixture.container);
    expect(facts.codec).toMatch(CODECS[fixture.codec] ?? new RegExp(`^${fixture.codec}$`, "u"));
    const { sampleRate, channels, bits, frames } = fixture;
    expect(facts).toMatchObject({ sampleRate, channels, frames, sha256: fixture.sha256 });
    if (facts.codec !== "pcm_f32le") expect(facts.bitDepth).toBe(bits);
    expect(facts.durationMs).toBeCloseTo((frames / sampleRate) * 1000, 6);
    return PASSED;
  },
};
