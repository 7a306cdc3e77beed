import { describe, expect, it } from "vitest";
import { aPair, aRescueFile, rescueOf } from "../../domain/rescue/testing.ts";
import type { HeardPair } from "../../domain/rescue/index.ts";
import { heardAs } from "../../domain/rule-set/testing.ts";
import { wantedPairs } from "./wanted-pairs.ts";

const muted = heardAs("clean-edit", [{ kind: "muted", start: 3, end: 4 }]);

function wantedOf(paths: readonly string[], pairs: readonly HeardPair[]): readonly string[] {
  const files = paths.map((path) => aRescueFile(path));
  return wantedPairs(rescueOf(files, { pairs }), pairs).map(
    ({ known, asked, why }) => `${why}: ${known} | ${asked}`,
  );
}

describe("what a rescue would say without having listened", () => {
  it("is what a version is to the root that was met beside another version", () => {
    const pairs = [
      aPair("Drive.wav", "Drive clean.wav", muted),
      aPair("Drive clean.wav", "Drive clean 2.wav", heardAs("remaster")),
    ];
    const paths = ["Drive.wav", "Drive clean.wav", "Drive clean 2.wav"];
    expect(wantedOf(paths, pairs)).toEqual(["root: Drive.wav | Drive clean 2.wav"]);
  });

  it("is whether two are one that are the same to the root and as long", () => {
    const pairs = [
      aPair("Drive.wav", "Drive clean.wav", muted),
      aPair("Drive.wav", "Drive clean 2.wav", muted),
      aPair("Drive.wav", "Drive acoustic.wav", heardAs("same-work")),
    ];
    const paths = ["Drive.wav", "Drive clean.wav", "Drive clean 2.wav", "Drive acoustic.wav"];
    expect(wantedOf(paths, pairs)).toEqual(["sibling: Drive clean 2.wav | Drive clean.wav"]);
  });

  it("is whether what is called like a family belongs to it, and nothing about names that tell nothing", () => {
    const pairs = [
      aPair("Quiet Drive.wav", "Quiet Drive clean.wav", muted),
      aPair("track01.wav", "track02.wav", heardAs("remaster")),
    ];
    const paths = ["Quiet Drive.wav", "Quiet Drive clean.wav", "Mara - Quiet Drive.wav", "track01.wav"];
    expect(wantedOf([...paths, "track02.wav", "track03.wav"], pairs)).toEqual([
      "namesake: Quiet Drive.wav | Mara - Quiet Drive.wav",
    ]);
  });

  it("is nothing where all of that was heard, whatever was heard", () => {
    const pairs = [
      aPair("Quiet Drive.wav", "Quiet Drive clean.wav", muted),
      aPair("Quiet Drive.wav", "Mara - Quiet Drive.wav", heardAs("unrelated")),
    ];
    expect(wantedOf(["Quiet Drive.wav", "Quiet Drive clean.wav", "Mara - Quiet Drive.wav"], pairs)).toEqual(
      [],
    );
  });
});
