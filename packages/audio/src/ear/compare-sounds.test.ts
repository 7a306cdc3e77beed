import { describe, expect, it } from "vitest";
import type { HeardComparison, SoundFactKind } from "@deadwax/catalog";
import { atPace, inMemory, WORKING_RATE } from "../working-audio/index.ts";
import { compareSounds } from "./compare-sounds.ts";
import { at, cutOut, mapStereo, playPiece, sound, type Stereo } from "./testing.ts";

const master = playPiece({ work: 1 });

function hear(b: Stereo, a: Stereo = master): HeardComparison {
  return compareSounds(sound(a), sound(b));
}

function fact(heard: HeardComparison, kind: SoundFactKind): HeardComparison["facts"][number] | undefined {
  return heard.facts.find((one) => one.kind === kind);
}

describe("the same recording", () => {
  it("is a format where it is quieter, and the level is told", () => {
    const heard = hear(mapStereo(master, (samples) => samples.map((value) => value * 0.5)));
    expect(heard.relation).toBe("format");
    expect(fact(heard, "level")?.amount).toBeCloseTo(-6.02, 1);
  });

  it("is a format where silence stands before it", () => {
    const heard = hear(
      mapStereo(master, (samples) => Float32Array.from([...new Float32Array(at(1.5)), ...samples])),
    );
    expect(heard.relation).toBe("format");
    expect(fact(heard, "silence-start")?.amount).toBeCloseTo(1.5, 1);
  });

  it("is a format upside down, and with its channels exchanged", () => {
    const inverted = hear(mapStereo(master, (samples) => samples.map((value) => -value)));
    expect([inverted.relation, fact(inverted, "polarity")?.kind]).toEqual(["format", "polarity"]);
    const swapped = hear({ left: master.right, right: master.left });
    expect([swapped.relation, fact(swapped, "swap")?.kind]).toEqual(["format", "swap"]);
  });

  it("is a format where it does not stand on zero, also while it is silent", () => {
    const padded = mapStereo(master, (samples) =>
      Float32Array.from([...samples, ...new Float32Array(at(3))]),
    );
    const heard = hear(
      mapStereo(padded, (samples) => samples.map((value) => value + 0.03)),
      padded,
    );
    expect([heard.relation, fact(heard, "inserted")]).toEqual(["format", undefined]);
  });

  it("is a format with the rounding of eight bits", () => {
    const heard = hear(mapStereo(master, (samples) => samples.map((value) => Math.round(value * 128) / 128)));
    expect(heard.relation).toBe("format");
  });
});

