import { expect, it } from "vitest";
import { openBytesSource } from "../riff/index.ts";
import type { TagReadings } from "../readings/index.ts";
import { readMp3Map, readMp3Tags } from "./index.ts";
import { buildApe, buildApeItem, buildFrames, buildId3, buildId3Frame, buildId3v1 } from "./testing.ts";

async function tagsOf(...parts: readonly Uint8Array[]): Promise<TagReadings> {
  return readMp3Tags(await readMp3Map(openBytesSource(Buffer.concat(parts))));
}

it("reads the tags in front and behind, each by its carrier, and codes in comments as hints", async () => {
  const comment = buildId3Frame("COMM", "\0eng\0code AA-6Q7-26-00003");
  const tags = await tagsOf(
    buildId3(Buffer.concat([buildId3Frame("TSRC", "\0AA6Q72600001"), comment])),
    buildFrames(5),
    buildApe([buildApeItem("Isrc", "AA6Q72600002")]),
    buildId3v1({ title: "Title" }),
  );
  expect(tags.readings.map(({ carrier, trust, field }) => [carrier, trust, field])).toEqual([
    ["id3/TSRC", "carrier", "isrc"],
    ["id3/COMM", "hint", "isrc"],
    ["ape/Isrc", "carrier", "isrc"],
    ["id3v1/title", "carrier", "title"],
  ]);
  expect(tags.issues).toEqual([]);
});

it("says which tag cannot be read, and reads the others", async () => {
  const ape = Buffer.from(buildApe([buildApeItem("Title", "Old")]));
  ape.writeUInt32LE(5000, 32);
  const tags = await tagsOf(
    buildId3(Buffer.alloc(20), { version: 5 }),
    buildFrames(5),
    ape,
    buildId3v1({ title: "T" }),
  );
  expect(tags.readings).toMatchObject([{ carrier: "id3v1/title", value: "T" }]);
  expect(tags.issues).toHaveLength(2);
});
