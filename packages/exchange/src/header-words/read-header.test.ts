import { describe, expect, it } from "vitest";
import { wordsOfHeader } from "./header-sense.ts";
import { isHeaderText, readHeader } from "./read-header.ts";
import { WORDS_OF_OTHERS } from "./words-of-others.ts";
import { WORDS_OF_RECORDINGS } from "./words-of-recordings.ts";
import { WORDS_OF_RELEASES } from "./words-of-releases.ts";

describe("a header", () => {
  it.each([
    ["Durée (s)", "duration"],
    ["N° de piste", "track_position"],
    ["Originalveröffentlichung", "first_published"],
    ["Código ISRC", "isrc"],
    ["ISRCコード", "isrc"],
    ["Main Artist(s)", "main_artists"],
    ["Featured Artist", "featured_artists"],
    ["Explicit (Y/N)", "advisory"],
    ["P-Line", "p_line"],
    ["(P) Year", "p_year"],
    ["(P) Owner", "p_owner"],
    ["℗ Line", "p_line"],
    ["Hauptkünstler:in", "main_artists"],
    ["Durata (min:sec)", "duration"],
    ["Titel van de track", "title"],
    ["Spieldauer", "duration"],
    ["Streckkod", "barcode"],
    ["Czas trwania", "duration"],
    ["再生時間", "duration"],
    ["专辑名称", "release"],
    ["앨범 아티스트", "release_artist"],
    ["Дата релиза", "release_date"],
    ["SANATÇI ADI", "display_artist"],
    ["Çıkış tarihi", "release_date"],
    ["Title *", "title"],
    ["Lyrics Language (ISO 639)", "language"],
  ])("%s means %s", (header, sense) => {
    expect(readHeader(header)).toMatchObject({ sense, isPart: false });
  });

  it.each([
    ["Track Primary Artist(s)", "main_artists", "recording"],
    ["Album Release Date (YYYY-MM-DD)", "release_date", "release"],
    ["Titre de l'album", "release", "release"],
    ["Artiste de l’album", "release_artist", "release"],
    ["曲の長さ", "duration", "recording"],
    ["앨범 발매일", "release_date", "release"],
    ["Product Title", "release", "release"],
    ["Official Track Title", "title", "recording"],
  ])("%s is put together from what it says: %s of the %s", (header, sense, level) => {
    expect(readHeader(header)).toMatchObject({ sense, level });
  });

  it("that counts gives its number", () => {
    expect(readHeader("Featured Artist 2")).toMatchObject({ sense: "featured_artists", number: 2 });
  });

  it("of two languages is one where both mean the same", () => {
    expect(readHeader("Titel / Title").sense).toBe("title");
    expect(readHeader("Künstler\nArtist").sense).toBe("display_artist");
  });

  it("tells units and the form of dates in its notes", () => {
    expect(readHeader("Durée (en secondes)").notes.unit).toBe("s");
    expect(readHeader("duration_ms").notes.unit).toBe("ms");
    expect(readHeader("Track Duration (hh:mm:ss)").notes.unit).toBe("clock");
    expect(readHeader("VÖ-Datum (TT.MM.JJJJ)").notes.dateOrder).toBe("day-first");
    expect(readHeader("Release date (MM/DD/YYYY)").notes.dateOrder).toBe("month-first");
  });

  it("that only holds the name of an identifier is known in part", () => {
    expect(readHeader("Recording 1 ISRC")).toMatchObject({ sense: "isrc", isPart: true });
  });

  it("stands in one list only", () => {
    const lists = Object.entries({ ...WORDS_OF_OTHERS, ...WORDS_OF_RELEASES, ...WORDS_OF_RECORDINGS });
    const sense = new Map<string, string>();
    for (const [name, words] of lists) {
      for (const word of words.split("|")) {
        const key = wordsOfHeader(word).join(" ");
        expect([word, sense.get(key) ?? name]).toEqual([word, name]);
        sense.set(key, name);
      }
    }
  });

  it.each(["Midnight Drive", "AA6Q72600012", "3:05", "2026", "x".repeat(5000), "Track 1"])(
    "is not what %j is",
    (text) => {
      expect(isHeaderText(text)).toBe(false);
    },
  );
});
