import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { Fixture } from "../fixtures/fixture.ts";
import { diffInventories, takeInventory } from "../inventory/index.ts";
import {
  chaptersWithFfprobe,
  decodeWithFfmpeg,
  restoreWithFlac,
  soundWithFfmpeg,
  testWithFlac,
} from "../oracles/index.ts";
import type { Property } from "./property.ts";
import { tagInPlace, PLAN } from "./tagging.ts";

/** Names of parts that state what the plan says, in any format. */
const OURS = [
  /(?:^|\/)T(?:SRC|IT2|IT3|PE1|ALB|RCK|PUB|COP|DRC|YER|DAT)(?::|$)/u,
  /^(?:VORBIS_COMMENT|stream\[\d+\]\/comment|APE)\/(?:ISRC|TITLE|VERSION|SUBTITLE|ARTIST|ALBUM|TRACK(?:NUMBER)?|LABEL|PUBLISHER|COPYRIGHT|DATE|YEAR)$/iu,
  /^LIST:INFO(?:\/(?:ISRC|INAM|IART))?$/u,
  /^ID3v1\//u,
  /^axml$/u,
  /ilst\/(?:©nam|©ART|©alb|trkn|©day|cprt|----:com\.apple\.iTunes:(?:ISRC|LABEL|SUBTITLE))$/u,
  /udta\/©(?:nam|ART|alb|day|cpy)$/u,
  /^(?:NAME|AUTH|\(c\) )$/u,
];
/** What stands around them where there was no tag at all. */
const FRAMES = [
  /^(?:id3 |ID3 |ID3v2)(?:\/version)?$/u,
  /^VORBIS_COMMENT(?:\/vendor)?$/u,
  /udta(?:\/meta(?:\/(?:hdlr|ilst))?)?$/u,
];

export const everythingElseKept: Property = {
  name: "everything else kept",
  says: "of all chunks, frames, atoms, blocks and packets only those change that were asked for; others' programs are content",
  async check(fixture, path) {
    const before = takeInventory(readFileSync(path));
    const sound = soundWithFfmpeg(path);
    const chapters = chaptersWithFfprobe(path);
    for (const title of [PLAN.title ?? "", "x".repeat(1950)]) {
      await tagInPlace(path, { ...PLAN, title });
      const { added, removed, changed } = diffInventories(before, takeInventory(readFileSync(path)));
      const isOurs = (name: string): boolean => OURS.some((pattern) => pattern.test(name));
      expect(
        changed.filter((name) => !isOurs(name)),
        "changed",
      ).toEqual([]);
      expect(
        removed.filter((name) => !isOurs(name)),
        "removed",
      ).toEqual([]);
      const isFrame = (name: string): boolean => FRAMES.some((pattern) => pattern.test(name));
      expect(
        added.filter((name) => !isOurs(name) && !isFrame(name)),
        "added",
      ).toEqual([]);
      expect(soundWithFfmpeg(path)).toBe(sound);
      expect(chaptersWithFfprobe(path)).toEqual(chapters);
      expect(decodeWithFfmpeg(path) ?? { isGood: true, said: "" }).toEqual({ isGood: true, said: "" });
      if (fixture.codec === "flac")
        expect(testWithFlac(path) ?? { isGood: true }).toMatchObject({ isGood: true });
      checkForeign(fixture, path);
    }
    return { missing: sound === null ? ["ffmpeg"] : [] };
  },
};

/** The WAV that comes out of a FLAC with foreign metadata is the one that went in, but for its fmt chunk, which flac writes anew. */
function checkForeign(fixture: Fixture, path: string): void {
  if (fixture.name !== "flac-rich.flac") return;
  const restored = restoreWithFlac(path);
  if (restored === null) return;
  const names = takeInventory(restored).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["bext", "iXML"]));
}
