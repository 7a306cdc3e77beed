/** Names as credit lines join them: cut where a sign is sure, with the other possible cuts named and left to evidence. */
import { foldText } from "../text/fold-text.ts";
import { partOf, type Place, type TypedPart } from "./place.ts";

export interface CreditedName {
  readonly name: string;
  readonly place: Place;
  /** False where it may be several names, or no name at all. */
  readonly isSure: boolean;
  /** The names it would be if it were cut at every doubtful sign; empty where there is none. */
  readonly candidates: readonly TypedPart[];
}

/** What is known of names, folded by `foldText`. */
export interface NameEvidence {
  readonly knownNames?: ReadonlySet<string>;
}

/** No single act is written with these between blanks; the other cuts are in the names of many. */
const SURE_CUT = /\s+(?:[x×/|]|vs\.?|versus|pres\.?|presents|w\/)\s+|\s*[;；]\s*/gu;
const DOUBTFUL_CUT =
  /\s*[&＆,，、/+]\s*|\s+(?:[Xy]|VS\.?|Vs\.?|and|And|AND|und|et|[eiис]|og|och|en|ve|και|with|With|con|avec|mit|com|met|med|ile)\s+|(?<=[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}])と(?=[\p{sc=Kana}\p{sc=Han}])|\s+[と와과和与與و]\s*/gu;

export function namesBetween(
  text: string,
  place: Place,
  evidence: NameEvidence = {},
): readonly CreditedName[] {
  return cut(text, place, SURE_CUT)
    .map((part) => {
      const known = evidence.knownNames;
      const pieces = cut(text, part.place, DOUBTFUL_CUT);
      if (pieces.length < 2 || known?.has(foldText(part.words)) === true) return [named(part, [])];
      if (known !== undefined && pieces.every(({ words }) => known.has(foldText(words))))
        return pieces.map((one) => named(one, []));
      return [named(part, pieces)];
    })
    .flat();
}

function named({ words, place }: TypedPart, candidates: readonly TypedPart[]): CreditedName {
  return { name: words, place, isSure: candidates.length === 0, candidates };
}

function cut(text: string, { start, end }: Place, sign: RegExp): readonly TypedPart[] {
  const parts: TypedPart[] = [];
  const line = text.slice(start, end);
  let from = 0;
  for (const match of line.matchAll(sign)) {
    parts.push(partOf(text, start + from, start + match.index));
    from = match.index + match[0].length;
  }
  parts.push(partOf(text, start + from, end));
  const filled = parts.filter(({ words }) => words !== "");
  return filled.length > 0 ? filled : [partOf(text, start, end)];
}
