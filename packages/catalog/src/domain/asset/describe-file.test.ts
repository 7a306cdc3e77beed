import { describe, expect, it } from "vitest";
import type { TagField, TagReading } from "./audio-facts.ts";
import { describeFile } from "./describe-file.ts";
import { findCodes } from "./found-codes.ts";

function tag(
  field: TagField,
  value: string,
  carrier = "id3/T",
  trust: TagReading["trust"] = "carrier",
): TagReading {
  return { field, value, carrier, trust };
}

describe("the description of a file", () => {
  it("comes from the tags where they agree, whatever the name says", () => {
    const tags = [
      tag("title", "Midnight Drive (Live)", "id3/TIT2"),
      tag("title", "midnight drive (live)", "INFO/INAM"),
    ];
    expect(describeFile("x.wav", tags)).toMatchObject({
      title: "midnight drive",
      versionTitle: "live",
      issues: [],
    });
  });

  it("takes the version from its own tag, and keeps what the title says besides", () => {
    const tags = [tag("title", "Midnight Drive (Live)"), tag("versionTitle", "Radio Edit")];
    expect(describeFile("x.wav", tags)).toMatchObject({
      versionTitle: "Live, Radio Edit",
      versionTypes: ["radio-edit", "live"],
    });
    const same = [tag("title", "Midnight Drive (radio edit)"), tag("versionTitle", "Radio Edit")];
    expect(describeFile("x.wav", same).versionTitle).toBe("Radio Edit");
  });

  it("believes neither of two titles, in two places or in one", () => {
    for (const carrier of ["id3/TIT2", "INFO/INAM"]) {
      const tags = [tag("title", "Ember", "id3/TIT2"), tag("title", "Glass", carrier)];
      const { title, issues } = describeFile("Signal.wav", tags);
      expect(title).toBe("Signal");
      expect(issues.map(({ code }) => code)).toEqual(["TAGS_DISAGREE"]);
    }
  });

  it("joins several artists of one place to one credit", () => {
    const tags = [tag("artist", "Mara Lind"), tag("artist", "Kwame")];
    expect(describeFile("x.wav", tags).displayArtist).toBe("Mara Lind, Kwame");
  });

  it("prefers a tag of full trust to a hint", () => {
    const tags = [tag("title", "Wrong", "iXML/NAME", "hint"), tag("title", "Right", "id3/TIT2")];
    expect(describeFile("x.wav", tags).title).toBe("Right");
  });
});

describe("the codes found in a file", () => {
  it("are several when one place states several, with the place of each", () => {
    const tags = [
      tag("isrc", "USRC17607839/USRC17600001", "id3/TSRC"),
      tag("isrc", "usrc17607839", "file-name", "hint"),
    ];
    expect(findCodes(tags, { isDemo: false }).codes).toEqual([
      { isrc: "USRC17607839", carrier: "id3/TSRC", trust: "carrier" },
      { isrc: "USRC17600001", carrier: "id3/TSRC", trust: "carrier" },
      { isrc: "USRC17607839", carrier: "file-name", trust: "hint" },
    ]);
  });

  it("are none where the text is none, and it says why", () => {
    const { codes, issues } = findCodes([tag("isrc", "844185059862")], { isDemo: false });
    expect(codes).toEqual([]);
    expect(issues.map(({ code }) => code)).toEqual(["ISRC_IS_A_BARCODE"]);
  });
});
