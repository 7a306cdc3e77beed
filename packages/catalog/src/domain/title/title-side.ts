/** One side of a comparison of titles, read. */
import { foldText } from "../text/fold-text.ts";
import { artistNames, finestNames } from "./artist-names.ts";
import { itemsIn } from "./items.ts";
import { parseArtistLine } from "./parse-artist-line.ts";
import { parseTitle } from "./parse-title.ts";
import { readPhrase, type PhraseReading } from "./read-phrase.ts";
import { VERSION_MEANINGS, type VersionKind } from "./version-kinds.ts";

export interface TitleSide {
  readonly title: string;
  readonly versionTitle?: string | null;
  readonly artist?: string | null;
}

export interface ReadSide {
  readonly title: string;
  readonly number: boolean;
  /** Kinds that promise another sound, and those that do not. */
  readonly kinds: readonly VersionKind[];
  readonly otherKinds: readonly VersionKind[];
  readonly versionWords: string;
  readonly versionPlaces: string;
  readonly makers: readonly string[];
  readonly details: readonly string[];
  readonly years: readonly number[];
  readonly featuredInTitle: readonly string[];
  readonly featuredInArtist: readonly string[];
  /** Every name of the artist line, at its finest cut; null where none is given. */
  readonly artists: readonly string[] | null;
  readonly rest: string;
}

export function readSide(side: TitleSide): ReadSide {
  const parsed = parseTitle(side.title);
  const field = side.versionTitle?.trim() ?? "";
  const readings: readonly PhraseReading[] = [
    ...parsed.versions,
    ...(field === "" ? [] : [readField(field)]),
  ];
  const words = [...parsed.versions.map((version) => version.words), ...(field === "" ? [] : [field])];
  const kinds = [...new Set(readings.flatMap((reading) => reading.kinds))].sort();
  const line = side.artist == null || side.artist.trim() === "" ? null : parseArtistLine(side.artist);
  return {
    title: parsed.title,
    number: parsed.pieces[0]?.role === "number",
    kinds: kinds.filter((kind) => VERSION_MEANINGS[kind].relations !== null),
    otherKinds: kinds.filter((kind) => VERSION_MEANINGS[kind].relations === null),
    versionWords: words.map(foldText).sort().join(" / "),
    versionPlaces: `${parsed.versions.length} ${field === "" ? 0 : 1}`,
    makers: folded(readings.flatMap(({ by }) => by?.words ?? [])),
    details: folded(readings.flatMap(({ detail }) => detail?.words ?? [])),
    years: [
      ...new Set([
        ...readings.flatMap(({ year }) => year ?? []),
        ...(parsed.year === null ? [] : [parsed.year]),
      ]),
    ],
    featuredInTitle: finestNames(parsed.featured).toSorted(),
    featuredInArtist: finestNames(line?.featured ?? []).toSorted(),
    artists: line === null ? null : artistNames(line.text).toSorted(),
    rest: parsed.rest.map((part) => foldText(part.words)).join(" / "),
  };
}

/** What stands in a field of its own is a version, whatever it says. */
function readField(text: string): PhraseReading {
  const reading = readPhrase(text, itemsIn(text, 0, text.length));
  const detail = { words: text, place: { start: 0, end: text.length } };
  return reading ?? { kinds: ["version"], by: null, detail, year: null };
}

function folded(words: readonly string[]): readonly string[] {
  return [...new Set(words.map(foldText))].sort();
}
