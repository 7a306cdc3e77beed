import type { ColumnId } from "../master-sheet/columns.ts";
import { findColumn } from "../master-sheet/columns.ts";
import { isBlankText, type Cell } from "../table/cell.ts";
import { columnNames } from "../table/column-name.ts";
import { PROBLEM_HEADER } from "../master-sheet/write-failed-rows.ts";
import type { Row } from "../table/table.ts";
import type { ColumnSuggestion, SuggestionReason } from "./column-suggestion.ts";
import { COLUMN_OF_KIND, contentKind, NAME_OF_KIND, type ContentKind } from "./content-kind.ts";
import { meaningOfHeader, type HeaderMeaning } from "./header-words.ts";
import { settleRivals } from "./settle-rivals.ts";

/**
 * Says for each column of a sheet which column of the master sheet it is, by the words of its header and by its
 * content. Content alone never decides: it makes a question, as does content that contradicts the header.
 */
export function suggestMapping(
  header: readonly string[],
  sample: readonly Row[],
): readonly ColumnSuggestion[] {
  // What a row has beyond the header is no column: that row fails by itself.
  const width = header.length > 0 ? header.length : Math.max(0, ...sample.map((row) => row.cells.length));
  // In a file of failed rows the cells that cannot be read are those to repair, and their header is right.
  const isRepair = header.includes(PROBLEM_HEADER);
  return settleRivals(
    columnNames(header, width).map((name, index) => {
      const cells = sample.flatMap((row) => row.cells[index] ?? []).filter((cell) => !isBlankText(cell.text));
      const samples = cells.slice(0, 3).map((cell) => cell.text.slice(0, 80));
      return { index, name, samples, ...judge(meaningOfHeader(header[index] ?? ""), cells, isRepair) };
    }),
  );
}

type Judgement = Pick<ColumnSuggestion, "status" | "target" | "because" | "message">;

function judge(meaning: HeaderMeaning, cells: readonly Cell[], isRepair: boolean): Judgement {
  const kind = contentKind(cells);
  const found = kind === "other" ? undefined : { target: COLUMN_OF_KIND[kind], name: NAME_OF_KIND[kind] };
  if (meaning.kind === "other") return ignored("other-thing", "The master sheet has no column for this.");
  if (meaning.kind === "unknown") {
    if (found === undefined) return ignored("unknown", "The header is not known.");
    return uncertain(
      found.target,
      "content-only",
      `The cells look like ${found.name}. Is this ${found.target}?`,
    );
  }
  const { target } = meaning;
  if (found !== undefined && !fits(target, kind)) {
    return uncertain(
      target,
      "contradiction",
      `The header says ${target}, the cells look like ${found.name}. Which is it?`,
    );
  }
  if (meaning.kind === "ask") return uncertain(target, "header-ambiguous", meaning.question);
  if (!isRepair && isMostlyUnreadable(target, cells)) {
    return uncertain(
      target,
      "unreadable",
      `The header says ${target}, but most cells cannot be read as that. Is it?`,
    );
  }
  if (meaning.kind === "part" && found === undefined) {
    return uncertain(target, "header-in-part", `Part of the header says ${target}. Is it?`);
  }
  if (meaning.kind === "own") return matched(target, "own-header", "This is a column of the master sheet.");
  if (found !== undefined) return matched(target, "header-and-content", "Header and content agree.");
  return matched(target, "header", "The header says so.");
}

/** Whether a column may hold that kind of content. */
function fits(target: ColumnId, kind: ContentKind): boolean {
  if (target === "notes" || target === "file") return true;
  if (target === "superseded_codes") return kind === "isrc";
  // A title of digits and a colon is a title; whole columns of them are not.
  if (target === "recorded_on" || target === "first_published") return kind === "date" || kind === "gtin";
  return kind !== "other" && COLUMN_OF_KIND[kind] === target;
}

function isMostlyUnreadable(target: ColumnId, cells: readonly Cell[]): boolean {
  const column = findColumn(target);
  if (column === undefined || cells.length === 0) return false;
  const readable = cells.filter((cell) => {
    const draft = {};
    column.read(cell, { dayFirst: true }, draft);
    return Object.keys(draft).length > 0;
  });
  return readable.length < cells.length / 2;
}

function matched(target: ColumnId, because: SuggestionReason, message: string): Judgement {
  return { status: "matched", target, because, message };
}

function uncertain(target: ColumnId, because: SuggestionReason, message: string): Judgement {
  return { status: "uncertain", target, because, message };
}

function ignored(because: SuggestionReason, message: string): Judgement {
  return { status: "ignored", target: null, because, message };
}