describe("what was worked on", () => {
  it("is a remaster where an equaliser went over it", () => {
    const heard = hear(
      mapStereo(master, (samples) =>
        samples.map((value, i) => value + 0.7 * (value - (samples[i - 1] ?? 0))),
      ),
    );
    expect(heard.relation).toBe("remaster");
    expect(fact(heard, "equaliser")?.amount).toBeGreaterThan(2);
  });

  it("is folded down where both channels became one", () => {
    const mono = master.left.map((value, i) => (value + (master.right[i] ?? 0)) / 2);
    expect(hear({ left: mono, right: mono }).relation).toBe("fold-down");
  });

  it("is an edit where seconds were cut out, and the place is told within 50 ms", () => {
    const heard = hear(cutOut(master, 6.3, 9.9));
    expect(heard.relation).toBe("edit");
    const cut = fact(heard, "cut");
    expect(Math.abs((cut?.start ?? 0) - 6.3)).toBeLessThan(0.05);
    expect(Math.abs((cut?.end ?? 0) - 9.9)).toBeLessThan(0.05);
  });

  it("is an edit where it fades out", () => {
    const heard = hear(
      mapStereo(master, (samples) =>
        samples.map((value, i) => value * Math.min(1, Math.max(0, (at(16) - i) / at(5)))),
      ),
    );
    expect(heard.relation).toBe("edit");
    expect(fact(heard, "fade-out")).toBeDefined();
  });

  it("is no format where a soft chord is held over it, or a shaker played, though all else is the same", () => {
    const chord = mapStereo(master, (samples) =>
      samples.map(
        (value, i) =>
          value +
          0.02 *
            [262, 330, 392].reduce((sum, hz) => sum + Math.sin((i * hz * 2 * Math.PI) / WORKING_RATE), 0),
      ),
    );
    const shaker = mapStereo(master, (samples) => {
      let [state, before] = [7, 0];
      return samples.map((value, i) => {
        state = (Math.imul(state, 1664525) + 1013904223) | 0;
        const hiss = state / 2 ** 31;
        const treble = hiss - before;
        before = hiss;
        return value + 0.15 * treble * Math.exp((-11 * (i % at(0.5))) / WORKING_RATE);
      });
    });
    for (const more of [chord, shaker]) {
      expect(hear(more).relation).toBe("overdub");
      expect(hear(master, more).relation).not.toBe("format");
    }
  });

  it("is no format where more is left over than two files without a coder can differ by", () => {
    const quieter = playPiece({ work: 2 });
    const mix = mapStereo(master, (samples) =>
      samples.map((value, i) => value + 0.03 * (quieter.left[i] ?? 0)),
    );
    expect(hear(mix).relation).not.toBe("format");
    expect(hear(master, mix).relation).not.toBe("format");
  });

  it.each([
    ["20 ms were cut out", [[8, 8.02]]],
    ["35 ms were cut out four times", [3, 6, 9, 12].map((from) => [from, from + 0.035])],
  ])("is an edit, not another tempo, where %s", (_, cuts) => {
    const cut = cuts.reduceRight((left, [from = 0, to = 0]) => cutOut(left, from, to), master);
    const heard = hear(cut);
    expect(heard.relation).toBe("edit");
    const found = heard.facts.filter(({ kind }) => kind === "cut");
    expect(found.map(({ amount }) => amount)).toEqual(
      cuts.map(([from = 0, to = 0]) => +(to - from).toFixed(3)),
    );
    for (const [i, { start = 0 }] of found.entries())
      expect(Math.abs(start - (cuts[i]?.[0] ?? 0))).toBeLessThan(0.05);
  });

  it("is an edit where a tenth of a second of loud music is gone from an end", () => {
    const loud = cutOut(master, 0, 3);
    const [start, end] = [cutOut(loud, 0, 0.1), mapStereo(loud, (samples) => samples.slice(0, -at(0.1)))];
    expect(compareSounds(sound(loud), sound(start)).relation).toBe("edit");
    expect(compareSounds(sound(loud), sound(end)).relation).toBe("edit");
  });

  it("is a clean edit where half a second is muted, or runs backwards", () => {
    const [from, to] = [at(10), at(10.5)];
    const muted = hear(
      mapStereo(master, (samples) => samples.map((value, i) => (i >= from && i < to ? 0 : value))),
    );
    expect(muted.relation).toBe("clean-edit");
    expect(Math.abs((fact(muted, "muted")?.start ?? 0) - 10)).toBeLessThan(0.06);
    expect(Math.abs((fact(muted, "muted")?.end ?? 0) - 10.5)).toBeLessThan(0.06);
    const reversed = hear(
      mapStereo(master, (samples) =>
        samples.map((value, i) => (i >= from && i < to ? (samples[from + to - i] ?? 0) : value)),
      ),
    );
    expect(reversed.relation).toBe("clean-edit");
  });

  it("is faster where it is faster, to a thousandth of a percent", () => {
    const faster = atPace(inMemory(master.left, master.right), 1 / 1.03);
    const heard = compareSounds(sound(master), { ...sound(master), audio: faster });
    expect(heard.relation).toBe("speed");
    expect(fact(heard, "speed")?.amount).toBeCloseTo(3, 3);
  });
});

describe("parts", () => {
  const instrumental = playPiece({ work: 1, parts: ["chords", "bass", "drums"] });

  it("are removed where the voice is gone, and added the other way round", () => {
    expect(hear(instrumental).relation).toBe("part-removed");
    expect(hear(master, instrumental).relation).toBe("overdub");
  });

  it("are alone, or what others were removed from, where nothing but the bass is left", () => {
    expect(hear(playPiece({ work: 1, parts: ["bass"] })).relation).toMatch(/^part-/u);
  });
});

describe("what is not the same recording", () => {
  it("is unrelated where it is another piece", () => {
    expect(hear(playPiece({ work: 2 })).relation).toBe("unrelated");
  });

  it("is nothing that anybody can tell where it is silent, or one tone", () => {
    const silence = { left: new Float32Array(at(8)), right: new Float32Array(at(8)) };
    expect(hear(silence).facts).toEqual([{ kind: "silent" }]);
    const tone = Float32Array.from(
      { length: at(8) },
      (_, i) => 0.3 * Math.sin((2 * Math.PI * 1000 * i) / WORKING_RATE),
    );
    const heard = hear({ left: tone, right: tone }, { left: tone.map((value) => value * 0.7), right: tone });
    expect(heard.relation).toBe("unsure");
    expect(fact(heard, "not-distinctive")).toBeDefined();
  });
});
