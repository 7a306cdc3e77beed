import type { Issue } from "@deadwax/identifiers";
import { isBlankText } from "./cell.ts";
import { isOwnHeader } from "./formula-escape.ts";
import type { SheetRecord } from "./table.ts";

/** How many rows are looked at: title lines, logos and explanations above a header rarely take more. */
export const HEADER_SEARCH_ROWS = 50;

export interface HeaderFinding {
  /** Index among the records; null when the sheet begins with data. */
  readonly index: number | null;
  readonly issues: readonly Issue[];
}

/** Codes, numbers, dates, times and amounts: what stands below a header, never in it. */
function looksLikeData(text: string): boolean {
  const compact = text.replace(/[\s\p{Pd}.]/gu, "");
  return /^[a-z]{2}[a-z0-9]{3}\d{7}$/iu.test(compact) || /^[\d\s.,:;/%+\-€$£TZ]+$/u.test(text.trim());
}

function contentOf(record: SheetRecord): readonly string[] {
  return record.cells.map((cell) => cell.text).filter((text) => !isBlankText(text));
}

function widest(contents: readonly (readonly string[])[]): number {
  return contents.reduce((most, cells) => Math.max(most, cells.length), 0);
}

/**
 * Finds the header row. Words that are known as headers decide; without any, the first row that is wide, all text
 * and without repetition is taken and said to be a guess.
 */
export function findHeader(
  records: readonly SheetRecord[],
  isHeaderWord: (text: string) => boolean,
): HeaderFinding {
  const contents = records.map(contentOf);
  // A row of data may hold words such as “Title” as well; codes, dates and amounts beside them outweigh them.
  const known = contents.map((cells) => {
    const words = new Set(cells.filter(isHeaderWord)).size;
    return cells.filter(looksLikeData).length > words ? 0 : words;
  });
  const most = Math.max(0, ...known);
  const first = contents.findIndex((cells) => cells.length > 0);
  const own = contents.findIndex(isOwnHeader);
  if (own >= 0) return { index: own, issues: own === first ? [] : [headerNotFirst(records[own])] };
  const best = known.indexOf(most);
  // One known word in a wide row below others is more likely a title called “Title” than a header.
  if (most >= 2 || (most === 1 && (best === first || (contents[best] ?? []).length <= 2))) {
    return { index: best, issues: best === first ? [] : [headerNotFirst(records[best])] };
  }
  const width = widest(contents);
  const index = contents.findIndex((cells) => cells.length > 0 && cells.length >= width / 2);
  const cells = contents[index] ?? [];
  const isText = !cells.some(looksLikeData) && new Set(cells).size === cells.length;
  const hasDataBelow = contents.slice(index + 1).some((below) => below.some(looksLikeData));
  if (index >= 0 && isText && (width > 1 || hasDataBelow))
    return { index, issues: [headerGuessed(records[index])] };
  return { index: null, issues: [HEADER_MISSING] };
}

function headerNotFirst(record: SheetRecord | undefined): Issue {
  return {
    code: "SHEET_HEADER_NOT_FIRST",
    severity: "info",
    path: [],
    message: `The header is in row ${record?.number ?? 0}; what stands above it is not read.`,
  };
}

function headerGuessed(record: SheetRecord | undefined): Issue {
  return {
    code: "SHEET_HEADER_GUESSED",
    severity: "warning",
    path: [],
    message: `Row ${record?.number ?? 0} is taken for the header, although none of its words is known.`,
    hint: "If it is wrong, put a header row with the names of the columns above the data.",
  };
}

const HEADER_MISSING: Issue = {
  code: "SHEET_HEADER_MISSING",
  severity: "warning",
  path: [],
  message: "The sheet begins with data; its columns are called Column A, Column B and so on.",
  hint: "Put a header row above the data, or say which column is which.",
};
