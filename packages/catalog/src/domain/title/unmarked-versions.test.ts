import { describe, expect, it, test } from "vitest";
import { PLAIN_TITLES } from "./testing/plain-titles.ts";
import { unmarkedVersions } from "./unmarked-versions.ts";

function read(text: string): readonly string[] {
  return unmarkedVersions(text).map(
    ({ kinds, isLikely, rest }) => `${isLikely ? "" : "perhaps "}${kinds.join("+")} of ${rest}`,
  );
}

describe("version words without bracket or dash", () => {
  test.each([
    ["Midnight Sun instrumental", "instrumental of Midnight Sun"],
    ["midnight sun instrumental", "instrumental of midnight sun"],
    ["song acapella", "a-cappella of song"],
    ["Song live", "live of Song"],
    ["Song LIVE", "live of Song"],
    ["song sped up", "sped-up of song"],
    ["Midnight Sun live at Old Mill 2019", "live of Midnight Sun"],
    ["Titel Liveversion", "live of Titel"],
    ["Titel Instrumentalfassung", "instrumental of Titel"],
    ["Titre version acoustique", "acoustic of Titre"],
    ["Canción en vivo", "live of Canción"],
    ["Canção ao vivo", "live of Canção"],
    ["Canzone dal vivo", "live of Canzone"],
    ["Liedje instrumentaal", "instrumental of Liedje"],
    ["Låten liveinspelning", "live of Låten"],
    ["Piosenka na żywo", "live of Piosenka"],
    ["Песня концертная версия", "live of Песня"],
    ["Şarkı enstrümantal", "instrumental of Şarkı"],
    ["真夜中 インスト", "instrumental of 真夜中"],
    ["밤의 항구 아카펠라", "a-cappella of 밤의 항구"],
    ["夜曲 现场版", "live of 夜曲"],
    ["أغنية ريمكس", "remix of أغنية"],
    ["Νύχτα ρεμίξ", "remix of Νύχτα"],
  ])("are heard in %s", (text, told) => {
    expect(read(text)).toEqual([told]);
  });

  test.each([
    ["Live and Let Die", "perhaps live of and Let Die"],
    ["Instrumental Break", "perhaps instrumental of Break"],
    ["Remix Culture", "perhaps remix of Culture"],
    ["Learn to live", "perhaps live of Learn to"],
    ["The Instrumental", "perhaps instrumental of The"],
    ["song live", "perhaps live of song"],
    ["Amor acelerado", "perhaps sped-up of Amor"],
    ["Pirate radio", "perhaps radio-edit of Pirate"],
  ])("are at most a doubt in %s", (text, told) => {
    expect(read(text)).toEqual([told]);
  });

  it("are none where they are all of the title", () => {
    for (const title of ["Clean", "Live", "instrumental", "現場", "(Live)", ""])
      expect(read(title)).toEqual([]);
  });

  it("are never sure in titles that have them within, however those are typed", () => {
    for (const title of PLAIN_TITLES.flatMap((one) => [one, one.toLowerCase(), one.toUpperCase()]))
      expect(unmarkedVersions(title).filter(({ isLikely }) => isLikely)).toEqual([]);
  });
});
