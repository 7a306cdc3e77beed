import { namesBetween, type CreditedName, type NameEvidence } from "./credited-names.ts";
import { findFeature } from "./feature.ts";
import { itemsIn } from "./items.ts";
import { partOf, type Place } from "./place.ts";

/** A credit line taken apart. Every place is one of `text`. */
export interface ArtistLine {
  readonly text: string;
  readonly main: readonly CreditedName[];
  /** Behind `feat.` and its like. */
  readonly featured: readonly CreditedName[];
}

/** Nobody credits more in one line; it is a text that was pasted in the wrong place, and stays one name. */
const LONGEST_LINE = 2000;

/**
 * `Ana Lima & Jo Berg feat. Al` → one main name that may be two, and one featured name. Names are cut at signs that no
 * act has in its name (`feat.`, ` x `, ` vs. `, ` / `, `;`); at others (`&`, `,`, `and`, `+`, `with` …) only where
 * `knownNames` has every name, and never where it has the whole.
 */
export function parseArtistLine(text: string, evidence: NameEvidence = {}): ArtistLine {
  const all = partOf(text, 0, text.length);
  if (all.words === "") return { text, main: [], featured: [] };
  if (text.length > LONGEST_LINE) {
    return {
      text,
      main: [{ name: all.words, place: all.place, isSure: false, candidates: [] }],
      featured: [],
    };
  }
  const feature = findFeature(itemsIn(text, 0, text.length), all.place.end, "artist line");
  if (feature === undefined || feature.start === all.place.start) {
    return { text, main: namesBetween(text, all.place, evidence), featured: [] };
  }
  const before = text.slice(0, feature.start);
  const bracket = /[([]\s*$/u.exec(before);
  const mainEnd = bracket?.index ?? feature.start;
  const close = bracket === null ? -1 : text.slice(feature.names.start).search(/[)\]]/u);
  const end = close < 0 ? feature.names.end : feature.names.start + close;
  const main = partOf(text, 0, mainEnd);
  const names = partOf(text, feature.names.start, end);
  return {
    text,
    main: namesBetween(text, withoutComma(text, main.place), evidence),
    featured: namesBetween(text, names.place, evidence),
  };
}

function withoutComma(text: string, { start, end }: Place): Place {
  return text.charAt(end - 1) === "," ? partOf(text, start, end - 1).place : { start, end };
}
