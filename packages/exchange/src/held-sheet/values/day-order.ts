/** Which of the first two numbers is the month, told by a whole column. */
import type { Cell } from "../../table/cell.ts";
import type { DateOrder } from "../held-sheet.ts";

/** `17/05/2026`, also with two digits of the year. */
export const NUMERIC_DATE = /^(?<a>\d{1,2})(?<mark>[./\- ])(?<b>\d{1,2})\k<mark>(?<y>\d{4}|\d{2})$/u;
/** A time of day behind a date says nothing about the day. */
const TIME =
  /[\sT,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s*[ap]\.?m\.?)?(?:\s*(?:[A-Z]{1,4}|[+-]\d{2}:?\d{2}))?$/iu;
const WEEKDAY = /^\p{L}{2,12}[.,]{1,2}\s*(?=[\p{L}\d])/u;

/** The date without a day of the week before and a time behind. */
export function dateText(text: string): string {
  const trimmed = text.trim();
  // Most cells are ten characters and nothing else.
  if (trimmed.length <= 10) return trimmed;
  const bare = trimmed.length > 80 ? trimmed : trimmed.replace(TIME, "");
  return /\d{4}|\d$/u.test(bare) ? bare.replace(WEEKDAY, "") : trimmed;
}

/** What the dates of a column say together. */
export interface DayEvidence {
  add(cell: Cell): void;
  /** null where nothing settles it, or cells contradict each other. */
  order(): DateOrder | null;
  /** Dates that can be read both ways were there. */
  isOpen(): boolean;
  isContradictory(): boolean;
  /** So many dates agree, and none contradicts, that no chance is left. */
  isPlain(): boolean;
  /**
   * Stored dates beside text dates whose month cannot be first: what a program set to the other order makes of a
   * column, so that the stored ones have day and month changed.
   */
  areStoredDoubtful(): boolean;
}

const MOST_DISTINCT = 40;
/** Dates that are enough. */
const PLAIN = 20;

export function createDayEvidence(): DayEvidence {
  const seen = { dayFirst: 0, monthFirst: 0, open: 0, dotted: 0, stored: 0, storedLate: 0, short: 0 };
  const first = new Set<string>();
  const last = new Set<string>();
  const order = (): DateOrder | null => {
    if (seen.dayFirst > 0 && seen.monthFirst > 0) return null;
    // With two digits the year can stand in front; then the front changes less than the end.
    if (seen.short > 0 && first.size < last.size) return null;
    if (seen.monthFirst > 0) return "month-first";
    return seen.dayFirst > 0 || seen.dotted > 0 ? "day-first" : null;
  };
  return {
    order,
    isOpen: () => seen.open > 0,
    isPlain: () => seen.dayFirst + seen.monthFirst >= PLAIN && (seen.dayFirst === 0 || seen.monthFirst === 0),
    isContradictory: () => seen.dayFirst > 0 && seen.monthFirst > 0,
    areStoredDoubtful: () =>
      seen.stored > 0 && seen.storedLate === 0 && seen.dayFirst > 0 !== seen.monthFirst > 0,
    add: (cell) => {
      if (cell.stored?.kind === "date") {
        seen.stored++;
        if (Number(cell.text.slice(8, 10)) > 12) seen.storedLate++;
        return;
      }
      const { text } = cell;
      if (text.length > 40 || text.charCodeAt(4) === 0x2d) return;
      const groups = NUMERIC_DATE.exec(dateText(text))?.groups;
      if (groups === undefined) return;
      const { a = "", b = "", y = "" } = groups;
      const [left, right] = [Number(a), Number(b)];
      if (y.length === 2) {
        seen.short++;
        if (first.size < MOST_DISTINCT) first.add(a);
        if (last.size < MOST_DISTINCT) last.add(y);
      }
      if (left > 12 && right <= 12) seen.dayFirst++;
      else if (right > 12 && left <= 12) seen.monthFirst++;
      else if (left !== right) seen.open++;
      if (groups["mark"] === ".") seen.dotted++;
    },
  };
}
