import { normalizeHeader } from "../header-words/normalize-header.ts";
import type { HeaderSense } from "../header-words/header-sense.ts";
import { readHeader } from "../header-words/read-header.ts";
import { findColumn, MASTER_SHEET_COLUMNS, type ColumnId } from "../master-sheet/columns.ts";

/** What a header says by its words alone, for the columns of the master sheet. */
export type HeaderMeaning =
  | { readonly kind: "own"; readonly target: ColumnId }
  | { readonly kind: "word"; readonly target: ColumnId }
  | { readonly kind: "ask"; readonly target: ColumnId; readonly question: string }
  /** One word of the header names an identifier: `Recording 1 ISRC`. */
  | { readonly kind: "part"; readonly target: ColumnId }
  | { readonly kind: "other" }
  | { readonly kind: "unknown" };

const OWN: ReadonlyMap<string, ColumnId> = new Map(
  MASTER_SHEET_COLUMNS.map(({ id }) => [normalizeHeader(id), id] as const),
);

/** Senses that are a column of ours by another name. */
const ALIKE: Partial<Record<HeaderSense, ColumnId>> = { main_artists: "display_artist", p_owner: "owner" };

/** Headers that may mean one of our columns; only who made the sheet knows. */
const QUESTIONS: Partial<Record<HeaderSense, { readonly target: ColumnId; readonly question: string }>> = {
  release_date: {
    target: "first_published",
    question:
      "A release can come out years after the recording was first published. Is this the first publication?",
  },
  track_or_title: {
    target: "title",
    question: "This can be the title or the number of a track. Is it the title?",
  },
  recording_year: {
    target: "recorded_on",
    question: "Only a year is given here. Is it the year in which the recording was made?",
  },
};

/** What a header means. */
export function meaningOfHeader(header: string): HeaderMeaning {
  const own = OWN.get(normalizeHeader(header));
  if (own !== undefined) return { kind: "own", target: own };
  const { sense, number, isPart } = readHeader(header);
  if (sense === null || number !== null) return { kind: "unknown" };
  const asked = QUESTIONS[sense];
  if (asked !== undefined) return { kind: "ask", ...asked };
  const target = ALIKE[sense] ?? findColumn(sense)?.id;
  if (target === undefined) return { kind: "other" };
  return { kind: isPart ? "part" : "word", target };
}

/** Whether a text is known as a header, ours or that of another sheet. Finds the header row. */
export function isHeaderWord(text: string): boolean {
  return text.length <= 60 && meaningOfHeader(text).kind !== "unknown";
}
