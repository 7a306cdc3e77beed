import { parseIsrc, type Isrc } from "@deadwax/identifiers";
import { describe, expect, it } from "vitest";
import { cutBy, heardAs } from "../rule-set/testing.ts";
import type { Rescue } from "./rescue.ts";
import { aPair, aRescueFile, aRow, recordingWith, rescueOf } from "./testing.ts";

const one = "AA-6Q7-25-00001";
const two = "AA-6Q7-25-00002";

function isrc(text: string): Isrc {
  const parsed = parseIsrc(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value.value;
}

const kinds = ({ codes }: Rescue): readonly string[] =>
  codes.map(({ code }) => code).filter((code) => code !== "CODE_EXAMPLE");
const rowsOf = (rescue: Rescue, path: string): readonly number[] =>
  recordingWith(rescue, path).rows.map(({ row }) => row);

describe("a row of a sheet", () => {
  it("whose title fits and whose length differs is asked about, and no file is said to be missing", () => {
    const rows = [aRow({ isrc: isrc(one), title: "Drive", durationMs: 150_000 })];
    const rescue = rescueOf([aRescueFile("Drive.wav")], { rows });
    expect(kinds(rescue)).toEqual(["ROW_LENGTH_DIFFERS"]);
    expect(rescue.codes.map(({ text }) => text)).toContain(
      "statement.csv, row 2 says 2:30 for “Drive”, and “Drive” is 3:00 long: is it this?",
    );
    expect(recordingWith(rescue, "Drive.wav").codes).toMatchObject([{ standing: "ask" }]);
    expect(rescue.looseRows).toEqual([]);
  });

  it.each([
    ["Clean", heardAs("clean-edit"), 180_000],
    ["Sped Up", heardAs("speed", [{ kind: "speed", amount: 20, unit: "%" }]), 150_000],
    ["Slowed", heardAs("speed", [{ kind: "speed", amount: -20, unit: "%" }]), 225_000],
    ["Instrumental", heardAs("part-removed"), 180_000],
    ["Radio Edit", cutBy(20), 160_000],
    ["Extended Mix", heardAs("edit", [], { duration: { a: 180, b: 200 } }), 200_000],
  ] as const)(
    "goes with what sounds like a version that nobody named: %s",
    (versionTitle, heard, durationMs) => {
      const files = [aRescueFile("Drive.wav"), aRescueFile("Drive 7.wav", { facts: { durationMs } })];
      const rows = [aRow({ isrc: isrc(one), title: "Drive", versionTitle, durationMs })];
      const rescue = rescueOf(files, { rows, pairs: [aPair("Drive.wav", "Drive 7.wav", heard)] });
      expect(rowsOf(rescue, "Drive 7.wav")).toEqual([2]);
    },
  );

  it("goes with the file that carries its code and is as long, though the name lacks a word", () => {
    const files = [aRescueFile("Drive.wav", { tags: { isrc: one } })];
    const rows = [aRow({ isrc: isrc(one), title: "Drive (Live)", durationMs: 180_000 })];
    const rescue = rescueOf(files, { rows });
    expect(recordingWith(rescue, "Drive.wav").codes).toMatchObject([{ standing: "right" }]);
  });

  it("goes with what is as long as it says, not with a shorter file that carries its code", () => {
    const short = { facts: { durationMs: 176_200, modulation: null }, tags: { isrc: one } };
    const files = [aRescueFile("final2.wav"), aRescueFile("Drive tight.wav", short)];
    const pairs = [aPair("final2.wav", "Drive tight.wav", cutBy(3.8))];
    const rows = [aRow({ isrc: isrc(one), title: "Drive", durationMs: 180_000 })];
    const rescue = rescueOf(files, { rows, pairs });
    expect(rowsOf(rescue, "final2.wav")).toEqual([2]);
    expect(recordingWith(rescue, "Drive tight.wav").codes.map(({ standing }) => standing)).not.toContain(
      "right",
    );
    expect(kinds(rescue)).toContain("CODE_ON_UNSETTLED");
  });

  it("that is only as long as a file without a telling name is asked about, and not believed", () => {
    const rows = [
      aRow({ isrc: isrc(two), title: "Something Else", durationMs: 180_300 }),
      aRow({ row: 3, isrc: isrc(one), title: "Another", durationMs: 99_000 }),
    ];
    const rescue = rescueOf([aRescueFile("master_01.wav")], { rows });
    expect(kinds(rescue).toSorted()).toEqual(["CODE_WITHOUT_FILE", "ROW_ONLY_AS_LONG"]);
    expect(recordingWith(rescue, "master_01.wav").title).toBe("master 01");
  });

  it("leaves a recording to the row that fits it better", () => {
    const files = [
      aRescueFile("Drive.wav"),
      aRescueFile("Drive v3.wav", { facts: { durationMs: 99_000, modulation: null } }),
    ];
    const rows = [
      aRow({ isrc: isrc(one), title: "Drive", durationMs: 180_000 }),
      aRow({ row: 3, isrc: isrc(two), title: "Drive" }),
    ];
    const rescue = rescueOf(files, { rows });
    expect(rowsOf(rescue, "Drive.wav")).toEqual([2]);
    expect(rowsOf(rescue, "Drive v3.wav")).toEqual([3]);
  });
});

describe("a word that one of several joined files has", () => {
  const files = [
    aRescueFile("Drive.wav"),
    aRescueFile("Drive v3.wav"),
    aRescueFile("Drive MONO for club.wav"),
  ];
  const pairs = files.slice(1).map(({ path }) => aPair("Drive.wav", path, heardAs("format")));

  it("does not make a version of the whole recording", () => {
    expect(recordingWith(rescueOf(files, { pairs }), "Drive.wav")).toMatchObject({
      versionTitle: null,
      versionTypes: [],
    });
  });

  it("does, where half of the files that tell anything have it", () => {
    const some = [aRescueFile("final.wav"), aRescueFile("Drive acoustic.wav")];
    const rescue = rescueOf(some, { pairs: [aPair("final.wav", "Drive acoustic.wav", heardAs("format"))] });
    expect(recordingWith(rescue, "final.wav").versionTypes).toEqual(["acoustic"]);
  });
});
