import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { CommonTags, Fixture } from "../fixtures/fixture.ts";
import { takeInventory } from "../inventory/index.ts";
import { carrierOf, expectedReading, hasSeenVersion, READERS, type ReaderName } from "../oracles/index.ts";
import type { Property } from "./property.ts";
import { NEW_TAGS, tagInPlace } from "./tagging.ts";

export const oraclesAgree: Property = {
  name: "oracle readers agree",
  says: "mutagen, exiftool, ffprobe, kid3 and mediainfo show what they can see in this format",
  async check(fixture, path) {
    await tagInPlace(path);
    const carrier = carrierOf(fixture, takeInventory(readFileSync(path)));
    if (carrier === undefined)
      throw new Error(`${fixture.name} carries its tags in a way that the table does not know`);
    const missing: string[] = [];
    for (const [name, reader] of Object.entries(READERS) as [ReaderName, (typeof READERS)[ReaderName]][]) {
      const found = hasSeenVersion(name) ? reader(path) : null;
      if (found === null) missing.push(name);
      else
        expect(found, name).toEqual(
          expectedReading(name, carrier, { tags: NEW_TAGS, info: infoOf(fixture) }),
        );
    }
    return { missing };
  },
};

/** INFO has no encoding, so what is not ASCII stays what it was; the date of bext stays in any case. */
function infoOf({ name }: Fixture): Partial<CommonTags> {
  if (name === "wav-rich.wav")
    return { isrc: NEW_TAGS.isrc, title: ["Hafenlicht"], artists: ["Anna"], date: ["2024-05-17"] };
  return name === "rf64-small.wav" ? { isrc: NEW_TAGS.isrc, title: ["Old ASCII title"] } : {};
}
