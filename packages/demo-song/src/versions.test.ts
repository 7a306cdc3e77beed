import { describe, expect, it } from "vitest";
import { DEMO_VERSIONS, listEdits, openDemoStudio, renderVersion, STEM_NAMES } from "./index.ts";
import type { DemoVersion, RenderedAudio } from "./index.ts";

const SECONDS = 7;
const studio = openDemoStudio({ seconds: SECONDS });
const others = openDemoStudio({ seconds: SECONDS, take: 2 });
const rendered = new Map<DemoVersion, RenderedAudio>();

function version(name: DemoVersion): RenderedAudio {
  const audio = rendered.get(name) ?? studio.version(name);
  rendered.set(name, audio);
  return audio;
}

function framesOf({ channels }: RenderedAudio): number {
  return channels[0]!.length;
}

function frame(seconds: number): number {
  return Math.round(seconds * 44_100);
}

/** The first and last frame at which two renderings differ, and how many do. */
function differences(a: RenderedAudio, b: RenderedAudio): number[] {
  const frames: number[] = [];
  for (let i = 0; i < framesOf(a); i++) {
    if (a.channels[0]![i] !== b.channels[0]![i] || a.channels[1]![i] !== b.channels[1]![i]) frames.push(i);
  }
  return frames;
}

/** Equality of samples; a test framework's own comparison takes seconds for so many. */
function isSame(a: Float32Array | undefined, b: Float32Array | undefined): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    a.length === b.length &&
    a.every((value, index) => value === b[index])
  );
}

function powerOf(channel: Float32Array): number {
  return channel.reduce((sum, value) => sum + value * value, 0) / channel.length;
}

describe.each(DEMO_VERSIONS)("$version", ({ version: name }) => {
  it("has two different channels of sound with no broken value, peak or offset", () => {
    const { channels, sampleRate } = version(name);
    expect(sampleRate).toBe(44_100);
    expect(channels).toHaveLength(2);
    for (const channel of channels) {
      expect(channel.every((value) => Number.isFinite(value))).toBe(true);
      // -1 dBFS, except where resampling the master to another speed lets a peak grow between its samples.
      const ceiling = name === "sped-up" ? 1 : 10 ** (-1 / 20);
      expect(channel.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0)).toBeLessThanOrEqual(
        ceiling,
      );
      expect(Math.abs(channel.reduce((sum, value) => sum + value, 0) / channel.length)).toBeLessThan(0.002);
      expect(10 * Math.log10(powerOf(channel))).toBeGreaterThan(-26);
    }
    expect(isSame(channels[0], channels[1])).toBe(false);
  });

  it("is another with another take", () => {
    expect(isSame(others.version(name).channels[0], version(name).channels[0])).toBe(false);
  });
});

describe("a rendering", () => {
  it("is the same alone as among others, and as the first take", () => {
    for (const name of ["remaster", "live-take"] as const) {
      const alone = renderVersion(name, { seconds: SECONDS, take: 1 });
      alone.channels.forEach((channel, side) => {
        expect(isSame(channel, version(name).channels[side])).toBe(true);
      });
    }
  });
});

describe("the studio master", () => {
  it("has exactly the length that was asked for", () => {
    expect(framesOf(version("studio-master"))).toBe(SECONDS * 44_100);
    expect(framesOf(renderVersion("studio-master", { seconds: 4.25 }))).toBe(187_425);
  });

  it("is refused outside 4 to 110 seconds and outside 8 to 192 kHz", () => {
    expect(() => renderVersion("studio-master", { seconds: 3 })).toThrow("seconds is 3");
    expect(() => renderVersion("studio-master", { seconds: 111 })).toThrow("seconds is 111");
    expect(() => renderVersion("studio-master", { seconds: 4, sampleRate: 4000 })).toThrow(
      "sampleRate is 4000",
    );
  });

  it("is made of five stems that sum to the mix to the last bit", () => {
    const sum = [new Float32Array(SECONDS * 44_100), new Float32Array(SECONDS * 44_100)];
    for (const name of STEM_NAMES) {
      studio.stem(name).channels.forEach((channel, side) => {
        channel.forEach((value, index) => {
          sum[side]![index]! += value;
        });
      });
    }
    const mix = studio.mix();
    expect(isSame(mix.channels[0], sum[0])).toBe(true);
    expect(isSame(mix.channels[1], sum[1])).toBe(true);
  });

  it("has something to hear in every stem of an excerpt", () => {
    for (const name of STEM_NAMES) expect(powerOf(studio.stem(name).channels[0]!)).toBeGreaterThan(1e-6);
  });

  it("has the length in other rates that the rate makes of it", () => {
    const { channels, sampleRate } = studio.version("studio-master", 48_000);
    expect([sampleRate, channels[0]!.length]).toEqual([48_000, SECONDS * 48_000]);
  });
});

