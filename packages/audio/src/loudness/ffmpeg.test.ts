import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import type { PcmFormat } from "../pcm/index.ts";
import { createLoudnessMeter } from "./index.ts";
import { createNoise, floatFormat } from "./testing.ts";

const hasFfmpeg = spawnSync("ffmpeg", ["-version"]).status === 0;

/** What another implementation says, to a tenth. */
function ask(samples: Float64Array, { channels, sampleRate }: PcmFormat): Record<string, number> {
  const layouts = ["", "mono", "stereo", "", "", "", "5.1"];
  const input = ["-f", "f64le", "-ar", String(sampleRate), "-ac", String(channels)];
  const args = [...input, "-channel_layout", layouts[channels] ?? "", "-i", "-"];
  const { stderr } = spawnSync(
    "ffmpeg",
    ["-hide_banner", "-nostats", ...args, "-af", "ebur128=peak=true:framelog=verbose", "-f", "null", "-"],
    { input: new Uint8Array(samples.buffer), encoding: "utf8", maxBuffer: 1e8 },
  );
  const summary = stderr.slice(stderr.lastIndexOf("Summary:"));
  const read = (pattern: RegExp): number => Number(pattern.exec(summary)?.[1]);
  return {
    integrated: read(/I:\s+(\S+) LUFS/),
    range: read(/LRA:\s+(\S+) LU/),
    peak: read(/Peak:\s+(\S+) dBFS/),
  };
}

/** Drums, chords and hiss with loud and soft passages. `drive` above 1 squashes it like a loud master. */
function music({ channels, sampleRate }: PcmFormat, seconds: number, drive: number): Float64Array {
  const noise = createNoise();
  const samples = new Float64Array(seconds * sampleRate * channels);
  for (let frame = 0; frame < seconds * sampleRate; frame++) {
    const t = frame / sampleRate;
    const beat = t % 0.5;
    const drum = Math.sin(2 * Math.PI * 50 * beat * (1 + Math.exp(-30 * beat))) * Math.exp(-8 * beat);
    const hit = Math.exp(-25 * ((t + 0.25) % 0.5));
    const swell = 0.2 + 0.8 * Math.sin(t / 3) ** 2;
    for (let channel = 0; channel < channels; channel++) {
      const pitch = 220 * 2 ** (((Math.floor(t) * 5) % 12) / 12) * (channel % 2 === 0 ? 1 : 1.5);
      const chord = Math.sin(2 * Math.PI * pitch * t) + 0.5 * Math.sin(6 * Math.PI * pitch * t);
      const sum = swell * (0.5 * drum + 0.15 * chord + 0.2 * hit * noise());
      samples[frame * channels + channel] = drive > 1 ? Math.tanh(drive * sum) : 0.8 * sum;
    }
  }
  return samples;
}

describe.skipIf(!hasFfmpeg)("compared with ffmpeg's ebur128", () => {
  it.each([
    ["a mix at 44.1 kHz", { sampleRate: 44_100 }, 1],
    ["a loud master at 44.1 kHz", { sampleRate: 44_100 }, 6],
    ["a mix at 48 kHz in mono", { channels: 1 }, 1],
    ["a mix at 48 kHz in 5.1", { channels: 6, channelMask: 0x3f }, 1],
    ["a mix at 96 kHz", { sampleRate: 96_000 }, 1],
    ["a loud master at 192 kHz", { sampleRate: 192_000 }, 6],
    ["a mix at 22.05 kHz", { sampleRate: 22_050 }, 1],
  ] as const)(
    "the loudness of %s is the same within 0.1 LU, its true peak within 0.2 dB",
    (_, change, drive) => {
      const format = floatFormat(change);
      const samples = music(format, 12, drive);
      const meter = createLoudnessMeter(format);
      meter.add(samples);
      const loudness = meter.finish(samples.length / format.channels);
      const judge = ask(samples, format);
      // The judge rounds to a tenth, which is another 0.05.
      expect(Math.abs((loudness.integratedLufs ?? 0) - judge["integrated"]!)).toBeLessThan(0.15);
      expect(Math.abs((loudness.rangeLu ?? 0) - judge["range"]!)).toBeLessThan(0.15);
      expect(Math.abs((loudness.truePeakDbtp ?? 0) - judge["peak"]!)).toBeLessThan(0.25);
    },
    30_000,
  );
});
