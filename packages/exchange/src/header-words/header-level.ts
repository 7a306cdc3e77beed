/** Words that say whether a column tells of a recording or of the release it is on. */
import type { HeaderSense } from "./header-sense.ts";

export type HeaderLevel = "recording" | "release";

const RECORDING =
  "track tracks song songs recording recordings musiktitel lied stuck aufnahme morceau piste chanson enregistrement cancion pista tema grabacion faixa musica gravacao fonograma brano traccia canzone registrazione nummer opname lat spar inspelning utwor utworu nagranie nagrania sciezki трек трека песня песни запись записи фонограмма sarki parca eser kayit sarkinin parcanin トラック 楽曲 歌曲 曲目 곡 트랙 음원 노래";
const RELEASE =
  "album albums release releases product products produkt produit producto prodotto produto lanzamiento lancamento uitgave skiva skivans albumu wydania plyta plyty альбом альбома релиз релиза album albumun yayin disco ep single アルバム リリース 専辑 专辑 專輯 앨범 음반";

const LEVELS: ReadonlyMap<string, HeaderLevel> = new Map([
  ...RECORDING.split(" ").map(
    (word) => [word.normalize("NFKD").replace(/\p{M}/gu, ""), "recording"] as const,
  ),
  ...RELEASE.split(" ").map((word) => [word.normalize("NFKD").replace(/\p{M}/gu, ""), "release"] as const),
]);

/** Languages that write without blanks put the word in front; German, Dutch and Swedish join it. */
const BEGINNINGS: readonly (readonly [RegExp, HeaderLevel])[] = [
  [/^曲の/u, "recording"],
  [/^(?:トラック|楽曲|歌曲|曲目|单曲|單曲|곡|트랙|음원|노래)[の的의]?/u, "recording"],
  [/^(?:アルバム|リリース|作品|商品|专辑|專輯|发行|發行|앨범|음반)[の的의]?/u, "release"],
  [/^(?:track|song|lied|lat)s?(?=\p{L}{4})/u, "recording"],
  [/^(?:album|release|produkt|product|skiv)s?(?=\p{L}{4})/u, "release"],
];

/** The level that a word names by itself. */
export function levelOfWord(word: string): HeaderLevel | undefined {
  return LEVELS.get(word);
}

/** The level that a word begins with, and the rest of the word. */
export function levelInWord(
  word: string,
): { readonly level: HeaderLevel; readonly rest: string } | undefined {
  const composed = word.normalize("NFKD").replace(/\p{M}/gu, "");
  for (const [beginning, level] of BEGINNINGS) {
    const found = new RegExp(beginning.source.normalize("NFKD").replace(/\p{M}/gu, ""), "u").exec(composed);
    if (found !== null && found[0].length < composed.length)
      return { level, rest: composed.slice(found[0].length) };
  }
  return undefined;
}

const AT_RELEASE: Partial<Record<HeaderSense, HeaderSense>> = {
  title: "release",
  track_or_title: "release",
  display_artist: "release_artist",
  main_artists: "release_artist",
  version_title: "release_version",
  date: "release_date",
  duration: "other",
  duration_ms: "other",
  isrc: "other",
  advisory: "other",
  track_position: "other",
  language: "other",
  featured_artists: "other",
  contributors: "other",
};
const AT_RECORDING: Partial<Record<HeaderSense, HeaderSense>> = {
  track_or_title: "title",
  catalog_number: "other",
  release_date: "first_published",
};

/** What a sense becomes where a word says which of the two it is about. */
export function senseAtLevel(sense: HeaderSense, level: HeaderLevel): HeaderSense {
  return (level === "release" ? AT_RELEASE : AT_RECORDING)[sense] ?? sense;
}
