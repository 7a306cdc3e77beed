import { parseGtin, parseIsrc, parseIswc } from "@deadwax/identifiers";
import type { ColumnId } from "../master-sheet/columns.ts";
import { isBlankText, type Cell } from "../table/cell.ts";

/** What the cells of a column look like, whatever its header says. */
export type ContentKind = "isrc" | "gtin" | "iswc" | "duration" | "date" | "other";

/** Share of cells that must be of one kind. Real columns have a few typing errors. */
const ENOUGH = 0.8;

const KINDS: readonly { readonly kind: ContentKind; readonly is: (cell: Cell) => boolean }[] = [
  { kind: "isrc", is: ({ text }) => text.length >= 12 && parseIsrc(text).ok },
  { kind: "iswc", is: ({ text }) => text.length >= 10 && parseIswc(text).ok },
  { kind: "gtin", is: ({ text }) => /^[\d\s-]{8,20}$/u.test(text.trim()) && parseGtin(text).ok },
  {
    kind: "duration",
    is: ({ text, stored }) =>
      stored?.kind === "time" ||
      /^(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d+)?$|^PT[\dHMS.]+$|^\d+\s*m(?:in)?\s*\d+\s*s/iu.test(text.trim()),
  },
  {
    kind: "date",
    is: ({ text, stored }) =>
      stored?.kind === "date" ||
      /^\d{4}-\d{2}(?:-\d{2})?(?:T.*)?$|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/u.test(text.trim()),
  },
];

/** The kind of most cells; "other" for free text, numbers and columns without content. */
export function contentKind(cells: readonly Cell[]): ContentKind {
  const filled = cells.filter((cell) => !isBlankText(cell.text));
  if (filled.length === 0) return "other";
  return KINDS.find(({ is }) => filled.filter(is).length >= filled.length * ENOUGH)?.kind ?? "other";
}

/** The column a kind of content belongs to, when nothing but the content is known. */
export const COLUMN_OF_KIND: Readonly<Record<Exclude<ContentKind, "other">, ColumnId>> = {
  isrc: "isrc",
  gtin: "barcode",
  iswc: "iswc",
  duration: "duration",
  date: "first_published",
};

/** Names of kinds for people. */
export const NAME_OF_KIND: Readonly<Record<Exclude<ContentKind, "other">, string>> = {
  isrc: "ISRCs",
  gtin: "bar codes (GTIN)",
  iswc: "ISWCs",
  duration: "durations",
  date: "dates",
};
