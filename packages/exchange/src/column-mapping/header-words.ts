import { MASTER_SHEET_COLUMNS, type ColumnId } from "../master-sheet/columns.ts";
import { normalizeHeader } from "./normalize-header.ts";
import { WORDS_OF_COLUMNS, WORDS_OF_OTHER_THINGS, WORDS_TO_ASK } from "./word-lists.ts";

/** What a header says by its words alone. */
export type HeaderMeaning =
  | { readonly kind: "own"; readonly target: ColumnId }
  | { readonly kind: "word"; readonly target: ColumnId }
  | { readonly kind: "ask"; readonly target: ColumnId; readonly question: string }
  /** One word of the header names an identifier: `Recording 1 ISRC`. */
  | { readonly kind: "part"; readonly target: ColumnId }
  | { readonly kind: "other" }
  | { readonly kind: "unknown" };

const UNKNOWN: HeaderMeaning = { kind: "unknown" };

const MEANINGS: ReadonlyMap<string, HeaderMeaning> = new Map([
  ...entries(WORDS_OF_OTHER_THINGS, { kind: "other" }),
  ...WORDS_TO_ASK.flatMap(({ words, target, question }) => entries(words, { kind: "ask", target, question })),
  ...MASTER_SHEET_COLUMNS.flatMap(({ id }) =>
    entries(WORDS_OF_COLUMNS[id] ?? "", { kind: "word", target: id }),
  ),
  ...MASTER_SHEET_COLUMNS.flatMap(({ id }) => entries(id, { kind: "own", target: id })),
]);

/** Words that name an identifier wherever they stand in a header. */
const IDENTIFIER_WORDS: readonly (readonly [string, ColumnId])[] = [
  ["isrc", "isrc"],
  ["iswc", "iswc"],
  ["upc", "barcode"],
  ["ean", "barcode"],
  ["gtin", "barcode"],
  ["barcode", "barcode"],
];

function entries(words: string, meaning: HeaderMeaning): (readonly [string, HeaderMeaning])[] {
  return words
    .split("|")
    .map(normalizeHeader)
    .filter((word) => word !== "")
    .map((word) => [word, meaning] as const);
}

/** What a header means. */
export function meaningOfHeader(header: string): HeaderMeaning {
  const words = normalizeHeader(header);
  const known = MEANINGS.get(words);
  if (known !== undefined) return known;
  const tokens = words.split(" ");
  const part = IDENTIFIER_WORDS.find(([word]) => tokens.includes(word));
  return part === undefined ? UNKNOWN : { kind: "part", target: part[1] };
}

/** Whether a text is known as a header, ours or that of another sheet. Finds the header row. */
export function isHeaderWord(text: string): boolean {
  return text.length <= 60 && meaningOfHeader(text).kind !== "unknown";
}
