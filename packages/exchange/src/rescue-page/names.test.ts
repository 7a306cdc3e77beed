import { describe, expect, it } from "vitest";
import { namedRecordings, piecesOf } from "./names.ts";
import { aComparison, aFamily, aRecording, aRescue, versionOf } from "./testing.ts";
import type { Rescue } from "@deadwax/catalog";

function namesOf(given: Partial<Rescue>): readonly string[] {
  return [...namedRecordings(piecesOf(aRescue(given))).values()].map(({ full }) => full);
}

function heard(
  path: string,
  relation: "edit" | "speed" | "remaster" | "unsure",
  amount: number,
  durationMs = 180_000,
) {
  const kind = relation === "speed" ? "speed" : "level";
  return versionOf("a.wav", path, {
    ...{ isClaimed: false, versionTitle: "Heard", durationMs },
    comparison: aComparison(relation, [{ kind, amount }]),
  });
}

describe("names on the page of a rescue", () => {
  it("call the first of a family what the piece is called, not a plain version", () => {
    const recordings = [aRecording("a.wav"), versionOf("a.wav", "b.wav")];
    expect(namesOf({ families: [aFamily("Drive", ...recordings)] })).toEqual(["Drive", "Drive (Clean)"]);
  });

  it("tell edits that nobody named apart by their length", () => {
    const recordings = [
      aRecording("a.wav"),
      heard("b.wav", "edit", 0, 75_000),
      heard("c.wav", "edit", 0, 25_000),
      heard("d.wav", "edit", 0, 200_000),
    ];
    expect(namesOf({ families: [aFamily("Drive", ...recordings)] }).slice(1)).toEqual([
      "Drive (Shorter edit, 1:15 long)",
      "Drive (Shorter edit, 0:25 long)",
      "Drive (Longer edit)",
    ]);
  });

  it("call another speed by how much it is", () => {
    const recordings = [aRecording("a.wav"), heard("b.wav", "speed", 22), heard("c.wav", "speed", -12.5)];
    expect(namesOf({ families: [aFamily("Drive", ...recordings)] }).slice(1)).toEqual([
      "Drive (22 % faster)",
      "Drive (12.5 % slower)",
    ]);
  });

  it("turn the speed round where it was heard from the other side", () => {
    const version = heard("b.wav", "speed", 22);
    const recordings = [aRecording("a.wav"), { ...version, from: { ...version.from!, isReversed: true } }];
    expect(namesOf({ families: [aFamily("Drive", ...recordings)] })[1]).toBe("Drive (22 % slower)");
  });

  it("tell masters apart by their level", () => {
    const recordings = [
      aRecording("a.wav"),
      heard("b.wav", "remaster", 5),
      heard("c.wav", "remaster", 2.55),
    ].map((one) => (one.from === null ? one : { ...one, versionTitle: "Another master" }));
    expect(namesOf({ families: [aFamily("Drive", ...recordings)] }).slice(1)).toEqual([
      "Drive (Another master, 5 dB louder)",
      "Drive (Another master, 2.5 dB louder)",
    ]);
  });

  it("tell versions of one name and length apart by their files", () => {
    const recordings = [aRecording("a.wav"), versionOf("a.wav", "x/b.wav"), versionOf("a.wav", "x/c.wav")];
    expect(namesOf({ families: [aFamily("Drive", ...recordings)] }).slice(1)).toEqual([
      "Drive (Clean, b.wav)",
      "Drive (Clean, c.wav)",
    ]);
  });

  it("say what is open by ear without pretending that it is a version", () => {
    const recordings = [aRecording("a.wav"), heard("b.wav", "unsure", 1)];
    expect(namesOf({ families: [aFamily("Drive", ...recordings)] })[1]).toBe("Drive (Not clear by ear)");
  });

  it("tell pieces of one title apart, by their lengths", () => {
    const strangers = [
      aRecording("a.wav", { durationMs: 60_000 }),
      aRecording("b.wav", { durationMs: 61_000 }),
    ];
    expect(namesOf({ strangers })).toEqual(["Drive, 1:00 long", "Drive, 1:01 long"]);
  });

  it("keep families before what is alone, each by title", () => {
    const families = [aFamily("Song 10", aRecording("a")), aFamily("Song 9", aRecording("b"))];
    const strangers = [aRecording("c", { title: "Air" })];
    expect(piecesOf(aRescue({ families, strangers })).map(({ title }) => title)).toEqual([
      "Song 9",
      "Song 10",
      "Air",
    ]);
  });
});
