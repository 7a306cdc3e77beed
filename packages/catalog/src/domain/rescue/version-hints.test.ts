import { describe, expect, it, test } from "vitest";
import { heardAs } from "../rule-set/testing.ts";
import { aPair, aRescueFile, recordingWith, rescueOf } from "./testing.ts";
import { versionHints } from "./version-hints.ts";

describe("versions that a name may mean", () => {
  test.each([
    ["MD clean v3.wav", ["clean"]],
    ["midnight radio final.wav", ["radio-edit"]],
    ["midnight RADIO CLEAN.wav", ["radio-edit", "clean"]],
    ["nightfall inst.wav", ["instrumental"]],
    ["nightfall spedup.wav", ["sped-up"]],
    ["nightfall rough sketch.wav", ["demo"]],
    ["nightfall short.wav", ["edit"]],
    ["clean v2.wav", ["clean"]],
    ["Nachtfall zensiert.wav", ["clean"]],
    ["Live and Let Die.wav", []],
    ["Instrumental Break v2.wav", []],
    ["Nightfall.wav", []],
  ])("in %s are %j", (path, types) => {
    expect(versionHints(aRescueFile(path))).toEqual(types);
  });

  it("are none where the words are known to be a title", () => {
    const titles = new Set(["sunday karaoke", "clean"]);
    expect(versionHints(aRescueFile("Sunday karaoke.wav"), titles)).toEqual([]);
    expect(versionHints(aRescueFile("clean v2.wav"), titles)).toEqual([]);
  });

  it("make no version of a piece that has such a word in its title, and no file of it misnamed", () => {
    const files = ["Live and Let Die.wav", "final2.wav"].map((path) => aRescueFile(path));
    const rescue = rescueOf(files, { pairs: [aPair(files[0]!.path, files[1]!.path, heardAs("format"))] });
    expect(recordingWith(rescue, "final2.wav")).toMatchObject({
      versionTitle: null,
      versionTypes: [],
      remarks: [],
    });
    expect(recordingWith(rescue, "final2.wav").files.flatMap(({ remarks }) => remarks)).toEqual([]);
  });
});
