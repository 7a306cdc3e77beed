/** mutagen is known to keep what it does not write; the inventory must say the same of it. */
import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { makeInFolder, tagWithMutagen } from "../fixtures/programs.ts";
import { readFixture } from "../fixtures/read-fixtures.ts";
import { diffInventories, takeInventory, type InventoryDifference } from "./index.ts";

const hasMutagen = spawnSync("/usr/bin/python3", ["-c", "import mutagen"]).status === 0;
/** Longer than all room that the files have. */
const TITLE = "Länger als zuvor ".repeat(500);

function retag(name: string, key: string): InventoryDifference {
  const before = readFixture(name);
  const after = makeInFolder(name, (target, put) => {
    put(name, before);
    tagWithMutagen(target, { tags: { [key]: [TITLE] }, padding: 100 });
  });
  return diffInventories(takeInventory(before), takeInventory(after));
}

describe.skipIf(!hasMutagen)("a file that mutagen gave a long title", () => {
  it.each([
    "m4a-moov-last.m4a",
    "m4a-moov-first.m4a",
    "m4a-chapters-cover.m4a",
    "m4a-alac.m4a",
    "mp4-video.mp4",
  ])("differs in nothing but the title: %s", (name) => {
    const title = "moov/udta/meta/ilst/©nam";
    expect(retag(name, "©nam")).toEqual({ added: [], removed: [], changed: [title] });
  });

  it.each(["vorbis.ogg", "opus-picture.opus", "ogg-flac.oga"])(
    "differs in nothing but the title: %s",
    (name) => {
      const title = "stream[1]/comment/TITLE";
      expect(retag(name, "TITLE")).toEqual({ added: [], removed: [], changed: [title] });
    },
  );

  it("differs in nothing but the title: flac-rich.flac", () => {
    const title = "VORBIS_COMMENT/TITLE";
    expect(retag("flac-rich.flac", "TITLE")).toEqual({ added: [], removed: [], changed: [title] });
  });

  it("is not whole where it has fragments: mutagen moves them and leaves their index as it was", () => {
    expect(() => retag("m4a-fragmented.m4a", "©nam")).toThrow("the index of fragments points to");
  });
});
