import { parseIsrc } from "@deadwax/identifiers";
import { describe, expect, it } from "vitest";
import type { HeardComparison, SoundFact } from "../comparison/index.ts";
import { cutBy, heardAs } from "../rule-set/testing.ts";
import type { RescueInput } from "./rescue-input.ts";
import { aPair, aRescueFile, aRow, rescueOf } from "./testing.ts";

const speed = (amount: number): SoundFact => ({ kind: "speed", amount, unit: "%" });

interface Heard {
  readonly known: string;
  readonly others: Readonly<Record<string, HeardComparison>>;
}

/** Id of the first family's root. */
function rootOf({ known, others }: Heard, given: Partial<RescueInput> = {}): string | undefined {
  const files = given.files ?? [known, ...Object.keys(others)].map((path) => aRescueFile(path));
  const pairs = Object.entries(others).map(([path, heard]) => aPair(known, path, heard));
  return rescueOf(files, { pairs, ...given }).families[0]?.recordings[0]?.id;
}

describe("what the others of a family were made from", () => {
  it("is what most of them differ from in nothing but what is their known side's own", () => {
    const others = {
      "b.wav": heardAs("speed", [speed(22)]),
      "c.wav": heardAs("part-removed", [speed(22), { kind: "part-removed" }]),
    };
    expect(rootOf({ known: "a.wav", others })).toBe("b.wav");
  });

  it("is not what lacks a part of another, or has passages muted", () => {
    expect(rootOf({ known: "b.wav", others: { "a.wav": heardAs("part-removed") } })).toBe("b.wav");
    const muted = heardAs("clean-edit", [{ kind: "muted", start: 3, end: 3.4 }]);
    expect(rootOf({ known: "b.wav", others: { "a.wav": muted } })).toBe("b.wav");
  });

  it("is none of two radio edits that share their cut", () => {
    const others = { "Drive (Radio Edit).wav": cutBy(20), "Drive clean radio.wav": cutBy(20) };
    expect(rootOf({ known: "Drive.wav", others })).toBe("Drive.wav");
  });

  it("is what a sheet describes without a version", () => {
    const parsed = parseIsrc("AA-6Q7-25-00001");
    const isrc = parsed.ok ? parsed.value.value : null;
    const heard = { known: "a.wav", others: { "b.wav": heardAs("remaster") } };
    const files = [
      aRescueFile("a.wav"),
      aRescueFile("b.wav", { tags: { isrc: "AA-6Q7-25-00001", title: "Drive" } }),
    ];
    const rows = [aRow({ isrc, title: "Drive", durationMs: 180_000 })];
    expect(rootOf(heard, { files, rows })).toBe("b.wav");
    expect(rootOf(heard, { files })).toBe("a.wav");
  });

  it("is what lies there in more files and forms", () => {
    const files = [
      aRescueFile("a.wav"),
      aRescueFile("b.mp3", { facts: { codec: "mp3" } }),
      aRescueFile("web/b.mp3", { audio: "b.mp3", facts: { codec: "mp3" } }),
    ];
    expect(rootOf({ known: "a.wav", others: { "b.mp3": heardAs("remaster") } }, { files })).toBe("b.mp3");
  });
});

describe("a family", () => {
  it("is called as most of its files call it, without dates and artists", () => {
    const files = [
      aRescueFile("final2.wav"),
      aRescueFile("2020-06-18 Mara Lind - Drive (Original) mix 2.wav"),
      aRescueFile("Drive tight.wav"),
      aRescueFile("drive.mp3"),
    ];
    const pairs = [
      aPair("final2.wav", files[1]!.path, heardAs("format")),
      aPair("final2.wav", "Drive tight.wav", cutBy(3)),
      aPair("final2.wav", "drive.mp3", heardAs("format")),
    ];
    const rescue = rescueOf(files, { pairs });
    expect(rescue.families[0]).toMatchObject({
      title: "Drive",
      recordings: [{ title: "Drive" }, { title: "Drive" }],
    });
  });

  it("is not called after a tag that was copied with the file", () => {
    const tagged = { audio: "x", tags: { title: "Fold" } };
    const files = [aRescueFile("fold master.wav", tagged), aRescueFile("Drive final.wav", tagged)];
    const others = ["Drive v2.wav", "Drive v3.wav", "Drive clean.wav"].map((path) => aRescueFile(path));
    const pairs = [
      aPair("fold master.wav", "Drive v2.wav", heardAs("format")),
      aPair("fold master.wav", "Drive v3.wav", heardAs("format")),
      aPair("fold master.wav", "Drive clean.wav", heardAs("clean-edit")),
    ];
    expect(rescueOf([...files, ...others], { pairs }).families[0]!.title).toBe("Drive");
  });

  it("keeps a dash in a title that nobody has without it", () => {
    const [stranger] = rescueOf([aRescueFile("Side A - Drive Home.wav")]).strangers;
    expect(stranger!.title).toBe("Side A - Drive Home");
  });

  it("is as long as its proposed master, not as a file with silence around it", () => {
    const files = [
      aRescueFile("Drive.wav"),
      aRescueFile("Drive copy.wav", { facts: { durationMs: 183_500 } }),
    ];
    const rescue = rescueOf(files, { pairs: [aPair("Drive copy.wav", "Drive.wav", heardAs("format"))] });
    expect(rescue.families[0]!.recordings[0]!.durationMs).toBe(180_000);
  });
});