describe("the versions made from the master", () => {
  it("include a clean edit that differs only inside its listed spans, and in the voice only", () => {
    const edits = listEdits("clean-edit", { seconds: SECONDS });
    expect(edits.map(({ kind }) => kind)).toEqual(["mute", "reverse"]);
    const changed = differences(version("studio-master"), version("clean-edit"));
    const inside = (at: number): boolean =>
      edits.some(({ start, end }) => at >= frame(start) && at < frame(end));
    expect(changed.every(inside)).toBe(true);
    for (const { start, end } of edits) {
      expect(end - start).toBeGreaterThanOrEqual(0.3);
      expect(end - start).toBeLessThanOrEqual(0.6);
      const within = changed.filter((at) => at >= frame(start) && at < frame(end));
      expect(within.length).toBeGreaterThan(0.9 * (frame(end) - frame(start)));
    }
  });

  it("include a clean edit that is the instrumental, nearly, where the voice is muted", () => {
    const [mute] = listEdits("clean-edit", { seconds: SECONDS });
    const middle = [frame(mute!.start) + 2000, frame(mute!.end) - 2000] as const;
    const clean = version("clean-edit").channels[0]!.subarray(...middle);
    const instrumental = version("instrumental").channels[0]!.subarray(...middle);
    const master = version("studio-master").channels[0]!.subarray(...middle);
    const difference = clean.map((value, index) => value - instrumental[index]!);
    const voice = clean.map((value, index) => value - master[index]!);
    expect(powerOf(difference)).toBeLessThan(0.05 * powerOf(voice));
  });

  it("include a radio edit that is the master on both sides of its join, until it fades", () => {
    const [cut, fade, end] = listEdits("radio-edit", { seconds: SECONDS });
    const master = version("studio-master");
    const radio = version("radio-edit");
    const [from, to, blend] = [frame(cut!.start), frame(cut!.end), frame(cut!.crossfade!)];
    expect(framesOf(radio)).toBe(framesOf(master) - (to - from) - (frame(end!.end) - frame(end!.start)));
    for (const side of [0, 1]) {
      const [made, source] = [radio.channels[side]!, master.channels[side]!];
      expect(isSame(made.subarray(0, from - blend), source.subarray(0, from - blend))).toBe(true);
      const joined = made.subarray(from, frame(fade!.start) - (to - from));
      expect(isSame(joined, source.subarray(to, frame(fade!.start)))).toBe(true);
      expect(Math.abs(made.at(-1)!)).toBeLessThan(1e-6);
    }
  });

  it("include a remaster of the master's length that is louder", () => {
    const [master, again] = [version("studio-master"), version("remaster")];
    expect(framesOf(again)).toBe(framesOf(master));
    expect(powerOf(again.channels[0]!)).toBeGreaterThan(powerOf(master.channels[0]!));
  });

  it("include a sped-up version of five sixths of the length", () => {
    expect(framesOf(version("sped-up"))).toBe(Math.floor((framesOf(version("studio-master")) * 5) / 6));
  });

  it("include an older mix that differs wherever the voice sounds, by little", () => {
    const [master, older] = [version("studio-master").channels[0]!, version("older-mix").channels[0]!];
    const difference = master.map((value, index) => value - older[index]!);
    expect(powerOf(difference)).toBeGreaterThan(0);
    expect(powerOf(difference)).toBeLessThan(0.1 * powerOf(master));
  });
});

describe("the list of versions", () => {
  it("gives the edits of the whole piece", () => {
    const clean = DEMO_VERSIONS.find(({ version: name }) => name === "clean-edit")!;
    expect(clean.edits.map(({ kind, start }) => [kind, Math.round(start * 10) / 10])).toMatchInlineSnapshot(`
      [
        [
          "mute",
          24.8,
        ],
        [
          "reverse",
          63.2,
        ],
        [
          "mute",
          69.8,
        ],
      ]
    `);
    const radio = DEMO_VERSIONS.find(({ version: name }) => name === "radio-edit")!;
    expect(radio.edits.map(({ kind, start, end }) => [kind, start, end])).toMatchInlineSnapshot(`
      [
        [
          "cut",
          48,
          57.6,
        ],
        [
          "fade-out",
          99.8,
          102.8,
        ],
        [
          "cut",
          102.8,
          110,
        ],
      ]
    `);
  });

  it("shows every version title once", () => {
    const titles = DEMO_VERSIONS.map(({ versionTitle }) => versionTitle).filter((title) => title !== "");
    expect(new Set(titles).size).toBe(titles.length);
  });
});
