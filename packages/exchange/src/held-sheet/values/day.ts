import { isPartialDate, type HeldDay, type PartialDate } from "@deadwax/catalog";
import { unreadable, type Reading } from "../../master-sheet/cells/cell-codec.ts";
import { DATE } from "../../master-sheet/cells/date.ts";
import { monthNumber } from "../../master-sheet/cells/month-names.ts";
import type { Cell } from "../../table/cell.ts";
import type { DateOrder } from "../held-sheet.ts";
import { dateText, NUMERIC_DATE } from "./day-order.ts";

/** What the column settles for its cells. */
export interface DayContext {
  readonly order: DateOrder | null;
  readonly areStoredDoubtful: boolean;
}

/** Years of two digits from here on are of the last century. */
const LAST_CENTURY = 60;
/** `17-May-26`, as Excel writes it where nobody chose a form. */
const NAMED_SHORT = /^(?<d>\d{1,2})[-\s./](?<n>\p{L}{3,9})\.?[-\s./]'?(?<y>\d{2})$/u;

/** Reads a day, with its other reading where the column does not settle which number is the month. */
export function readHeldDay(cell: Cell, { order, areStoredDoubtful }: DayContext): Reading<HeldDay> {
  if (cell.stored?.kind === "date") {
    const read = DATE.read(cell, {});
    if (read.value === undefined) return { issues: read.issues };
    return {
      value: { date: read.value, orElse: areStoredDoubtful ? swapped(read.value) : null },
      issues: read.issues,
    };
  }
  const serial = serialOf(cell);
  if (serial !== undefined) return lostFormat(cell.text, serial);
  if (cell.stored?.kind === "number") return asDay(DATE.read(cell, {}));
  const text = withWholeYear(dateText(cell.text), order !== null);
  const dayFirst = DATE.read({ text }, { dayFirst: true });
  if (!NUMERIC_DATE.test(text)) return asDay(dayFirst);
  const monthFirst = DATE.read({ text }, { dayFirst: false });
  if (dayFirst.value === undefined || monthFirst.value === undefined || dayFirst.value === monthFirst.value)
    return asDay(dayFirst.value === undefined ? monthFirst : dayFirst);
  const [date, other] = order === "month-first" ? [monthFirst, dayFirst] : [dayFirst, monthFirst];
  return {
    value: { date: date.value ?? dayFirst.value, orElse: order === null ? (other.value ?? null) : null },
    issues: [],
  };
}

/** Days since the last of 1899 from 1954 to 2064, where a date can have lost its form. */
function serialOf({ text }: Cell): number | undefined {
  const days = /^\d{5}(?:[.,]0+)?$/u.test(text.trim()) ? Number.parseInt(text, 10) : 0;
  return days >= 20_000 && days < 60_000 ? days : undefined;
}

function lostFormat(received: string, serial: number): Reading<HeldDay> {
  const day = new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10);
  return unreadable({
    code: "DATE_NUMBER",
    message: `“${received.trim()}” is a number; the column lost its date format. It would be ${day}.`,
    received,
    expected: day,
    hint: "Give the column a date format in the spreadsheet, or ask for dates as 2024-05-17 in text cells.",
  });
}

function asDay({ value, issues }: Reading<PartialDate>): Reading<HeldDay> {
  return value === undefined ? { issues } : { value: { date: value, orElse: null }, issues };
}

/** Two digits of a year are a year where the column says which number is which, or a month is named. */
function withWholeYear(text: string, isOrderKnown: boolean): string {
  const named = NAMED_SHORT.exec(text)?.groups;
  if (named !== undefined && monthNumber(named["n"] ?? "") !== undefined) {
    return `${named["d"] ?? ""} ${named["n"] ?? ""} ${century(named["y"] ?? "")}`;
  }
  const groups = isOrderKnown ? NUMERIC_DATE.exec(text)?.groups : undefined;
  if (groups?.["y"]?.length !== 2) return text;
  return `${groups["a"] ?? ""}/${groups["b"] ?? ""}/${century(groups["y"])}`;
}

function century(digits: string): string {
  return `${Number(digits) >= LAST_CENTURY ? 19 : 20}${digits}`;
}

function swapped(date: PartialDate): PartialDate | null {
  const [year = "", month = "", day = ""] = date.split("-");
  const other = `${year}-${day}-${month}`;
  return month !== day && isPartialDate(other) ? other : null;
}
