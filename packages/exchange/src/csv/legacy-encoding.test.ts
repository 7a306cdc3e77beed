import { describe, expect, it } from "vitest";
import { isHeaderText } from "../header-words/read-header.ts";
import { legacyEncoding } from "./legacy-encoding.ts";

/** Encodes text as programs of another time did, by trying every byte and pair of bytes. */
function encoded(label: string, text: string): Uint8Array {
  const decoder = new TextDecoder(label);
  const bytesOf = new Map<string, readonly number[]>();
  for (let byte = 0; byte < 256; byte++) bytesOf.set(decoder.decode(Uint8Array.of(byte)), [byte]);
  for (let lead = 0x81; lead < 0xff; lead++) {
    for (let trail = 0x40; trail < 0xff; trail++) {
      const letter = decoder.decode(Uint8Array.of(lead, trail));
      if (letter.length === 1 && !bytesOf.has(letter)) bytesOf.set(letter, [lead, trail]);
    }
  }
  return Uint8Array.from(Array.from(text).flatMap((letter) => bytesOf.get(letter) ?? []));
}

describe("an encoding of another time", () => {
  it.each([
    ["windows-1252", "Title;Artist\nCafé – don’t;José\nÜber;Björk"],
    ["macintosh", "Title;Artist\nCafé – don’t;José\nÜber;Björk"],
    ["windows-1252", "Titel;Künstler;Länge\nTräume;Müller;3:05"],
    ["macintosh", "Titel;Künstler;Länge\nTräume;Müller;3:05"],
    ["windows-1251", "Название;Исполнитель\nНочь;Анна"],
    ["windows-1250", "Tytuł;Wykonawca;Długość\nŻółw;Łukasz;3:05"],
    ["windows-1254", "Başlık;Sanatçı Adı\nGüneş;Ayşe"],
    ["shift_jis", "曲名,アーティスト名\n真夜中,アナ"],
    ["euc-kr", "곡명,아티스트\n밤,아나"],
    ["gb18030", "歌曲名称,歌手\n夜晚,安娜"],
  ])("%s is told by header words, or by where letters stand", (label, text) => {
    expect(legacyEncoding(encoded(label, text), isHeaderText)).toBe(label);
  });

  it("is Windows-1252 where nothing tells", () => {
    expect(legacyEncoding(Uint8Array.of(0x41, 0x2c, 0xa9), isHeaderText)).toBe("windows-1252");
  });
});
