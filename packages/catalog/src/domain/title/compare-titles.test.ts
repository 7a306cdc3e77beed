import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CLAIMED_RELATIONS } from "../rule-set/claimed-relations.ts";
import { compareTitles, sameTitle, type TitleDifference, type TitleLikeness } from "./compare-titles.ts";
import { ENGLISH_TITLES } from "./testing/english-titles.ts";
import { PLAIN_TITLES } from "./testing/plain-titles.ts";
import { WORLD_TITLES } from "./testing/world-titles.ts";
import type { TitleSide } from "./title-side.ts";
import { relationsOfKinds, VERSION_KINDS, VERSION_MEANINGS } from "./version-kinds.ts";

type Row = readonly [TitleSide | string, TitleSide | string, TitleLikeness, ...TitleDifference[]];
const side = (title: string, versionTitle: string | null, artist: string | null = null): TitleSide => ({
  title,
  versionTitle,
  artist,
});

const ROWS: readonly Row[] = [
  ["Midnight Drive", "Midnight Drive", "equal"],
  ["Midnight Drive", "MIDNIGHT  DRIVE", "equal", "form"],
  ["Don't Go", "Don’t Go", "equal", "form"],
  ["Drive – Away", "Drive - Away", "equal", "form"],
  ["Ｄｒｉｖｅ", "Drive", "equal", "form"],
  ["Salt & Sea", "Salt and Sea", "equal", "form"],
  ["Drive (Part II)", "Drive [Part II]", "equal", "form"],
  ["01 - Drive", "Drive", "equal", "track-number"],
  ["Drive (Radio Edit)", "Drive [radio edit]", "equal"],
  ["Drive - Radio Edit", "Drive (Radio Edit)", "equal"],
  ["Drive (Radio Edit)", side("Drive", "Radio Edit"), "equal", "version-place"],
  ["Drive Remix", side("Drive", "Remix"), "equal", "version-place"],
  [side("Drive (feat. Jo)", null, "Ana"), side("Drive", null, "Ana feat. Jo"), "equal", "featured-place"],
  [side("Drive (feat. Jo)", null, "Ana"), side("Drive", null, "Ana & Jo"), "equal", "featured-place"],
  ["Jóga", "Joga", "spelling", "accents"],
  ["Dont Go", "Don't Go", "spelling", "punctuation"],
  ["Drive (Part II)", "Drive, Pt. 2", "spelling", "punctuation"],
  ["Drive, Teil 2", "Drive, Part Two", "spelling", "punctuation"],
  ["Drive (2011 Remaster)", "Drive - Remastered 2011", "spelling", "version-words"],
  ["Drive (Acoustic)", "Drive (Acoustic Version)", "spelling", "version-words"],
  ["Drive (Ao Vivo)", "Drive (Live)", "spelling", "version-words"],
  ["Drive (Original Mix)", "Drive", "spelling", "plain-version"],
  ["Drive (Explicit)", "Drive", "spelling", "plain-version"],
  ["Drive (Official Video)", "Drive", "spelling", "notes"],
  ["Drive (feat. Jo)", "Drive", "spelling", "featured"],
  [side("Drive (feat. Jo)", null, "Ana"), side("Drive", null, "Ana"), "version", "featured"],
  ["Drive", "Drive (Live)", "version", "version"],
  ["Drive (Radio Edit)", "Drive (Extended Mix)", "version", "version"],
  ["Drive (Clean)", "Drive (Explicit)", "version", "version", "plain-version"],
  ["Drive (Jo Remix)", "Drive (Al Remix)", "version", "version-maker"],
  ["Drive (Live at Old Mill)", "Drive (Live in Lisbon)", "version", "version-detail"],
  ["Drive (2009 Remaster)", "Drive (2011 Remaster)", "version", "year"],
  ["Drive (Piano Version)", "Drive (Summer Version)", "version", "version-detail"],
  [side("Drive", "Winter"), "Drive", "version", "version", "version-detail"],
  ["Drive (Part II)", "Drive (Part III)", "different", "title"],
  ["Midnight Drive", "Midnight Drives", "different", "letters"],
  ["Drive 1999", "Drive 1998", "different", "title"],
  ["Love", "Live", "different", "title"],
  ["Live Forever", "Forever (Live)", "different", "title", "version"],
  ["が", "か", "different", "title"],
  ["", "", "different", "blank"],
];

describe("two titles compared", () => {
  it.each(ROWS)("%j and %j are: %s", (one, other, likeness, ...differences) => {
    expect(compareTitles(one, other)).toEqual({ likeness, differences });
    expect(compareTitles(other, one)).toEqual({ likeness, differences });
  });

  it("are the same where only the spelling differs", () => {
    expect(sameTitle("Jóga (Live)", "joga - LIVE")).toBe(true);
    expect(sameTitle("Jóga (Live)", "Jóga")).toBe(false);
  });

  it("are equal to themselves, whatever they are", () => {
    for (const [text] of [...ENGLISH_TITLES, ...WORLD_TITLES])
      expect(compareTitles(text, text).likeness).toBe("equal");
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        (text) => compareTitles(text, text).likeness === (text.trim() === "" ? "different" : "equal"),
      ),
    );
  });

  it("are told apart in every pair of the plain titles", () => {
    const wrong = PLAIN_TITLES.flatMap((one, index) =>
      PLAIN_TITLES.slice(index + 1).flatMap((other) => (sameTitle(one, other) ? [`${one} = ${other}`] : [])),
    );
    expect(wrong).toEqual([
      "Live = (Live)",
      "Harbour (Part II) = Harbour, Pt. 2",
      "Harbour (Part II) = Harbour, Part Two",
      "Harbour, Pt. 2 = Harbour, Part Two",
    ]);
  });
});

describe("what a kind of version promises to the ear", () => {
  it("is what its version type promises to the rule sets, where it has one", () => {
    for (const kind of VERSION_KINDS) {
      const { type, relations } = VERSION_MEANINGS[kind];
      if (type !== null) expect(relations, kind).toEqual(CLAIMED_RELATIONS[type]);
    }
  });

  it("never is the same sound", () => {
    for (const kind of VERSION_KINDS) {
      for (const relation of ["identical-file", "identical-audio", "format"] as const) {
        expect(VERSION_MEANINGS[kind].relations ?? []).not.toContain(relation);
      }
    }
  });

  it("says of a title with Clean that the sound is cut, muted or sung anew", () => {
    expect(relationsOfKinds(["clean"])).toContain("clean-edit");
    expect(relationsOfKinds(["clean"])).not.toContain("remaster");
    expect(relationsOfKinds(["sped-up"])).toContain("speed");
    expect(relationsOfKinds(["instrumental", "live"])).toContain("part-removed");
  });

  it("is nothing for words that a plain recording may have", () => {
    expect(relationsOfKinds(["explicit", "original"])).toBeNull();
    expect(relationsOfKinds([])).toBeNull();
  });
});
